"""A drawing as a file of its own: SVG for screens, PNG for papers.

Neither needs a page, settings or a style sheet. The words come with the file: its
title and its one sentence are in the SVG for readers who listen.
"""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw, ImageFont

from heed.ui.figures.parts import Drawing, Mark

FONT = "Atkinson Hyperlegible Next, Arial, sans-serif"
MARGIN, PAPER, INK = 12, "#ffffff", "#212b32"
# Where a text's given point lies on it, for Pillow: left, middle or right of the line.
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def as_svg(drawing: Drawing, *, title: str, sentence: str) -> str:
    """A whole SVG file: title and description first, no script, no style attribute."""
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    marks = "\n".join(_element(mark) for mark in drawing.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{-MARGIN} {-MARGIN} {width} {height}" role="img" '
        f'aria-labelledby="title desc">\n'
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="desc">{escape(sentence)}</desc>\n'
        f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width}" height="{height}" '
        f'fill="{PAPER}"/>\n'
        f'<g font-family="{FONT}">\n{marks}\n</g>\n</svg>\n'
    )


def as_png(drawing: Drawing, *, scale: int = 3) -> bytes:
    """The same drawing as an image; scale 3 is 300 dots an inch at 6.6 inches wide.

    Errors: ``ValueError`` for a shape that this cannot draw.
    """
    size = (drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN)
    image = Image.new("RGB", (round(size[0] * scale), round(size[1] * scale)), PAPER)
    brush = ImageDraw.Draw(image)
    for mark in drawing.marks:
        _draw(brush, mark, scale)
    file = BytesIO()
    image.save(file, "PNG", dpi=(100 * scale, 100 * scale))
    return file.getvalue()


def _element(mark: Mark) -> str:
    attributes = " ".join(
        f"{name}={quoteattr(str(value))}" for name, value in mark.at.items()
    )
    words = "" if mark.words is None else escape(str(mark.words))
    return f"<{mark.element} {attributes}>{words}</{mark.element}>"


def _draw(brush: ImageDraw.ImageDraw, mark: Mark, scale: int) -> None:
    at: dict[str, Any] = mark.at
    thick = round(float(at.get("stroke-width", 0)) * scale)
    fill, stroke = at.get("fill", INK), at.get("stroke")
    if mark.element == "text":
        font = ImageFont.load_default(float(at["font-size"]) * scale)
        point = _scaled(scale, at["x"], at["y"])
        anchor = ANCHORS[str(at.get("text-anchor", "start"))]
        brush.text(point, str(mark.words), fill=fill, font=font, anchor=anchor)
    elif mark.element == "line":
        ends = _scaled(scale, at["x1"], at["y1"], at["x2"], at["y2"])
        brush.line(ends, fill=stroke, width=thick)
    elif mark.element == "rect":
        x, y = float(at["x"]), float(at["y"])
        box = _scaled(scale, x, y, x + float(at["width"]), y + float(at["height"]))
        brush.rectangle(box, fill=fill, outline=stroke, width=thick)
    elif mark.element == "circle":
        x, y, r = float(at["cx"]), float(at["cy"]), float(at["r"])
        box = _scaled(scale, x - r, y - r, x + r, y + r)
        brush.ellipse(box, fill=fill, outline=stroke, width=thick)
    else:
        raise ValueError(f"A {mark.element} is not drawn as an image.")


def _scaled(scale: int, *numbers: Any) -> list[float]:
    return [(float(number) + MARGIN) * scale for number in numbers]
