"""Reading the audit trail: some of it, newest first, a page at a time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

PAGE = 50

# What a person may ask for; each name is shown on the page, so each is a choice.
KINDS: dict[str, tuple[Event, ...]] = {
    "opened": (
        Event.TEXT_OPENED,
        Event.ORIGINAL_OPENED,
        Event.CONTACT_OPENED,
        Event.AGGREGATE_OPENED,
        Event.EXPORTED,
    ),
    "people": (
        Event.ACCOUNT_MADE,
        Event.ACCOUNT_CLOSED,
        Event.ROLE_GIVEN,
        Event.ROLE_ENDED,
        Event.SIGNED_IN,
        Event.SECOND_FACTOR_CHANGED,
        Event.INVITATION_ACCEPTED,
        Event.LINE_MANAGER_SET,
    ),
    "places": (
        Event.PLACE_CHANGED,
        Event.OCCUPANCY_IMPORTED,
        Event.PLACE_WENT_LIVE,
        Event.PLACE_PAUSED,
        Event.ROTA_CHANGED,
        Event.DEVICE_PAIRED,
        Event.DEVICE_UNPAIRED,
    ),
    "removed": (Event.ERASED, Event.WITHDRAWN, Event.RETENTION_RUN),
    "all": tuple(Event),
}


@dataclass(frozen=True)
class Wanted:
    """Which entries somebody wants to see; a blank part asks for all."""

    kind: str = "opened"
    by: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None  # the position where the page before ended


def entries(
    organisation: UUID,
    wanted: Wanted,
    *,
    places: Collection[UUID],
    placeless: bool,
    without: Iterable[QuerySet],
) -> list[AuditEntry]:
    """A page of entries and one more, newest first.

    ``places`` are those that the asker reaches, and ``placeless`` says whether entries
    that belong to no place are theirs to see. ``without`` asks for the identities of
    things that must not be named to them.
    """
    found = AuditEntry.objects.filter(
        Q(place__in=places) | Q(place=None) if placeless else Q(place__in=places),
        organisation=organisation,
        event__in=[event.value for event in KINDS[wanted.kind]],
    )
    for things in without:
        found = found.exclude(about_id__in=things)
    if wanted.by is not None:
        found = found.filter(by=wanted.by)
    if wanted.since is not None:
        found = found.filter(at__gte=wanted.since)
    if wanted.until is not None:
        found = found.filter(at__lt=wanted.until)
    if wanted.before is not None:
        found = found.filter(position__lt=wanted.before)
    return list(found.order_by("-position")[: PAGE + 1])
