"""Planning who is on call: weekly patterns, and exceptions to them."""

from datetime import date, datetime, time

from django.db import transaction

from heed.people.access import reads
from heed.people.actions.records import record_place, today
from heed.people.errors import RotaRefused
from heed.people.models import (
    Account,
    BankHolidays,
    Place,
    RoleName,
    RotaPattern,
    RotaShift,
)
from heed.people.queries import holders
from heed.safeguards.audit import Event

ON_CALL_ROLES = [
    role for role in RoleName.values if reads(role) or role == RoleName.WARD_MANAGER
]


@transaction.atomic
def plan_rota(
    *,
    by: Account,
    place: Place,
    role: str,
    account: Account,
    weekdays: list[int],
    starts: time,
    ends: time,
    bank_holidays: str = BankHolidays.ALSO,
    since: date | None = None,
    until: date | None = None,
) -> list[RotaPattern]:
    """Put someone on call each week on some days, for a place and all below it."""
    begins = since or today()
    _refuse_unless_held(account, role, place, begins)
    if not weekdays or set(weekdays) - set(range(7)):
        raise RotaRefused("Choose the days of the week.")
    if until is not None and until < begins:
        raise RotaRefused("A pattern cannot end before it begins.")
    patterns = RotaPattern.objects.bulk_create(
        RotaPattern(
            organisation=place.organisation,
            place=place,
            role=role,
            account=account,
            weekday=weekday,
            starts=starts,
            ends=ends,
            bank_holidays=bank_holidays,
            since=begins,
            until=until,
        )
        for weekday in sorted(set(weekdays))
    )
    _record(by, place, role)
    return patterns


@transaction.atomic
def end_pattern(
    *, by: Account, pattern: RotaPattern, on: date | None = None
) -> RotaPattern:
    """End a weekly pattern on a day; what it was before stays known."""
    pattern.until = max(on or today(), pattern.since)
    pattern.save(update_fields=["until"])
    _record(by, pattern.place, pattern.role)
    return pattern


@transaction.atomic
def plan_exception(
    *,
    by: Account,
    place: Place,
    role: str,
    account: Account | None,
    starts: datetime,
    ends: datetime,
) -> RotaShift:
    """Put someone else, or nobody, on call between two moments."""
    if ends <= starts:
        raise RotaRefused("A turn must end after it begins.")
    if role not in ON_CALL_ROLES:
        raise RotaRefused("Nobody is on call in this role.")
    if account is not None:
        _refuse_unless_held(account, role, place, starts.date())
    shift = RotaShift.objects.create(
        organisation=place.organisation,
        place=place,
        role=role,
        account=account,
        starts=starts,
        ends=ends,
    )
    _record(by, place, role)
    return shift


@transaction.atomic
def remove_exception(*, by: Account, shift: RotaShift) -> None:
    """Take an exception away, so that the weekly pattern holds again."""
    _record(by, shift.place, shift.role)
    shift.delete()


def _refuse_unless_held(account: Account, role: str, place: Place, day: date) -> None:
    if role not in ON_CALL_ROLES:
        raise RotaRefused("Nobody is on call in this role.")
    if account not in holders(place, role, day):
        raise RotaRefused(
            "This person does not have this role here on that day. Give it to them "
            "first."
        )


def _record(by: Account, place: Place, role: str) -> None:
    record_place(by, place, Event.ROTA_CHANGED, role=role)
