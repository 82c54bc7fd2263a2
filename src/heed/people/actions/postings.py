"""Giving and ending roles, and saying who manages whom."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from heed.people.access import ROLES, below, reads
from heed.people.actions.records import record_account, today
from heed.people.errors import PostingRefused
from heed.people.models import (
    Account,
    LineManagement,
    Place,
    PlaceKind,
    Posting,
    RoleName,
)
from heed.people.queries import line_above, name_on
from heed.safeguards.audit import Event


@transaction.atomic
def post(
    *,
    by: Account,
    account: Account,
    role: str,
    place: Place,
    since: date | None = None,
    until: date | None = None,
) -> Posting:
    """Give an account a role at a place and everywhere below it."""
    begins = since or today()
    _refuse_unless_it_fits(account, role, place, begins, until)
    _refuse_more_power_than_meant(by, account, role, place)
    _refuse_if_inside_and_outside(account, role, place, begins, until)
    posting = Posting.objects.create(
        organisation=place.organisation,
        account=account,
        role=role,
        place=place,
        since=begins,
        until=until,
    )
    record_account(by.id, account, Event.ROLE_GIVEN, place, role=role)
    return posting


@transaction.atomic
def unpost(*, by: Account, posting: Posting, on: date | None = None) -> Posting:
    """End a posting on a day."""
    posting.until = max(on or today(), posting.since)
    posting.save(update_fields=["until"])
    record_account(
        by.id, posting.account, Event.ROLE_ENDED, posting.place, role=posting.role
    )
    return posting


@transaction.atomic
def set_line_manager(
    *,
    by: Account,
    account: Account,
    manager: Account | None,
    since: date | None = None,
) -> LineManagement:
    """Say who manages an account from a day on, or that nobody does."""
    begins = since or today()
    if manager is not None:
        if manager.organisation != account.organisation:
            raise PostingRefused("A manager belongs to the same organisation.")
        if account in [manager, *line_above(manager, begins)]:
            raise PostingRefused("Nobody can manage themselves, not even in a ring.")
    row, _made = LineManagement.objects.update_or_create(
        account=account,
        since=begins,
        defaults={"organisation": account.organisation, "manager": manager},
    )
    record_account(
        by.id,
        account,
        Event.LINE_MANAGER_SET,
        manager=str(manager.id) if manager else None,
    )
    return row


def _refuse_unless_it_fits(
    account: Account, role: str, place: Place, since: date, until: date | None
) -> None:
    if role not in ROLES:
        raise PostingRefused("There is no such role.")
    if account.organisation != place.organisation:
        raise PostingRefused("This person belongs to another organisation.")
    if until is not None and until < since:
        raise PostingRefused("A role cannot end before it begins.")
    held = account.postings.filter(role=role, place=place)
    if _overlapping(held, since, until).exists():
        raise PostingRefused("This person already has this role here.")


def _refuse_more_power_than_meant(
    by: Account, account: Account, role: str, place: Place
) -> None:
    if by == account and reads(role):
        raise PostingRefused(
            "Nobody gives themselves a role that reads people's words."
        )
    if role == RoleName.ADMINISTRATOR and place.kind != PlaceKind.ORGANISATION:
        raise PostingRefused("An administrator looks after the whole organisation.")


def _refuse_if_inside_and_outside(
    account: Account, role: str, place: Place, since: date, until: date | None
) -> None:
    """Whoever works on a ward is never among those who read its words first."""
    covered = below(place.organisation, [place.id])
    held = account.postings.select_related("place")
    for other in _overlapping(held, since, until):
        meets = covered & below(other.place.organisation, [other.place_id])
        if meets and _clash(role, other.role):
            inside = place if _inside(role) else other.place
            raise PostingRefused(
                f"Whoever works on {name_on(inside)} cannot read its words. "
                "Choose somebody from outside, or a place that leaves it out."
            )


def _clash(one: str, other: str) -> bool:
    return (_inside(one) and reads(other)) or (_inside(other) and reads(one))


def _inside(role: str) -> bool:
    return ROLES[role].works_on_the_ward


def _overlapping(
    postings: QuerySet[Posting], since: date, until: date | None
) -> QuerySet[Posting]:
    later = Q() if until is None else Q(since__lt=until)
    return postings.filter(later, Q(until=None) | Q(until__gt=since))
