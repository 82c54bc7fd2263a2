"""How many people could have written, from the dated history of each place.

Where a number is not known the answer is ``None``, and what depends on it is withheld:
a guess would be a promise of safety that nobody can keep. Where a number is a range,
the lower end is taken.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Q

from heed.foundation.remembered import once
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
from heed.people.queries.writers import OneOf, added_up, writers_history

# A window is as short as its people can hide in. Ten is the floor of possible writers
# for any figure that is shown, so from ten on a shift is safe to keep. Below that no
# shift is shown, and a shift with the rota beside it could point at one of few people;
# a day, a week and at last a month each let that many more people come and go.
SHORTEST = ((10, WindowKind.SHIFT), (7, WindowKind.DAY), (5, WindowKind.WEEK))

RECENT = timedelta(days=92)  # occupancy arrives in monthly files, sometimes late
USUAL_DAYS = 28


def possible_writers(place: Place, group: str, window: Window) -> int | None:
    """How many people of a group could have written at a place in a window.

    A service or organisation has the sum of its open wards and teams, and no number
    where one of them has none.
    """
    return writers_history(place, [window]).possible(group, window)


def coarseness_of(
    place: Place, moment: datetime, group: str = Group.SERVICE_USER
) -> Window:
    """The window in which an entry of a group made at a moment is to be kept."""
    local = moment.astimezone(ZoneInfo(place.zone)).date()
    kind = kind_on(place, local, group)
    return window_of(moment, kind, place.zone, shifts_of(place))


def kind_on(place: Place, day: date, group: str) -> WindowKind:
    """How long a window the people of a group at a place can hide in on a day."""
    people = added_up(_around(leaf, Group(group), day) for leaf in _leaves(place, day))
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


def _leaves(place: Place, day: date) -> list[Place]:
    found = Place.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=day),
        id__in=below(place.organisation, [place.id]),
        kind__in=["ward", "team"],
        opened_on__lte=day,
    )
    return once(("open wards and teams", place.id, day), lambda: list(found))


def _held(model: OneOf, place: Place, day: date) -> int | None:
    row = model.objects.filter(place=place, since__lte=day).order_by("-since").first()
    return row.people if row else None


def carers_per_person(place: Place, day: date) -> Decimal | None:
    """How many carers a place's organisation counts for each person in care."""
    rules = CarersRule.objects.filter(organisation=place.organisation, since__lte=day)
    return rules.order_by("-since").values_list("per_person", flat=True).first()


def _carers(place: Place, in_care: int | None, day: date) -> int | None:
    per_person = carers_per_person(place, day)
    if per_person is None or in_care is None:
        return None
    return int(Decimal(in_care) * per_person)


def _around(place: Place, group: Group, day: date) -> int | None:
    """How many could usually write about now, from the last days that are known."""
    if group is Group.STAFF:
        return _held(StaffInPost, place, day)
    if place.setting == "inpatient":
        in_care = _usually_present(place, day)
    else:
        in_care = _held(Caseload, place, day)
    return in_care if group is Group.SERVICE_USER else _carers(place, in_care, day)


def _usually_present(place: Place, day: date) -> int | None:
    recent = place.occupancy.filter(day__lte=day, day__gt=day - RECENT)
    newest = recent.order_by("-day")[:USUAL_DAYS]
    days = once(("usual days", place.id, day), lambda: list(newest))
    return min((max(o.occupied - o.discharges, 0) for o in days), default=None)
