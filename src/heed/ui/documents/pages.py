"""A report as one printable page that needs nothing else."""

from html import escape

from heed.ui.documents.document import Bullets, Document, Grid, Heading, Part

# One file that a browser prints well; it is opened from a folder, not from Heed.
STYLE = """
body { font-family: Arial, sans-serif; line-height: 1.5; color: #212b32;
  max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; }
caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
th, td { border-bottom: 1px solid #768692; padding: .4rem .6rem;
  text-align: left; vertical-align: top; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.wide { overflow-x: auto; }
.blank { border: 2px dashed #212b32; padding: .6rem; min-height: 3rem; }
@media print {
  body { margin: 0; max-width: none; }
  table, .blank { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""


def as_page(whole: Document) -> str:
    """The whole report as HTML, without a script or anything from elsewhere."""
    title = escape(whole.title)
    said = ["", *(getattr(part, "words", "") for part in whole.parts)]
    body = "\n".join(map(_part, whole.parts, said))
    return (
        f'<!doctype html>\n<html lang="{escape(whole.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _part(part: Part, before: str) -> str:
    if isinstance(part, Heading):
        return f"<h{part.level}>{escape(part.words)}</h{part.level}>"
    if isinstance(part, Bullets):
        items = "".join(f"<li>{escape(item)}</li>" for item in part.items)
        return f"<ul>{items}</ul>"
    if isinstance(part, Grid):
        return _grid(part, is_said=part.caption == before)
    if part.is_blank:
        return f'<p class="blank"><strong>To fill in:</strong> {escape(part.words)}</p>'
    lang = f' lang="{escape(part.language)}"' if part.language else ""
    lines = [line for line in part.words.split("\n") if line.strip()]
    return "".join(f"<p{lang}>{escape(line)}</p>" for line in lines)


def _grid(grid: Grid, *, is_said: bool) -> str:
    """A table; a caption that the heading above has already is for listeners only."""
    head = "".join(
        f'<th scope="col"{_figure(place)}>{escape(cell)}</th>'
        for place, cell in enumerate(grid.head)
    )
    rows = "\n".join(_row(row) for row in grid.rows)
    caption, said = escape(grid.caption), ' class="said"' if is_said else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{caption}">'
        f"<table><caption{said}>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    figures = "".join(f'<td class="figure">{escape(cell)}</td>' for cell in rest)
    return f'<tr><th scope="row">{escape(first)}</th>{figures}</tr>'


def _figure(place: int) -> str:
    return ' class="figure"' if place else ""
