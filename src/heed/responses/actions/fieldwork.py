"""Opening fieldwork."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from heed.foundation import clock
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.responses.choices import Purpose
from heed.responses.models import (
    ConsentText,
    Fieldwork,
    FieldworkInstrument,
    FieldworkPlace,
)
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
    return _open(by, fieldwork, places, editions)


@transaction.atomic
def open_survey(
    *,
    by: Account,
    slug: str,
    title: str,
    place: Place,
    editions: Mapping[str, Iterable[Edition]],
    opens_on: date,
    closes_on: date,
    withdrawal_rule: str,
) -> Fieldwork:
    """Open research that asks for consent; ``place`` is whoever runs it."""
    fieldwork = Fieldwork(
        organisation=by.organisation,
        slug=slug,
        title=title,
        kind=Fieldwork.Kind.SURVEY,
        opens_on=opens_on,
        closes_on=closes_on,
        asks_research=True,
        withdrawal_rule=withdrawal_rule,
    )
    return _open(by, fieldwork, [place], editions)


def _open(
    by: Account,
    fieldwork: Fieldwork,
    places: Iterable[Place],
    editions: Mapping[str, Iterable[Edition]],
) -> Fieldwork:
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
    record(
        by=by.id,
        event=Event.FIELDWORK_CHANGED,
        about=About("fieldwork", fieldwork.id),
        organisation=by.organisation,
    )
    return fieldwork


@transaction.atomic
def add_consent_text(
    *, by: Account, fieldwork: Fieldwork, purpose: Purpose, language: str, body: str
) -> ConsentText:
    """Add the next numbered wording; earlier ones stay for those who agreed to them."""
    earlier = ConsentText.objects.filter(
        fieldwork=fieldwork, purpose=purpose, language=language
    )
    number = (earlier.aggregate(newest=Max("number"))["newest"] or 0) + 1
    return ConsentText.objects.create(
        organisation=by.organisation,
        fieldwork=fieldwork,
        purpose=purpose,
        language=language,
        number=number,
        body=body,
    )
