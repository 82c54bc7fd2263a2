"""How many people could have written in each of many windows, read once for all.

A page over some weeks asks for hundreds of windows; the history behind them is a few
hundred rows. So it is read once, and the windows are counted in memory.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.foundation.windows import Window
from heed.people.access import below
from heed.people.models import (
    CarersRule,
    Caseload,
    Group,
    Occupancy,
    Place,
    Setting,
    StaffInPost,
)

OneOf = type[Caseload] | type[StaffInPost]
Dated = dict[UUID, list[tuple[date, int]]]  # newest first
Made = TypeVar("Made")


@dataclass(frozen=True)
class WritersHistory:
    """The numbers of a place and all below it, over some days."""

    zone: ZoneInfo
    leaves: list[Place]
    occupancy: dict[UUID, dict[date, Occupancy]]
    caseload: Dated
    staff: Dated
    carers: list[tuple[date, Decimal]]  # newest first

    def possible(self, group: str, window: Window) -> int | None:
        """How many people of a group could have written in a window."""
        days = days_of(window, self.zone)
        open_then = (one for one in self.leaves if _is_open(one, days))
        return added_up(self._at(one, Group(group), window) for one in open_then)

    def _at(self, place: Place, group: Group, window: Window) -> int | None:
        days = days_of(window, ZoneInfo(place.zone))
        if group is Group.STAFF:
            return _lowest(self.staff.get(place.id, ()), days)
        if place.setting == Setting.INPATIENT:
            in_care = _present(self.occupancy.get(place.id, {}), place, window)
        else:
            in_care = _lowest(self.caseload.get(place.id, ()), days)
        return in_care if group is Group.SERVICE_USER else self._carers(in_care, days)

    def _carers(self, in_care: int | None, days: Sequence[date]) -> int | None:
        held = (per_person for since, per_person in self.carers if since <= days[0])
        per_person = next(held, None)
        if per_person is None or in_care is None:
            return None
        return int(Decimal(in_care) * per_person)


def writers_history(place: Place, windows: Iterable[Window]) -> WritersHistory:
    """The history that some windows of a place need, in a handful of reads."""
    asked = list(windows)
    zone = ZoneInfo(place.zone)
    first = min((days_of(one, zone)[0] for one in asked), default=date.max)
    last = max((days_of(one, zone)[-1] for one in asked), default=date.min)
    leaves = list(
        Place.objects.filter(
            id__in=below(place.organisation, [place.id]), kind__in=["ward", "team"]
        )
    )
    counted = Occupancy.objects.filter(place__in=leaves, day__gte=first, day__lte=last)
    rules = CarersRule.objects.filter(
        organisation=place.organisation, since__lte=last
    ).order_by("-since")
    return WritersHistory(
        zone=zone,
        leaves=leaves,
        occupancy=_grouped(counted, lambda rows: {row.day: row for row in rows}),
        caseload=_dated(Caseload, leaves, last),
        staff=_dated(StaffInPost, leaves, last),
        carers=[(rule.since, rule.per_person) for rule in rules],
    )


def added_up(numbers: Iterable[int | None]) -> int | None:
    """The sum, or ``None`` where a number is not known or there are none."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None


@lru_cache(maxsize=4096)
def days_of(window: Window, zone: ZoneInfo) -> tuple[date, ...]:
    """The days, by the clock of a place, that a window touches."""
    first = window.start.astimezone(zone).date()
    last = (window.end - timedelta(microseconds=1)).astimezone(zone).date()
    return tuple(first + timedelta(n) for n in range((last - first).days + 1))


def _dated(model: OneOf, leaves: list[Place], last: date) -> Dated:
    rows = model.objects.filter(place__in=leaves, since__lte=last).order_by("-since")
    return _grouped(rows, lambda some: [(row.since, row.people) for row in some])


def _grouped(
    rows: Iterable[Any], made: Callable[[list[Any]], Made]
) -> dict[UUID, Made]:
    found = defaultdict(list)
    for row in rows:
        found[row.place_id].append(row)
    return {place: made(some) for place, some in found.items()}


def _is_open(place: Place, days: Sequence[date]) -> bool:
    is_closed = place.closed_on is not None and place.closed_on <= days[0]
    return place.opened_on <= days[-1] and not is_closed


def _lowest(rows: Sequence[tuple[date, int]], days: Sequence[date]) -> int | None:
    """The lowest number that held on any of the days; they come newest first."""
    found = []
    for since, people in rows:
        if since <= days[-1]:
            found.append(people)
        if since <= days[0]:
            return min(found)
    return None


def _present(
    counted: dict[date, Occupancy], place: Place, window: Window
) -> int | None:
    """People on a ward at the start of a window, and those admitted on its whole days.

    Where the window starts within a day, those discharged that day are taken off and
    those admitted are left out: it is not known at what hour either happened.
    """
    zone = ZoneInfo(place.zone)
    days = days_of(window, zone)
    first = counted.get(days[0])
    whole = [day for day in days if _is_whole(day, window, zone)]
    if first is None or any(day not in counted for day in whole):
        return None
    people = first.occupied - (0 if days[0] in whole else first.discharges)
    return max(people, 0) + sum(counted[day].admissions for day in whole)


def _is_whole(day: date, window: Window, zone: ZoneInfo) -> bool:
    begins = datetime.combine(day, time.min, tzinfo=zone)
    ends = datetime.combine(day + timedelta(1), time.min, tzinfo=zone)
    return window.start <= begins and ends <= window.end
