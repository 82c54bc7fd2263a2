"""A dot for each group, with its interval as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.ordered import INK, OUTLINE, SEVEN, WIDTHS, line, words_at
from heed.ui.figures.parts import Drawing, Figure, Key, Mark

TOP, LABEL, ROW, AXIS, EDGE, CAP = 6, 22, 26, 26, 10, 6
SQUARE = 8


@dataclass(frozen=True)
class DotRow:
    """One group's value with its interval; ``None`` is too few to show.

    The interval may lack where the value is known, and then only the dot is drawn.
    ``mark`` is a value to compare with, drawn as a white square.
    """

    label: Any
    value: float | None
    low: float | None
    high: float | None
    base: Any
    mark: float | None = None


def dots(
    *,
    title: Any,
    sentence: str,
    rows: Sequence[DotRow],
    ends: tuple[float, float] = (0, 100),
    unit: str = "%",
) -> Figure:
    """The figure: dots on one axis, and the numbers as a table."""
    few = _("too few to show")
    marked = any(row.mark is not None for row in rows)
    columns = [_("Group"), _("Value"), _("From"), _("To"), _("Of")]
    return Figure(
        title=title,
        sentence=sentence,
        columns=columns + ([_("Expected")] if marked else []),
        table=[
            _table_row(row, unit, few) + _expected(row, unit, marked) for row in rows
        ],
        drawings=[
            dots_drawing(rows, ends=ends, unit=unit, width=width, css=css, few=few)
            for css, width in WIDTHS.items()
        ],
        keys=_keys() if marked else [],
    )


def dots_drawing(
    rows: Sequence[DotRow],
    *,
    ends: tuple[float, float] = (0, 100),
    unit: str = "%",
    width: int = 640,
    css: str = "",
    few: str = "too few to show",
) -> Drawing:
    """The dots. Errors: ``ValueError`` for a value or an interval beyond the axis."""
    known = [
        x
        for row in rows
        for x in (row.value, row.low, row.high, row.mark)
        if x is not None
    ]
    if ends[0] >= ends[1] or any(not ends[0] <= x <= ends[1] for x in known):
        raise ValueError("Every value lies on the axis.")
    bottom = TOP + len(rows) * (LABEL + ROW)
    scale = (width - 2 * EDGE) / (ends[1] - ends[0])
    marks = _axis(ends, scale, bottom, unit)
    quarters = [EDGE + (width - 2 * EDGE) * quarter / 4 for quarter in range(5)]
    for place, row in enumerate(rows):
        y = TOP + place * (LABEL + ROW)
        words = few if row.value is None else f"{row.value:.1f}{unit}"
        marks.append(words_at(EDGE, y + 16, f"{row.label}: {words}"))
        # Grid lines stand under their dot only, so that they cross no words.
        band = y + LABEL, y + LABEL + ROW - 8
        marks += [line(x, band[0], x, band[1], stroke=OUTLINE) for x in quarters]
        marks += _dot(row, ends[0], scale, y + LABEL + ROW / 2 - 4)
    return Drawing(width=width, height=bottom + AXIS, marks=marks, css=css)


def _dot(row: DotRow, start: float, scale: float, y: float) -> list[Mark]:
    def place(value: float) -> float:
        return EDGE + (value - start) * scale

    marks: list[Mark] = [] if row.mark is None else [_square(place(row.mark), y)]
    if row.low is not None and row.high is not None:
        left, right = place(row.low), place(row.high)
        marks.append(line(left, y, right, y, stroke=INK, thick=3))
        for end in (left, right):
            marks.append(line(end, y - CAP, end, y + CAP, stroke=INK, thick=2))
    if row.value is not None:
        at = {"cx": round(place(row.value), 1), "cy": round(y, 1), "r": 7}
        look = {"fill": SEVEN[0], "stroke": "#ffffff", "stroke-width": 2}
        marks.append(Mark("circle", "", at | look))
    return marks


def _square(x: float, y: float) -> Mark:
    at = {"x": round(x - SQUARE, 1), "y": round(y - SQUARE, 1)}
    size = {"width": 2 * SQUARE, "height": 2 * SQUARE}
    look = {"fill": "#ffffff", "stroke": INK, "stroke-width": 2}
    return Mark("rect", "", at | size | look)


def _keys() -> list[Key]:
    look = {"fill": SEVEN[0], "stroke": "#ffffff", "stroke-width": 2}
    dot = Mark("circle", "", {"cx": 10, "cy": 10, "r": 7} | look)
    return [Key(dot, _("what was found")), Key(_square(10, 10), _("what was expected"))]


def _expected(row: DotRow, unit: str, marked: bool) -> list[str]:
    if not marked:
        return []
    return ["" if row.mark is None else f"{row.mark:.1f}{unit}"]


def _axis(
    ends: tuple[float, float], scale: float, bottom: float, unit: str
) -> list[Mark]:
    marks: list[Mark] = []
    for quarter in range(5):
        value = ends[0] + (ends[1] - ends[0]) * quarter / 4
        x = EDGE + (value - ends[0]) * scale
        anchor = {0: "start", 4: "end"}.get(quarter, "middle")
        marks.append(words_at(x, bottom + 18, f"{value:g}{unit}", anchor=anchor))
    return marks


def _table_row(row: DotRow, unit: str, few: str) -> list[Any]:
    if row.value is None:
        return [row.label, few, few, few, row.base]
    ends = ["" if end is None else f"{end:.1f}{unit}" for end in (row.low, row.high)]
    return [row.label, f"{row.value:.1f}{unit}", *ends, row.base]
