"""Ordered answers of several groups as bars that part in the middle.

The drawing functions need no settings and no language; colours stand in attributes,
so that a drawing is the same on a page, in a file and in print.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.parts import Drawing, Figure, Key, Mark, count_words

# Darkness tells the steps apart and the side of the line the direction, without hue.
SEVEN = "#14505c", "#2f6c78", "#8dbcc5", "#e8edee", "#f0c48a", "#a8632a", "#8a4500"
STEPS = {
    2: (0, 6),
    3: (0, 3, 6),
    4: (0, 2, 4, 6),
    5: (0, 2, 3, 4, 6),
    6: (0, 1, 2, 4, 5, 6),
    7: (0, 1, 2, 3, 4, 5, 6),
}
DARK = {0, 1, 5, 6}
INK, PAPER, OUTLINE = "#212b32", "#ffffff", "#4c6272"
WIDTHS = {"heed-wide": 640, "heed-narrow": 320}
TOP, LABEL, BAR, BELOW, AXIS, KEY_LINE = 6, 22, 32, 14, 26, 24
ROOM_FOR_A_NUMBER, LETTER = 28, 8


@dataclass(frozen=True)
class OrderedGroup:
    """One group: per cent and count of each answer; ``None`` is too few to show."""

    label: Any
    percents: Sequence[float | None]
    counts: Sequence[int | None]
    base: Any


def ordered_bars(
    *, title: Any, sentence: str, answers: Sequence[Any], groups: Sequence[OrderedGroup]
) -> Figure:
    """The figure: a bar for each group, a key, and counts with per cent as a table."""
    few = _("too few to show")
    return Figure(
        title=title,
        sentence=sentence,
        columns=[_("Group"), *answers, _("Of")],
        table=[_table_row(group) for group in groups],
        drawings=[
            ordered_drawing(answers, groups, width=width, css=css, few=few)
            for css, width in WIDTHS.items()
        ],
        keys=[
            Key(_swatch(step, 1, 1, 18), str(answer))
            for step, answer in zip(steps(len(answers)), answers, strict=True)
        ],
    )


def ordered_drawing(
    answers: Sequence[Any],
    groups: Sequence[OrderedGroup],
    *,
    width: int = 640,
    css: str = "",
    few: str = "too few to show",
    with_key: bool = False,
) -> Drawing:
    """The bars; ``with_key`` for a file that stands alone.

    Errors: ``ValueError`` for fewer than two or more than seven answers, or a group
    without a number for each.
    """
    chosen = steps(len(answers))
    if any(len(group.percents) != len(answers) for group in groups):
        raise ValueError("Each group has one number for each answer.")
    marks, top = _key(answers, chosen, width) if with_key else ([], TOP)
    low, high = _extents(groups)
    unit = (width - 2) / (low + high)
    zero = 1 + low * unit
    bottom = top + len(groups) * (LABEL + BAR + BELOW)
    marks += _axis(low, high, zero, unit, bottom)
    for place, group in enumerate(groups):
        y = top + place * (LABEL + BAR + BELOW)
        marks.append(words_at(1, y + 16, group.label))
        if None in group.percents:
            marks.append(words_at(1, y + LABEL + 20, few))
        else:
            # The line lies under its bar only, so that it crosses no words.
            ends = zero, y + LABEL - 4, zero, y + LABEL + BAR + 4
            marks.append(line(*ends, stroke=INK, thick=2))
            marks += _bar(group, chosen, zero, unit, y + LABEL)
    return Drawing(width=width, height=bottom + AXIS, marks=marks, css=css)


def steps(size: int) -> tuple[int, ...]:
    """Which of the seven colours an ordered question with so many answers takes."""
    if size not in STEPS:
        raise ValueError("Bars that part in the middle show two to seven answers.")
    return STEPS[size]


def words_at(
    x: float,
    y: float,
    words: Any,
    *,
    anchor: str = "start",
    fill: str = INK,
    css: str = "",
) -> Mark:
    """Words of a drawing, in the size that the style sheet gives on a page."""
    at = {"x": round(x, 1), "y": round(y, 1), "text-anchor": anchor}
    return Mark("text", css, at | {"fill": fill, "font-size": 15}, words)


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str, thick: int = 1
) -> Mark:
    """A straight line."""
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    at = {name: round(value, 1) for name, value in ends.items()}
    return Mark("line", "", at | {"stroke": stroke, "stroke-width": thick})


def _table_row(group: OrderedGroup) -> list[Any]:
    cells = [
        count_words(count) if share is None else f"{count} ({share:.1f}%)"
        for count, share in zip(group.counts, group.percents, strict=True)
    ]
    return [group.label, *cells, group.base]


def _sides(group: OrderedGroup) -> tuple[float, float]:
    """How far a bar reaches to each side; a middle answer lies on both."""
    shares = [share or 0 for share in group.percents]
    half = len(shares) // 2
    middle = sum(shares[half : len(shares) - half]) / 2
    return sum(shares[:half]) + middle, sum(shares[-half:]) + middle


def _extents(groups: Sequence[OrderedGroup]) -> tuple[float, float]:
    """Both ends of the axis, at whole tens."""
    low, high = 10.0, 10.0
    for group in groups:
        left, right = _sides(group)
        low = max(low, math.ceil(left / 10) * 10)
        high = max(high, math.ceil(right / 10) * 10)
    return low, high


def _bar(
    group: OrderedGroup, chosen: Sequence[int], zero: float, unit: float, top: float
) -> list[Mark]:
    marks: list[Mark] = []
    left = zero - _sides(group)[0] * unit
    for step, share in zip(chosen, group.percents, strict=True):
        length = (share or 0) * unit
        if share:
            marks.append(_swatch(step, left, top, length, BAR))
        if length >= ROOM_FOR_A_NUMBER:
            fill, css = (PAPER, "1") if step in DARK else (INK, "3")
            middle = left + length / 2
            words = words_at(
                middle,
                top + BAR / 2 + 6,
                f"{share:.0f}",
                anchor="middle",
                fill=fill,
                css=f"heed-on-scale-{css}",
            )
            marks.append(words)
        left += length
    return marks


def _axis(
    low: float, high: float, zero: float, unit: float, bottom: float
) -> list[Mark]:
    marks = []
    for share, anchor in ((-low, "start"), (0, "middle"), (high, "end")):
        x = zero + share * unit
        marks.append(words_at(x, bottom + 18, f"{abs(share):g}%", anchor=anchor))
    return marks


def _swatch(
    step: int, x: float, y: float, width: float, height: float | None = None
) -> Mark:
    box = {"x": x, "y": y, "width": width, "height": height or width}
    at = {name: round(value, 1) for name, value in box.items()}
    return Mark(
        "rect", "", at | {"fill": SEVEN[step], "stroke": OUTLINE, "stroke-width": 1}
    )


def _key(
    answers: Sequence[Any], chosen: Sequence[int], width: int
) -> tuple[list[Mark], float]:
    """The key above the bars, broken into lines, and where the bars begin."""
    marks: list[Mark] = []
    x, y = 1.0, float(TOP)
    for step, answer in zip(chosen, answers, strict=True):
        room = 26 + LETTER * len(str(answer)) + 14
        if x > 1 and x + room > width:
            x, y = 1.0, y + KEY_LINE
        marks += [_swatch(step, x, y, 16), words_at(x + 22, y + 14, answer)]
        x += room
    return marks, y + KEY_LINE + TOP
