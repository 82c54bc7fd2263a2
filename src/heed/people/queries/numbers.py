"""How many people could have written, from the dated history of each place.

Where a number is not known the answer is ``None``, and what depends on it is withheld:
a guess would be a promise of safety that nobody can keep. Where a number is a range,
the lower end is taken.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Q

from heed.foundation.windows import Window, WindowKind, window_of
from heed.people.access import below
from heed.people.models import (
    Beds,
    CarersRule,
    Caseload,
    Group,
    Occupancy,
    Place,
    StaffInPost,
)
from heed.people.queries.places import shifts_of

# A window is as short as its people can hide in. Ten is the floor of possible writers
# for any figure that is shown, so from ten on a shift is safe to keep. Below that no
# shift is shown, and a shift with the rota beside it could point at one of few people;
# a day, a week and at last a month each let that many more people come and go.
SHORTEST = ((10, WindowKind.SHIFT), (7, WindowKind.DAY), (5, WindowKind.WEEK))

RECENT = timedelta(days=92)  # occupancy arrives in monthly files, sometimes late
USUAL_DAYS = 28

OneOf = type[Caseload] | type[StaffInPost]


def possible_writers(place: Place, group: str, window: Window) -> int | None:
    """How many people of a group could have written at a place in a window.

    A service or organisation has the sum of its open wards and teams, and no number
    where one of them has none.
    """
    days = _days(window, ZoneInfo(place.zone))
    return _sum(
        _possible_at(leaf, Group(group), window) for leaf in _leaves(place, days)
    )


def coarseness_of(
    place: Place, moment: datetime, group: str = Group.SERVICE_USER
) -> Window:
    """The window in which an entry of a group made at a moment is to be kept."""
    local = moment.astimezone(ZoneInfo(place.zone)).date()
    kind = kind_on(place, local, group)
    return window_of(moment, kind, place.zone, shifts_of(place))


def kind_on(place: Place, day: date, group: str) -> WindowKind:
    """How long a window the people of a group at a place can hide in on a day."""
    people = _sum(_around(leaf, Group(group), day) for leaf in _leaves(place, [day]))
    if people is None:
        return WindowKind.MONTH
    return next((k for least, k in SHORTEST if people >= least), WindowKind.MONTH)


def beds_on(place: Place, day: date) -> int | None:
    """The staffed beds of a ward on a day."""
    held = Beds.objects.filter(place=place, since__lte=day).order_by("-since").first()
    return held.beds if held else None


def latest_occupancy(place: Place, days: int = USUAL_DAYS) -> list[Occupancy]:
    """The last counted days of a ward, oldest first."""
    return list(Occupancy.objects.filter(place=place).order_by("-day")[:days])[::-1]


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum, or ``None`` where a number is not known or there are none."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None


def _leaves(place: Place, days: list[date]) -> list[Place]:
    return list(
        Place.objects.filter(
            Q(closed_on=None) | Q(closed_on__gt=days[0]),
            id__in=below(place.organisation, [place.id]),
            kind__in=["ward", "team"],
            opened_on__lte=days[-1],
        )
    )


def _possible_at(place: Place, group: Group, window: Window) -> int | None:
    days = _days(window, ZoneInfo(place.zone))
    if group is Group.STAFF:
        return _lowest(StaffInPost, place, days[0], days[-1])
    in_care = (
        _present(place, window)
        if place.setting == "inpatient"
        else _lowest(Caseload, place, days[0], days[-1])
    )
    return in_care if group is Group.SERVICE_USER else _carers(place, in_care, days[0])


def _present(place: Place, window: Window) -> int | None:
    """People on a ward at the start of a window, and those admitted on its whole days.

    Where the window starts within a day, those discharged that day are taken off and
    those admitted are left out: it is not known at what hour either happened.
    """
    zone = ZoneInfo(place.zone)
    days = _days(window, zone)
    counted = {o.day: o for o in place.occupancy.filter(day__in=days)}
    first = counted.get(days[0])
    whole = [day for day in days if _is_whole(day, window, zone)]
    if first is None or any(day not in counted for day in whole):
        return None
    people = first.occupied - (0 if days[0] in whole else first.discharges)
    return max(people, 0) + sum(counted[day].admissions for day in whole)


def _days(window: Window, zone: ZoneInfo) -> list[date]:
    first = window.start.astimezone(zone).date()
    last = (window.end - timedelta(microseconds=1)).astimezone(zone).date()
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def _is_whole(day: date, window: Window, zone: ZoneInfo) -> bool:
    begins = datetime.combine(day, time.min, tzinfo=zone)
    ends = datetime.combine(day + timedelta(1), time.min, tzinfo=zone)
    return window.start <= begins and ends <= window.end


def _lowest(model: OneOf, place: Place, first: date, last: date) -> int | None:
    rows = model.objects.filter(place=place, since__lte=last).order_by("-since")
    found = []
    for row in rows:
        found.append(row.people)
        if row.since <= first:
            return min(found)
    return None


def _carers(place: Place, in_care: int | None, day: date) -> int | None:
    rule = (
        CarersRule.objects.filter(organisation=place.organisation, since__lte=day)
        .order_by("-since")
        .first()
    )
    if rule is None or in_care is None:
        return None
    return int(Decimal(in_care) * rule.per_person)


def _around(place: Place, group: Group, day: date) -> int | None:
    """How many could usually write about now, from the last days that are known."""
    if group is Group.STAFF:
        return _lowest(StaffInPost, place, day, day)
    if place.setting == "inpatient":
        in_care = _usually_present(place, day)
    else:
        in_care = _lowest(Caseload, place, day, day)
    return in_care if group is Group.SERVICE_USER else _carers(place, in_care, day)


def _usually_present(place: Place, day: date) -> int | None:
    recent = place.occupancy.filter(day__lte=day, day__gt=day - RECENT)
    days = recent.order_by("-day")[:USUAL_DAYS]
    return min((max(o.occupied - o.discharges, 0) for o in days), default=None)
