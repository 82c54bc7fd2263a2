"""Shares over time as dots joined by lines; a gap is drawn as a gap.

Nothing is joined across a time that is withheld or in which nobody was heard, and the
two are drawn differently. Neither is a dot at zero.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.ordered import INK, OUTLINE, SEVEN, WIDTHS, line, words_at
from heed.ui.figures.parts import Drawing, Figure, Key, Mark

LEFT, RIGHT, TOP, TALL, FOOT = 58, 26, 26, 180, 34
LETTER, SIZE, BETWEEN, R = 8, 12, 14, 6


@dataclass(frozen=True)
class Point:
    """One time. Without a value nobody was heard, or it ``is_withheld``."""

    label: Any
    short: str
    value: float | None
    is_withheld: bool = False


def over_time(
    *,
    title: Any,
    sentence: str,
    points: Sequence[Point],
    columns: list[Any],
    table: list[list[Any]],
    note: str = "",
) -> Figure:
    """The figure: per cent over time; ``table`` has whatever else stands beside it."""
    return Figure(
        title=title,
        sentence=sentence,
        columns=columns,
        table=table,
        drawings=[
            line_drawing(points, width=width, css=css) for css, width in WIDTHS.items()
        ],
        keys=_keys(points),
        note=note,
    )


def line_drawing(
    points: Sequence[Point], *, width: int = 640, css: str = ""
) -> Drawing:
    """The dots and lines. Errors: ``ValueError`` for a share beyond 0 to 100."""
    values = [one.value for one in points if one.value is not None]
    if any(not 0 <= value <= 100 for value in values):
        raise ValueError("A share lies between 0 and 100 per cent.")
    top = min(100, max(10, 10 * math.ceil(max(values, default=0) / 10)))
    bottom = TOP + TALL
    step = (width - LEFT - RIGHT) / max(len(points) - 1, 1)
    marks = _axis(top, width)
    at = [
        (LEFT + n * step, None if p.value is None else bottom - TALL * p.value / top)
        for n, p in enumerate(points)
    ]
    for (x1, y1), (x2, y2) in pairwise(at):
        if y1 is not None and y2 is not None:
            marks.append(line(x1, y1, x2, y2, stroke=SEVEN[0], thick=3))
    for (x, y), one in zip(at, points, strict=True):
        marks += _point(one, x, y, step)
    marks += _times(points, step, bottom)
    return Drawing(width=width, height=bottom + FOOT, marks=marks, css=css)


def _axis(top: int, width: int) -> list[Mark]:
    marks = []
    for part in (0, 0.5, 1):
        y = TOP + TALL * (1 - part)
        marks.append(line(LEFT - 18, y, width - RIGHT + 8, y, stroke=OUTLINE))
        marks.append(words_at(LEFT - 22, y + 5, f"{top * part:g}%", anchor="end"))
    return marks


def _point(one: Point, x: float, y: float | None, step: float) -> list[Mark]:
    bottom = TOP + TALL
    if y is None:
        return [_square(x, bottom)] if one.is_withheld else [_cross(x, bottom)]
    dot = {"cx": round(x, 1), "cy": round(y, 1), "r": R}
    marks = [Mark("circle", "", dot | _look())]
    if step >= 4 * LETTER:
        marks.append(words_at(x, _beside(y), f"{one.value:.0f}", anchor="middle"))
    return marks


def _beside(y: float) -> float:
    """Above a dot, or below it where a line of the axis would cross the number."""
    lines = [TOP + TALL * part for part in (0, 0.5, 1)]
    crossed = any(y - 12 - SIZE < one < y - 8 for one in lines)
    return y + 12 + SIZE if crossed else y - 12


def _look() -> dict[str, Any]:
    return {"fill": SEVEN[0], "stroke": "#ffffff", "stroke-width": 2}


def _square(x: float, y: float) -> Mark:
    size = {"x": round(x - 6, 1), "y": round(y - 6, 1), "width": 12, "height": 12}
    look = {"fill": "#ffffff", "stroke": INK, "stroke-width": 2}
    return Mark("rect", "", size | look)


def _cross(x: float, y: float) -> Mark:
    return line(x, y - 8, x, y + 8, stroke=INK, thick=2)


def _times(points: Sequence[Point], step: float, bottom: float) -> list[Mark]:
    """The first time, and as many of the others as have room."""
    widest = max((len(one.short) for one in points), default=0) * LETTER
    every = max(1, math.ceil((widest + BETWEEN) / step)) if step else 1
    marks = []
    for number, one in enumerate(points):
        if number % every == 0:
            x = LEFT + number * step
            last = number == len(points) - 1 and number
            anchor = "end" if last else "middle" if number else "start"
            x += RIGHT - 2 if last else 0 if number else -18
            marks.append(words_at(x, bottom + 26, one.short, anchor=anchor))
    return marks


def _keys(points: Sequence[Point]) -> list[Key]:
    """What the marks mean, as far as they are drawn."""
    gaps = [one.is_withheld for one in points if one.value is None]
    dot = Mark("circle", "", {"cx": 10, "cy": 10, "r": R} | _look())
    keys = [Key(dot, _("per cent of people"))]
    if True in gaps:
        keys.append(Key(_square(10, 10), _("too few to show")))
    if False in gaps:
        keys.append(Key(_cross(10, 10), _("nobody was heard")))
    return keys
