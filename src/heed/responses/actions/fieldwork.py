"""Opening fieldwork."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from heed.foundation import clock
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.responses.models import Fieldwork, FieldworkInstrument, FieldworkPlace
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def open_standing_feedback(
    *,
    by: Account,
    slug: str,
    title: str,
    places: Iterable[Place],
    editions: Mapping[str, Iterable[Edition]],
) -> Fieldwork:
    """Open feedback without an end at some places; ``editions`` go by group."""
    fieldwork = Fieldwork(
        organisation=by.organisation,
        slug=slug,
        title=title,
        kind=Fieldwork.Kind.SERVICE_FEEDBACK,
        opens_on=clock.now().date(),
    )
    return opened(by, fieldwork, places, editions)


def opened(
    by: Account,
    fieldwork: Fieldwork,
    places: Iterable[Place],
    editions: Mapping[str, Iterable[Edition]],
) -> Fieldwork:
    """Save a fieldwork with where it asks and what it asks of whom."""
    fieldwork.save()
    FieldworkPlace.objects.bulk_create(
        FieldworkPlace(organisation=by.organisation, fieldwork=fieldwork, place=place)
        for place in places
    )
    FieldworkInstrument.objects.bulk_create(
        FieldworkInstrument(
            organisation=by.organisation,
            fieldwork=fieldwork,
            group=group,
            edition=edition,
        )
        for group, several in editions.items()
        for edition in several
    )
    note_change(by, fieldwork, "opened")
    return fieldwork


def note_change(by: Account, fieldwork: Fieldwork, what: str, **details: Any) -> None:
    """Write down a change with its codes and figures, which its history then shows."""
    record(
        by=by.id,
        event=Event.FIELDWORK_CHANGED,
        about=About("fieldwork", fieldwork.id),
        organisation=fieldwork.organisation,
        details={"what": what, **details},
    )
