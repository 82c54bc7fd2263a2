"""Ranks of the same things in two groups, joined by lines: a slope chart.

On a phone each thing has a line of its own with both ranks on one axis, since names
on both sides of a slope chart have no room there. Equal things share a middle rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.ordered import INK, OUTLINE, SEVEN, line, words_at
from heed.ui.figures.parts import Drawing, Figure, Key, Mark

WIDE, NARROW = 640, 320
SIDE, LETTERS, LEADING, ROW = 232, 27, 17, 40
HEAD, EDGE, R = 40, 10, 6
LABEL, AXIS = 40, 26


@dataclass(frozen=True)
class Ranked:
    """One thing with its rank in both groups; ``None`` where it has none there."""

    label: Any
    left: float | None
    right: float | None


def slope(
    *,
    title: Any,
    sentence: str,
    groups: tuple[Any, Any],
    things: Sequence[Ranked],
    columns: list[Any],
    table: list[list[Any]],
    note: str = "",
) -> Figure:
    """The figure, wide with slopes and narrow with both ranks on one line."""
    return Figure(
        title=title,
        sentence=sentence,
        columns=columns,
        table=table,
        drawings=[
            slope_drawing(groups, things, css="heed-wide"),
            pairs_drawing(things, css="heed-narrow"),
        ],
        keys=[Key(_dot(10, 10), str(groups[0])), Key(_square(10, 10), str(groups[1]))],
        note=note,
    )


def slope_drawing(
    groups: tuple[Any, Any], things: Sequence[Ranked], *, css: str = ""
) -> Drawing:
    """Names on both sides at their ranks; only what both groups ranked is joined."""
    places = [_places([one.left for one in things]), _places([o.right for o in things])]
    marks = [
        words_at(SIDE - 16, 20, groups[0], anchor="end"),
        words_at(WIDE - SIDE + 16, 20, groups[1]),
    ]
    for one, left, right in zip(things, *places, strict=True):
        if left is not None and right is not None:
            rises = one.left == one.right
            ends = SIDE, left, WIDE - SIDE, right
            look = (OUTLINE, 1) if rises else (SEVEN[0], 2)
            marks.append(line(*ends, stroke=look[0], thick=look[1]))
    for one, left, right in zip(things, *places, strict=True):
        if left is not None:
            marks += [_dot(SIDE, left), *_name(one.label, one.left, left, "end")]
        if right is not None:
            marks.append(_square(WIDE - SIDE, right))
            marks += _name(one.label, one.right, right, "start")
    deepest = max((y for side in places for y in side if y is not None), default=HEAD)
    return Drawing(width=WIDE, height=round(deepest + ROW), marks=marks, css=css)


def pairs_drawing(things: Sequence[Ranked], *, css: str = "") -> Drawing:
    """Both ranks of each thing on an axis that begins with the first."""
    last = max((r for one in things for r in (one.left, one.right) if r), default=2)
    unit = (NARROW - 2 * EDGE - 2 * R) / max(last - 1, 1)
    marks: list[Mark] = []
    y = 0.0
    for one in things:
        if one.left is None and one.right is None:
            continue
        lines = wrap(f"{one.label}: {_said(one)}", 38)
        for number, words in enumerate(lines):
            marks.append(words_at(EDGE, y + 16 + number * LEADING, words))
        y += LEADING * len(lines) + 14
        marks.append(line(EDGE, y, NARROW - EDGE, y, stroke=OUTLINE))
        marks += _both(one, unit, y)
        y += AXIS
    marks.append(words_at(EDGE, y + 6, _("first")))
    marks.append(words_at(NARROW - EDGE, y + 6, _("last"), anchor="end"))
    return Drawing(width=NARROW, height=round(y + 14), marks=marks, css=css)


def rank_words(rank: float | None) -> str:
    """A rank as it is written; a shared one may end in a half."""
    return "\N{EN DASH}" if rank is None else f"{rank:g}"


def _said(one: Ranked) -> str:
    said = {"left": rank_words(one.left), "right": rank_words(one.right)}
    return _("%(left)s and %(right)s") % said


def _both(one: Ranked, unit: float, y: float) -> list[Mark]:
    def x(rank: float) -> float:
        return EDGE + R + (rank - 1) * unit

    marks: list[Mark] = []
    if one.left is not None and one.right is not None:
        ends = x(one.left), y, x(one.right), y
        marks.append(line(*ends, stroke=SEVEN[0], thick=4))
    if one.right is not None:
        marks.append(_square(x(one.right), y, 8))
    if one.left is not None:
        marks.append(_dot(x(one.left), y))
    return marks


def _places(ranks: Sequence[float | None]) -> list[float | None]:
    """How far down each stands: in the order of ranks, equal ones under each other."""
    order = sorted((rank, n) for n, rank in enumerate(ranks) if rank is not None)
    found: list[float | None] = [None] * len(ranks)
    for place, (_rank, n) in enumerate(order):
        found[n] = HEAD + ROW / 2 + place * ROW
    return found


def _name(label: Any, rank: float | None, y: float, anchor: str) -> list[Mark]:
    """A name with its rank, on two lines where it is long."""
    lines = wrap(f"{rank_words(rank)}  {label}", LETTERS)[:2]
    x = SIDE - 16 if anchor == "end" else WIDE - SIDE + 16
    top = y + 5 - (len(lines) - 1) * LEADING / 2
    return [
        words_at(x, top + number * LEADING, words, anchor=anchor)
        for number, words in enumerate(lines)
    ]


def _dot(x: float, y: float) -> Mark:
    at = {"cx": round(x, 1), "cy": round(y, 1), "r": R}
    look = {"fill": SEVEN[0], "stroke": "#ffffff", "stroke-width": 2}
    return Mark("circle", "", at | look)


def _square(x: float, y: float, half: int = 6) -> Mark:
    at = {"x": round(x - half, 1), "y": round(y - half, 1)}
    size = {"width": 2 * half, "height": 2 * half}
    look = {"fill": "#ffffff", "stroke": INK, "stroke-width": 2}
    return Mark("rect", "", at | size | look)
