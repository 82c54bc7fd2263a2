"""What the staff pages of this room show, gathered in one go for each page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from heed.foundation import clock
from heed.foundation.windows import WindowKind, window_before, window_of
from heed.people.models import (
    Account,
    Group,
    Occupancy,
    Place,
    PlaceName,
    Posting,
    ReadingHours,
    RotaPattern,
    RotaShift,
)
from heed.people.queries.accounts import accounts_in, current_postings
from heed.people.queries.hours import local_day, reading_hours
from heed.people.queries.numbers import (
    beds_on,
    carers_per_person,
    coarseness_of,
    latest_occupancy,
    possible_writers,
)
from heed.people.queries.places import ancestors, name_on
from heed.people.queries.readiness import ready_to_go_live
from heed.people.queries.rota import Gap, rota_gaps, rota_of

TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True)
class PlaceFacts:
    """Everything that the page of one place shows."""

    name: str
    names: list[PlaceName]
    line: list[str]
    beds: int | None
    occupancy: list[Occupancy]
    yesterday: dict[Group, int | None]
    coarseness: dict[Group, WindowKind]
    missing: list[str]
    carers: Decimal | None
    went_into: Place | None


@dataclass(frozen=True)
class RotaFacts:
    """Everything that the rota page of one place shows."""

    name: str
    patterns: list[RotaPattern]
    shifts: list[RotaShift]
    gaps: list[Gap]
    hours: list[ReadingHours]
    until: datetime


def place_facts(place: Place) -> PlaceFacts:
    """What is known of a place today."""
    now = clock.now()
    yesterday = window_before(window_of(now, WindowKind.DAY, place.zone), place.zone)
    return PlaceFacts(
        name=name_on(place),
        names=list(place.names.order_by("-since")),
        line=[name_on(above) for above in ancestors(place)],
        beds=beds_on(place, local_day(place, now)),
        occupancy=latest_occupancy(place),
        yesterday={g: possible_writers(place, g, yesterday) for g in Group},
        coarseness={g: coarseness_of(place, now, g).kind for g in Group},
        missing=ready_to_go_live(place),
        carers=carers_per_person(place, local_day(place, now)),
        went_into=place.merged_into,
    )


def rota_facts(place: Place) -> RotaFacts:
    """Who is on call for a place, and the gaps of the next two weeks."""
    now = clock.now()
    patterns, shifts = rota_of(place)
    today = local_day(place, now)
    return RotaFacts(
        name=name_on(place),
        patterns=[p for p in patterns if p.until is None or p.until > today],
        shifts=list(shifts.filter(ends__gt=now)),
        gaps=rota_gaps(place, now, now + TWO_WEEKS),
        hours=reading_hours(place),
        until=now + TWO_WEEKS,
    )


def names_today(places: Iterable[Place]) -> dict[UUID, str]:
    """What places are called today, by their ids, in one query."""
    today = clock.now().date()
    rows = list(PlaceName.objects.filter(place__in=list(places)).order_by("-since"))
    names: dict[UUID, str] = {row.place_id: row.name for row in rows}  # the first name
    names |= {row.place_id: row.name for row in reversed(rows) if row.since <= today}
    return names


def accounts_with_postings(places: QuerySet[Place]) -> list[Account]:
    """The accounts of some places' organisations, each with its open postings."""
    open_postings = Posting.objects.filter(until=None).select_related("place")
    return list(
        accounts_in(places).prefetch_related(
            Prefetch("postings", queryset=open_postings, to_attr="open_postings")
        )
    )


def named_postings(account: Account) -> list[tuple[Posting, str]]:
    """The roles that an account holds today, each with the name of its place."""
    held = current_postings(account).select_related("place")
    names = names_today([posting.place for posting in held])
    return [(posting, names[posting.place_id]) for posting in held]
