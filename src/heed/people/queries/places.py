"""Places: which a person reaches, what they were called, and how they are related."""

from collections.abc import Iterable
from datetime import date, time

from django.db.models import Q, QuerySet
from django.http import Http404

from heed.foundation import clock
from heed.people.access import Permission, may, reach
from heed.people.models import Account, Place, PlaceName


def places_where(account: Account, permission: Permission) -> QuerySet[Place]:
    """The places where an account has a permission today; records start here."""
    return Place.objects.filter(id__in=reach(account, permission))


def place_for(
    account: Account, permission: Permission | Iterable[Permission], code: str
) -> Place:
    """The place with a code, if the account may do this there; else it is not found.

    Of several permissions one is enough.
    """
    place = place_by_code(code)
    wanted = [permission] if isinstance(permission, Permission) else permission
    if place is None or not any(may(account, one, place) for one in wanted):
        raise Http404
    return place


def place_by_code(code: str) -> Place | None:
    """The place with a short address, however the code was typed."""
    wanted = "".join(code.split()).replace("-", "").upper()
    return Place.objects.filter(code=wanted).first() if wanted.isalnum() else None


def organisation_of(place: Place) -> Place:
    """The root of a place's tree."""
    return Place.objects.get(id=place.organisation)


def organisations() -> list[Place]:
    """The tops of all trees of places, closed ones as well."""
    return list(Place.objects.filter(parent=None).order_by("code"))


def open_places(organisation: Place, on: date | None = None) -> QuerySet[Place]:
    """The places of an organisation that are open on a day, today if not said."""
    day = on or clock.now().date()
    return Place.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=day),
        organisation=organisation.organisation,
        opened_on__lte=day,
    )


def could_take_over(place: Place, among: QuerySet[Place]) -> list[Place]:
    """The open wards or teams, of those given, into which a place could merge."""
    same = among.filter(kind=place.kind, organisation=place.organisation)
    return list(same.filter(closed_on=None).exclude(id=place.id).order_by("slug"))


def ancestors(place: Place) -> list[Place]:
    """The places above a place, nearest first, ending with its organisation."""
    found, above = [], place.parent_id
    while above is not None:  # two or three steps; a trust has hundreds of places
        found.append(Place.objects.get(id=above))
        above = found[-1].parent_id
    return found


def sister_wards(place: Place, on: date | None = None) -> list[Place]:
    """Open wards or teams under the same parent and in the same setting."""
    return list(
        open_places(place, on)
        .filter(parent=place.parent_id, kind__in=["ward", "team"])
        .filter(setting=place.setting)
        .exclude(id=place.id)
        .order_by("slug")
    )


def name_on(place: Place, day: date | None = None, *, welsh: bool = False) -> str:
    """What a place was called on a day; before its first name, the first one."""
    names = PlaceName.objects.filter(place=place).order_by("since")
    held = names.filter(since__lte=day or clock.now().date()).last() or names.first()
    if held is None:
        return place.slug
    return (welsh and held.welsh_name) or held.name


def shifts_of(place: Place) -> list[time]:
    """When shifts begin at a place, by its own clock."""
    return [time.fromisoformat(text) for text in place.shifts]
