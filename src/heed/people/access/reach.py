"""Where an account may do something: its roles, spread down the tree of places."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from heed.foundation.remembered import once
from heed.people.access.roles import READING, ROLES, Permission, roles_with
from heed.people.days import today_of
from heed.people.models import Account, Place, Posting


def postings_on(account: Account, on: date) -> list[Posting]:
    """The postings that an account holds on a day."""
    held = account.postings.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    return once(("postings", account.id, on), lambda: list(held))


def below(organisation: UUID, tops: Iterable[UUID]) -> set[UUID]:
    """The given places of an organisation and everything below them."""
    children = once(("places", organisation), lambda: _children(organisation))
    known = {place for some in children.values() for place in some}
    found: set[UUID] = set()
    waiting = [top for top in tops if top in known]
    while waiting:
        place = waiting.pop()
        found.add(place)
        waiting.extend(children.get(place, ()))
    return found


def _children(organisation: UUID) -> dict[UUID | None, list[UUID]]:
    found = defaultdict(list)
    places = Place.objects.filter(organisation=organisation)
    for place, parent in places.values_list("id", "parent"):
        found[parent].append(place)
    return found


def reach(
    account: Account, permission: Permission, on: date | None = None
) -> set[UUID]:
    """The ids of all places where an account has a permission on a day."""
    day = on or today_of(account.organisation)
    question = ("reach", account.id, permission, day)
    return set(once(question, lambda: _reach(account, permission, day)))


def _reach(account: Account, permission: Permission, day: date) -> set[UUID]:
    if not account.is_active_on(day):
        return set()
    postings = postings_on(account, day)
    granting = roles_with(permission)
    tops = {posting.place_id for posting in postings if posting.role in granting}
    if not tops:
        return set()
    places = below(account.organisation, tops)
    if permission in READING:
        places -= below(account.organisation, _works_on(postings))
    return places


def _works_on(postings: list[Posting]) -> set[UUID]:
    return {p.place_id for p in postings if ROLES[p.role].works_on_the_ward}


def may(
    account: Account | AnonymousUser,
    permission: Permission,
    place: Place | None = None,
    on: date | None = None,
) -> bool:
    """Whether an account may do something, at a place or anywhere at all."""
    if not isinstance(account, Account):
        return False
    places = reach(account, permission, on)
    return bool(places) if place is None else place.id in places
