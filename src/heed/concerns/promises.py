"""When each promise is due, and when its next rung is: calendar only, no database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from heed.concerns.data.reading import read
from heed.foundation.windows import WindowKind, window_of

A_DAY = timedelta(days=1)
NextReading = Callable[[datetime], datetime | None]


@dataclass(frozen=True)
class Times:
    """The promises in use, from one versioned file."""

    version: str
    urgent: dict[str, Any]
    ordinary: dict[str, Any]
    complaint: dict[str, Any]
    repeat: dict[str, Any]

    def of(self, promise: str, *, is_urgent: bool) -> dict[str, int]:
        """How long a promise runs."""
        if promise in self.complaint:
            return self.complaint[promise]
        return (self.urgent if is_urgent else self.ordinary)[promise]


@cache
def times() -> Times:
    """The promises in use."""
    data = read("promises.yaml")
    return Times(**data)


def is_exact(promise: str, *, is_urgent: bool) -> bool:
    """Whether a promise is kept to the minute; only what was marked urgent is."""
    return "minutes" in times().of(promise, is_urgent=is_urgent)


def due_at(
    promise: str,
    start: datetime,
    *,
    is_urgent: bool,
    zone: str,
    next_reading: NextReading,
) -> datetime:
    """When a promise that starts at a moment is due.

    Anything but minutes gives the end of a day at the place, so that the deadline
    tells no more than the day.
    """
    length = times().of(promise, is_urgent=is_urgent)
    if "minutes" in length:
        return start + timedelta(minutes=length["minutes"])
    if "days" in length:
        day = local_day(start, zone) + timedelta(days=length["days"])
        return end_of_day(day, zone)
    return _after_readings(length["readings"], start, zone, next_reading)


def next_rung(last: datetime, *, is_exact: bool, is_top: bool, zone: str) -> datetime:
    """When the rung after one that rang at a moment rings.

    Minutes apart where urgent, else at the end of the next day. The top of the ladder
    rings again and again until a person answers.
    """
    if is_exact:
        every = times().urgent["rung_every_minutes"]
        return last + timedelta(
            minutes=times().repeat["urgent_every_minutes"] if is_top else every
        )
    day = local_day(last - timedelta(microseconds=1), zone)
    return end_of_day(day + timedelta(days=times().ordinary["rung_every_days"]), zone)


def coarse(due: datetime, window_kind: str, zone: str) -> datetime:
    """What remains of a deadline once its promise is met: the end of its window."""
    if window_kind in {WindowKind.SHIFT, WindowKind.DAY}:
        return due
    return window_of(due - timedelta(microseconds=1), window_kind, zone).end


@lru_cache(1000)
def end_of_day(day: date, zone: str) -> datetime:
    """The midnight that ends a day at a place; a day has 23 to 25 hours."""
    midnight = datetime.combine(day + A_DAY, time.min, tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)


def start_of_day(day: date, zone: str) -> datetime:
    """The midnight that begins a day at a place."""
    return end_of_day(day - A_DAY, zone)


def local_day(moment: datetime, zone: str) -> date:
    """The day that it is at a place."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _after_readings(
    readings: int, start: datetime, zone: str, next_reading: NextReading
) -> datetime:
    """The end of the day of the first, second or third reading from a moment on.

    A place without stated hours is read on every day.
    """
    moment = start
    for _ in range(readings):
        read_at = next_reading(moment) or moment
        end = end_of_day(local_day(read_at, zone), zone)
        moment = end
    return end
