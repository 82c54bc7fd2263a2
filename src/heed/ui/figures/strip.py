"""Closed windows over days: a dot where people spoke, a gap where nobody did."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.ui.figures.parts import Drawing, Figure, Key, Mark, joined

LABELS = {"heed-wide": 132, "heed-narrow": 104}
WIDEST_STEP, LETTER, BETWEEN_TICKS = 60, 7, 8
NARROWEST_STEP = {"heed-wide": 10, "heed-narrow": 16}
WIDTHS = {"heed-wide": 640, "heed-narrow": 320}
TOP, LINE, FOOT = 12, 34, 52


@dataclass(frozen=True)
class Window:
    """One closed window. ``level`` counts from 1, the first of the levels.

    No entries: ``entries`` is 0 and there is no level. Too few to show: ``entries``
    is ``None``. The two are drawn differently, and neither is a dot.
    """

    label: Any
    short: Any
    level: float | None = None
    entries: int | None = 0


def strip(*, title: Any, levels: Sequence[Any], windows: Sequence[Window]) -> Figure:
    """Windows from left to right, levels from top to bottom."""
    return Figure(
        title=title,
        sentence=_sentence(windows),
        columns=[_("When"), _("How it felt"), _("How many answered")],
        table=[_table_row(window, levels) for window in windows],
        drawings=[_drawing(css, levels, windows) for css in WIDTHS],
        keys=_keys(),
        note=_note(windows),
    )


def _keys() -> list[Key]:
    dot = Mark("circle", "heed-dot", {"cx": 10, "cy": 10, "r": 8})
    absent = Mark("rect", "heed-absent", {"x": 2, "y": 1, "width": 16, "height": 18})
    few = Mark("rect", "heed-few", {"x": 5, "y": 5, "width": 10, "height": 10})
    return [
        Key(dot, _("people answered")),
        Key(absent, _("nobody answered")),
        Key(few, _("too few to show")),
    ]


def _sentence(windows: Sequence[Window]) -> str:
    shown = sum(1 for window in windows if window.level is not None)
    empty = sum(1 for window in windows if window.entries == 0)
    few = len(windows) - shown - empty
    with_answers = _("There are answers for %(shown)s of %(all)s times.") % {
        "shown": shown,
        "all": len(windows),
    }
    return joined(with_answers, _empty(empty), _few(few))


def _empty(count: int) -> str:
    words = ngettext(
        "%(count)s time nobody answered.", "%(count)s times nobody answered.", count
    )
    return words % {"count": count} if count else ""


def _few(count: int) -> str:
    words = ngettext(
        "%(count)s time too few answered to show it.",
        "%(count)s times too few answered to show it.",
        count,
    )
    return words % {"count": count} if count else ""


def _note(windows: Sequence[Window]) -> str:
    wide, narrow = (_fitting(css) for css in WIDTHS)
    counts = {"wide": wide, "narrow": narrow}
    if len(windows) > wide:
        return (
            _(
                "The drawing shows the last %(wide)s, on a small screen the last "
                "%(narrow)s. The table has them all."
            )
            % counts
        )
    if len(windows) > narrow:
        return (
            _("A small screen shows the last %(narrow)s. The table has them all.")
            % counts
        )
    return ""


def _table_row(window: Window, levels: Sequence[Any]) -> list[Any]:
    if window.level is None:
        felt = _("no entry") if window.entries == 0 else _("too few to show")
        return [window.label, felt, "0" if window.entries == 0 else felt]
    nearest = min(max(round(window.level), 1), len(levels))
    return [window.label, levels[nearest - 1], str(window.entries)]


def _fitting(css: str) -> int:
    return (WIDTHS[css] - LABELS[css]) // NARROWEST_STEP[css]


def _drawing(css: str, levels: Sequence[Any], windows: Sequence[Window]) -> Drawing:
    shown = list(windows)[-_fitting(css) :]
    room = WIDTHS[css] - LABELS[css]
    step = min(WIDEST_STEP, room / max(len(shown), 1))
    foot, end = TOP + LINE * len(levels), round(LABELS[css] + step * len(shown), 1)
    marks = [
        mark
        for place, level in enumerate(levels)
        for mark in _line(css, place, level, end)
    ]
    every = math.ceil(_room_for_a_tick(shown) / step)
    for place, window in enumerate(shown):
        middle = round(LABELS[css] + step * (place + 0.5), 1)
        marks.append(_window(window, middle, foot, step))
        if (len(shown) - 1 - place) % every == 0:
            at = {"x": middle, "y": foot + 34}
            marks.append(Mark("text", "heed-tick", at, window.short))
    return Drawing(width=WIDTHS[css], height=foot + FOOT, marks=marks, css=css)


def _room_for_a_tick(windows: Sequence[Window]) -> int:
    """As wide as the longest of the words below the line, so that none meet."""
    longest = max((len(str(window.short)) for window in windows), default=0)
    return longest * LETTER + BETWEEN_TICKS


def _line(css: str, place: int, level: Any, end: float) -> list[Mark]:
    y = TOP + LINE * place + LINE / 2
    ends = {"x1": LABELS[css], "x2": end, "y1": y, "y2": y}
    return [
        Mark("line", "heed-grid", ends),
        Mark("text", "heed-level", {"x": 0, "y": y + 5}, level),
    ]


def _window(window: Window, middle: float, foot: float, step: float) -> Mark:
    half = round(min(8, step / 2 - 0.5), 1)
    if window.level is not None:
        y = round(TOP + LINE * (window.level - 1) + LINE / 2, 1)
        return Mark("circle", "heed-dot", {"cx": middle, "cy": y, "r": half})
    if window.entries == 0:
        left = round(middle - step / 2 + 1, 1)
        width = round(step - 2, 1)
        box = {"x": left, "y": TOP, "width": width, "height": foot - TOP}
        return Mark("rect", "heed-absent", box)
    side = round(min(10, step - 2), 1)
    left = round(middle - side / 2, 1)
    box = {"x": left, "y": foot + 4, "width": side, "height": side}
    return Mark("rect", "heed-few", box)
