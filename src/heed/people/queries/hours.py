"""When words are read, on which days nobody works, and local time in between."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

import holidays

from heed.foundation.remembered import remembered
from heed.people.models import Place, ReadingHours
from heed.people.queries.places import ancestors

SUBDIVISIONS = {
    "england": "ENG",
    "scotland": "SCT",
    "wales": "WLS",
    "northern-ireland": "NIR",
}
A_DAY = timedelta(days=1)
FURTHEST = 14  # days ahead in which the next reading is looked for


def reading_hours(place: Place) -> list[ReadingHours]:
    """The hours in which words of a place are read: its own, or the nearest above."""
    for near in [place, *ancestors(place)]:
        hours = list(near.reading_hours.order_by("weekday"))
        if hours:
            return hours
    return []


def is_read_at(place: Place, moment: datetime) -> bool:
    """Whether words of a place are read at a moment, by its stated hours."""
    hours, day = reading_hours(place), local_day(place, moment)
    return any(start <= moment < end for start, end in read_on(place, hours, day))


def next_reading(place: Place, moment: datetime) -> datetime | None:
    """When words that arrive at a moment are read next; ``None`` without hours."""
    return _next_in(reading_hours(place), place, moment)


def next_readings(place: Place) -> Callable[[datetime], datetime | None]:
    """The same for many moments, by hours that were read some seconds ago."""
    return partial(_next_in, _hours_lately(place), place)


def _next_in(
    hours: list[ReadingHours], place: Place, moment: datetime
) -> datetime | None:
    first = local_day(place, moment)
    for ahead in range(FURTHEST + 1):
        for start, end in read_on(place, hours, first + ahead * A_DAY):
            if moment < end:
                return max(start, moment)
    return None


def is_bank_holiday(place: Place, day: date) -> bool:
    """Whether a day is a bank holiday in the nation of a place."""
    return day in _bank_holidays(place.nation, day.year)


def local_day(place: Place, moment: datetime) -> date:
    """The day that it is at a place at a moment."""
    return moment.astimezone(ZoneInfo(place.zone)).date()


def moment_at(place: Place, day: date, hour: time) -> datetime:
    """The moment, in UTC, at which a clock at a place shows an hour."""
    return datetime.combine(day, hour, tzinfo=ZoneInfo(place.zone)).astimezone(UTC)


def read_on(
    place: Place, hours: list[ReadingHours], day: date
) -> list[tuple[datetime, datetime]]:
    """From when until when words are read on one day."""
    bank_holiday = is_bank_holiday(place, day)
    return [
        (moment_at(place, day, h.opens), moment_at(place, day, h.closes))
        for h in hours
        if h.weekday == day.weekday() and (h.on_bank_holidays or not bank_holiday)
    ]


_hours_lately = remembered(reading_hours)


@lru_cache(maxsize=64)
def _bank_holidays(nation: str, year: int) -> frozenset[date]:
    calendar = holidays.country_holidays(
        "GB", subdiv=SUBDIVISIONS[nation], years=[year]
    )
    return frozenset(calendar)
