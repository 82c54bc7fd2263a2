"""What all our printed pages share: an embedded typeface, styles, and a safe way in."""

import html
from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

REGULAR, BOLD = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"
MARGIN = 18 * mm


def style(size: float, *, bold: bool = False, centred: bool = False) -> ParagraphStyle:
    """Return how a paragraph looks; sizes are in points."""
    _fonts()
    return ParagraphStyle(
        f"{size}{bold}{centred}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.3,
        spaceAfter=size * 0.5,
        alignment=TA_CENTER if centred else 0,
    )


def paragraph(text: str, look: ParagraphStyle) -> Paragraph:
    """Make a paragraph of plain text; marks in it are printed, not obeyed."""
    return Paragraph(html.escape(text, quote=False), look)


def printed(title: str, language: str, flowables: list[Flowable]) -> tuple[bytes, int]:
    """Lay out one A4 document and return it with its number of pages."""
    target = BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        title=title,
        author="",
        lang=language,
        invariant=1,  # no time of printing inside, and the same bytes each time
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    )
    document.build(flowables)
    return target.getvalue(), document.page


@cache
def _fonts() -> None:
    for name in (REGULAR, BOLD):
        path = Path(__file__).parent / "fonts" / f"{name}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(path)))
        addMapping(name, 0, 0, name)
