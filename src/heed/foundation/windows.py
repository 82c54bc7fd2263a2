"""Windows: the coarse times that stand in the place of exact ones.

An anonymous entry keeps the window in which it was made, and figures are released
once their window is closed. Windows follow the local clock of the place, so that one
is an hour shorter or longer when the clocks change; no moment is in two windows.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

SHIFTS = (time(7, 0), time(14, 30), time(21, 30))  # when early, late and night begin


class WindowKind(StrEnum):
    """How long a window is, shortest first."""

    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Window:
    """A stretch of time from ``start`` up to, not including, ``end``; both in UTC."""

    kind: WindowKind
    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def window_of(
    moment: datetime,
    kind: WindowKind | str,
    zone: ZoneInfo | str,
    shifts: Sequence[time] = SHIFTS,
) -> Window:
    """The window of a kind that holds a moment, by the clock of ``zone``."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    zone = ZoneInfo(zone) if isinstance(zone, str) else zone
    kind = kind if isinstance(kind, WindowKind) else WindowKind(kind)
    moment = moment.astimezone(UTC)
    edges = _edges(moment.astimezone(zone).date(), kind, zone, tuple(shifts))
    after = bisect_right(edges, moment)
    return Window(kind, edges[after - 1], edges[after])


def window_before(
    window: Window, zone: ZoneInfo | str, shifts: Sequence[time] = SHIFTS
) -> Window:
    """The window of the same kind that ended when this one began."""
    return window_of(
        window.start - timedelta(microseconds=1), window.kind, zone, shifts
    )


def closed(window: Window, now: datetime) -> bool:
    """Whether nothing can be added to a window any more."""
    return now >= window.end


@lru_cache(maxsize=4096)
def _edges(
    day: date, kind: WindowKind, zone: ZoneInfo, shifts: tuple[time, ...]
) -> list[datetime]:
    """The moments around a local day at which windows of a kind begin, in order.

    They are put in order in UTC: a local time that the spring change leaves out, or
    that comes twice in autumn, still gives one edge.
    """
    if kind is WindowKind.SHIFT:
        days = [day + timedelta(n) for n in (-1, 0, 1)]
        local = [(d, t) for d in days for t in shifts]
    else:
        local = [(d, time.min) for d in _first_days(day, kind)]
    return sorted(
        {datetime.combine(d, t, tzinfo=zone).astimezone(UTC) for d, t in local}
    )


def _first_days(day: date, kind: WindowKind) -> list[date]:
    if kind is WindowKind.DAY:
        return [day + timedelta(n) for n in (-1, 0, 1, 2)]
    if kind is WindowKind.WEEK:
        monday = day - timedelta(day.weekday())
        return [monday + timedelta(7 * n) for n in (-1, 0, 1, 2)]
    first = day.replace(day=1)
    following = (first + timedelta(32)).replace(day=1)
    return [first, following, (following + timedelta(32)).replace(day=1)]
