"""Bringing in a ward's occupancy: all of a file or none of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db import transaction

from heed.people.actions.records import record_place, today
from heed.people.errors import PlaceRefused
from heed.people.formats.occupancy import (
    DayCount,
    OccupancyFile,
    Problem,
    read_occupancy,
)
from heed.people.models import Account, Occupancy, Place, Setting
from heed.people.queries import beds_on
from heed.safeguards.audit import Event

# Beds of people on leave are used again, so a ward can be over full; beyond a fifth
# over, the number is more likely another ward's, or a slip.
MOST_PER_BED = Decimal("1.2")

# A stretch of this many days that equals other days exactly is a file sent twice under
# a new date. Fewer days, or days that are all alike, can be equal by chance.
TELLING_DAYS = 14
TELLING_VALUES = 3


@dataclass
class ImportReport:
    """What became of a file; where there are problems, nothing of it was stored."""

    stored: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def import_occupancy(
    *,
    by: Account,
    place: Place,
    lines: Iterable[str],
    source: str,
    checked: bool = False,
) -> ImportReport:
    """Store a ward's daily counts from a CSV file, or say what to mend in it.

    ``checked`` says that a person looked again at numbers that were held back.
    """
    if place.setting != Setting.INPATIENT:
        raise PlaceRefused("Only an inpatient ward has occupancy. Set a caseload.")
    file = read_occupancy(lines)
    known = {o.day: o for o in place.occupancy.all()}
    problems = file.problems + _implausible(place, file)
    if not file.days and not problems:
        problems = [Problem(2, "", "The file has no rows.")]
    if not problems and not checked:
        problems = _repeated(file, known) or _contradicting(file, known)
    if problems:
        return ImportReport(problems=sorted(problems, key=lambda p: p.row))
    report = _store(place, file, known, source)
    record_place(
        by,
        place,
        Event.OCCUPANCY_IMPORTED,
        stored=report.stored,
        changed=report.changed,
    )
    return report


def _store(
    place: Place, file: OccupancyFile, known: dict[date, Occupancy], source: str
) -> ImportReport:
    new = [d for d in file.days if d.day not in known]
    changed = [
        d for d in file.days if d.day in known and _numbers(known[d.day]) != d.numbers
    ]
    place.occupancy.filter(day__in=[d.day for d in changed]).delete()
    Occupancy.objects.bulk_create(
        (
            Occupancy(
                organisation=place.organisation,
                place=place,
                day=d.day,
                occupied=d.occupied,
                admissions=d.admissions,
                discharges=d.discharges,
                source=source[:200],
            )
            for d in new + changed
        ),
        batch_size=500,
    )
    unchanged = len(file.days) - len(new) - len(changed)
    return ImportReport(len(new), len(changed), unchanged)


def _implausible(place: Place, file: OccupancyFile) -> list[Problem]:
    return [p for d in file.days for p in _implausible_day(place, d)]


def _implausible_day(place: Place, count: DayCount) -> list[Problem]:
    found = []
    if count.day > today():
        found.append(("date", "This day is still to come. Leave it out."))
    if count.day < place.opened_on:
        found.append(("date", "The ward was not open yet. Correct the date."))
    if count.discharges > count.occupied + count.admissions:
        found.append(("discharges", "More people left than were there. Correct it."))
    beds = beds_on(place, count.day)
    if beds is not None and count.occupied > beds * MOST_PER_BED:
        remedy = (
            f"The ward had {beds} beds on this day. Correct the number, or first "
            "change the beds."
        )
        found.append(("occupied", remedy))
    return [Problem(count.row, column, remedy) for column, remedy in found]


def _contradicting(file: OccupancyFile, known: dict[date, Occupancy]) -> list[Problem]:
    return [
        Problem(
            d.row,
            "occupied",
            "Other numbers are stored for this day. Check which are right, then say "
            "that you checked and import again.",
        )
        for d in file.days
        if d.day in known and _numbers(known[d.day]) != d.numbers
    ]


def _repeated(file: OccupancyFile, known: dict[date, Occupancy]) -> list[Problem]:
    """Months whose numbers are there already under other dates."""
    numbers = {day: _numbers(o) for day, o in known.items()}
    numbers |= {d.day: d.numbers for d in file.days}
    found = []
    for _month, days in groupby(
        sorted(file.days, key=lambda d: d.day), key=lambda d: (d.day.year, d.day.month)
    ):
        month = [d for d in days if d.day not in known]
        start = _same_elsewhere(month, numbers)
        if start is not None:
            remedy = (
                f"These numbers are also there from {start:%-d %B %Y} on. A month was "
                "sent twice, or its dates are shifted. Check them, then say that you "
                "checked and import again."
            )
            found.append(Problem(month[0].row, "date", remedy))
    return found


def _same_elsewhere(
    month: list[DayCount], numbers: dict[date, tuple[int, int, int]]
) -> date | None:
    different = {d.numbers for d in month}
    if len(month) < TELLING_DAYS or len(different) < TELLING_VALUES:
        return None
    first = month[0].day
    for start in sorted(day for day in numbers if day < first):
        offset = start - first
        if all(numbers.get(d.day + offset) == d.numbers for d in month):
            return start
    return None


def _numbers(stored: Occupancy) -> tuple[int, int, int]:
    return stored.occupied, stored.admissions, stored.discharges
