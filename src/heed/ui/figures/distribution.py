"""The five answers of a scale as one bar, from the calm end to the stormy one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from heed.ui.figures.bars import bars
from heed.ui.figures.parts import Drawing, Figure, Mark, Part, added

WIDTHS = {"heed-wide": 640, "heed-narrow": 320}
BAR_TOP, BAR_HEIGHT = 4, 56
GAP = 2
ROOM_FOR_A_NUMBER = 24


def distribution(*, title: Any, parts: Sequence[Part], skipped: int = 0) -> Figure:
    """The bar, and below it a row per answer; only rows where a count is withheld."""
    base = added(parts)
    listed = bars(title=title, parts=parts, base=base, skipped=skipped)
    drawings = []
    if base:
        drawings = [_bar(parts, base, css, width) for css, width in WIDTHS.items()]
    rows = [
        replace(row, fill=f"heed-scale-{place}")
        for place, row in enumerate(listed.rows, 1)
    ]
    return replace(listed, drawings=drawings, rows=rows)


def _bar(parts: Sequence[Part], base: int, css: str, width: int) -> Drawing:
    marks: list[Mark] = []
    shown = [(place, part) for place, part in enumerate(parts, 1) if part.count]
    room = width - 2 - GAP * (len(shown) - 1)
    left = 1.0
    for place, part in shown:
        length = room * part.count / base
        marks += _segment(place, part, left, length)
        left += length + GAP
    return Drawing(width=width, height=BAR_TOP * 2 + BAR_HEIGHT, marks=marks, css=css)


def _segment(place: int, part: Part, left: float, length: float) -> list[Mark]:
    box = {
        "x": round(left, 1),
        "y": BAR_TOP,
        "width": round(length, 1),
        "height": BAR_HEIGHT,
    }
    marks = [Mark("rect", f"heed-scale-{place}", box)]
    if length >= ROOM_FOR_A_NUMBER:
        middle = {"x": round(left + length / 2, 1), "y": BAR_TOP + BAR_HEIGHT / 2 + 6}
        words = f"{part.count}"
        marks.append(Mark("text", f"heed-on-scale-{place}", middle, words))
    return marks
