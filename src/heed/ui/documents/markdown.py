"""A report as Markdown."""

import re

from heed.ui.documents.document import Bullets, Document, Grid, Heading, Part

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(whole: Document) -> str:
    """The whole report; marks in people's words are words, not Markdown."""
    said = ["", *(getattr(part, "words", "") for part in whole.parts)]
    parts = [f"# {_plain(whole.title)}", *map(_part, whole.parts, said)]
    return "\n\n".join(parts) + "\n"


def _part(part: Part, before: str) -> str:
    if isinstance(part, Heading):
        return f"{'#' * part.level} {_plain(part.words)}"
    if isinstance(part, Bullets):
        return "\n".join(f"- {_plain(item)}" for item in part.items)
    if isinstance(part, Grid):
        return _grid(part, is_said=part.caption == before)
    return (
        f"**To fill in:** {_plain(part.words)}" if part.is_blank else _plain(part.words)
    )


def _grid(grid: Grid, *, is_said: bool) -> str:
    head = _row(grid.head)
    rule = "| --- " + "| ---: " * (len(grid.head) - 1) + "|"
    lines = [head, rule, *(_row(row) for row in grid.rows)]
    caption = [] if is_said else [f"*{_plain(grid.caption)}*", ""]
    return "\n".join([*caption, *lines])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub(r"\\\1", words).split())
