"""Accounts: who holds which role where, and who manages whom."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet

from heed.people.access import reads
from heed.people.access.roles import ROLES
from heed.people.days import today_of
from heed.people.models import Account, LineManagement, Place, Posting
from heed.people.queries.places import ancestors

MOST_RUNGS = 50  # a line of managers that is longer has a ring in it


def account_by_email(email: str) -> Account | None:
    """The account with an e-mail address, whatever its capitals."""
    return Account.objects.filter(email=email.strip().lower()).first()


def accounts_in(places: QuerySet[Place]) -> QuerySet[Account]:
    """The accounts of the organisations of some places, by name."""
    organisations = places.values_list("organisation", flat=True).distinct()
    return Account.objects.filter(organisation__in=organisations).order_by("name")


def current_postings(account: Account, on: date | None = None) -> QuerySet[Posting]:
    """The postings that an account holds on a day, today if not said."""
    day = on or today_of(account.organisation)
    return _held(day).filter(account=account).order_by("since")


def holders(place: Place, role: str, on: date | None = None) -> list[Account]:
    """The active accounts that hold a role for a place, or for a place above it.

    For a role that reads people's words, those who work on the ward are left out.
    """
    day = on or today_of(place.organisation)
    return holders_over([place, *ancestors(place)], role, day, day)(day)


def holders_over(
    line: list[Place], role: str, first: date, last: date
) -> Callable[[date], list[Account]]:
    """Who holds a role for a place with those above it, for each of some days.

    All is read at once; what comes back is asked for one of the days.
    """
    ward_roles = [name for name, r in ROLES.items() if r.works_on_the_ward]
    inside = ward_roles if reads(role) else []
    held = list(
        Posting.objects.filter(
            Q(until=None) | Q(until__gt=first),
            place__in=line,
            role__in=[role, *inside],
            since__lte=last,
        ).select_related("account")
    )

    def on(day: date) -> list[Account]:
        there = [
            posting
            for posting in held
            if posting.holds_on(day) and posting.account.is_active_on(day)
        ]
        on_the_ward = {p.account_id for p in there if p.role in inside}
        found = {p.account_id: p.account for p in there if p.role == role}
        outside = [one for pk, one in found.items() if pk not in on_the_ward]
        return sorted(outside, key=lambda account: account.name)

    return on


def manager_on(account: Account, on: date | None = None) -> Account | None:
    """Who manages an account on a day."""
    held = (
        LineManagement.objects.filter(
            account=account, since__lte=on or today_of(account.organisation)
        )
        .order_by("-since")
        .select_related("manager")
        .first()
    )
    return held.manager if held else None


def line_above(account: Account, on: date | None = None) -> list[Account]:
    """The managers above an account, nearest first; a ring ends where it closes."""
    found: list[Account] = []
    seen = {account.id}
    manager = manager_on(account, on)
    while manager is not None and manager.id not in seen and len(found) < MOST_RUNGS:
        found.append(manager)
        seen.add(manager.id)
        manager = manager_on(manager, on)
    return found


def _held(day: date) -> QuerySet[Posting]:
    return Posting.objects.filter(Q(until=None) | Q(until__gt=day), since__lte=day)
