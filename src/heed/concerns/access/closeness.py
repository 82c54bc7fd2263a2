"""How close an account stands to others: its line, its wards, those it works beside."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from heed.foundation.remembered import once
from heed.people.access import ROLES, below, postings_on
from heed.people.days import today_of
from heed.people.models import Account, LineManagement, Place, Posting, RoleName

STILL_CLOSE = timedelta(days=365)  # who left a ward is close to it for a year
WARD_ROLES = tuple(name for name, role in ROLES.items() if role.works_on_the_ward)


@dataclass(frozen=True)
class Closeness:
    """Whom and what an account stands close to.

    ``people`` are those of whom nobody may complain in front of this account: itself,
    its line up and down, and everybody who works on the same ward.
    """

    people: frozenset[UUID]
    wards: frozenset[UUID]
    manages: frozenset[UUID]
    roles: frozenset[str]


def closeness_of(account: Account) -> Closeness:
    """Whom and what an account stands close to today."""
    today = today_of(account.organisation)
    return once(("closeness", account.id, today), lambda: _closeness(account, today))


def _closeness(account: Account, today: date) -> Closeness:
    lines = _lines(account.organisation, today)
    beneath = _beneath(account.id, lines)
    wards = frozenset(worked_places(account.organisation, [account.id], today))
    beside = working_at(account.organisation, wards, today)
    return Closeness(
        people=frozenset({account.id, *_above(account.id, lines), *beneath, *beside}),
        wards=wards,
        manages=_manages(account, beneath, today),
        roles=frozenset(posting.role for posting in postings_on(account, today)),
    )


def close_to(account: Account) -> set[UUID]:
    """The accounts that must not read what concerns an account: ward, line, itself."""
    return set(closeness_of(account).people)


def worked_places(
    organisation: UUID, accounts: Iterable[UUID], today: date
) -> set[UUID]:
    """The places where accounts work on the ward, or did within the year."""
    tops = _ward_postings(organisation, today).filter(account__in=list(accounts))
    return below(organisation, set(tops.values_list("place_id", flat=True)))


def working_at(organisation: UUID, places: Iterable[UUID], today: date) -> set[UUID]:
    """The accounts that work at some of these places, or did within the year."""
    wanted = set(places)
    if not wanted:
        return set()
    covering = wanted | _ancestors(organisation, wanted)
    postings = _ward_postings(organisation, today).filter(place__in=covering)
    return set(postings.values_list("account_id", flat=True))


def _manages(account: Account, beneath: set[UUID], today: date) -> frozenset[UUID]:
    """Places of which an account is a manager, or stands above who works there."""
    own = _ward_postings(account.organisation, today).filter(
        account=account, role=RoleName.WARD_MANAGER
    )
    tops = set(own.values_list("place_id", flat=True))
    managed = below(account.organisation, tops)
    return frozenset(managed | worked_places(account.organisation, beneath, today))


def _ward_postings(organisation: UUID, today: date):  # noqa: ANN202 - a queryset
    return Posting.objects.filter(
        Q(until=None) | Q(until__gt=today - STILL_CLOSE),
        organisation=organisation,
        role__in=WARD_ROLES,
        since__lte=today,
    )


def _ancestors(organisation: UUID, places: set[UUID]) -> set[UUID]:
    parent_of = dict(
        Place.objects.filter(organisation=organisation).values_list("id", "parent")
    )
    found: set[UUID] = set()
    for place in places:
        above = parent_of.get(place)
        while above is not None and above not in found:
            found.add(above)
            above = parent_of.get(above)
    return found


def _lines(organisation: UUID, today: date) -> dict[UUID, UUID | None]:
    """Each account's manager today; the newest row that has begun holds."""
    rows = LineManagement.objects.filter(organisation=organisation, since__lte=today)
    return dict(rows.order_by("since").values_list("account_id", "manager_id"))


def _above(account: UUID, lines: dict[UUID, UUID | None]) -> set[UUID]:
    found: set[UUID] = set()
    manager = lines.get(account)
    while manager is not None and manager not in found:
        found.add(manager)
        manager = lines.get(manager)
    return found


def _beneath(account: UUID, lines: dict[UUID, UUID | None]) -> set[UUID]:
    managed = defaultdict(set)
    for one, manager in lines.items():
        managed[manager].add(one)
    found: set[UUID] = set()
    waiting = [account]
    while waiting:
        for one in managed[waiting.pop()] - found:
            found.add(one)
            waiting.append(one)
    return found - {account}
