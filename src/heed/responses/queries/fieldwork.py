"""What is asked where."""

from django.db.models import Q

from heed.foundation import clock
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.responses.errors import NotAskedHereError
from heed.responses.models import Fieldwork, FieldworkInstrument


def standing_feedback_at(place: Place) -> Fieldwork:
    """The service feedback that is open at a place today."""
    today = clock.now().date()
    found = (
        Fieldwork.objects.filter(
            Q(closes_on=None) | Q(closes_on__gte=today),
            organisation=place.organisation,
            kind=Fieldwork.Kind.SERVICE_FEEDBACK,
            opens_on__lte=today,
            places__place=place,
        )
        .order_by("-opens_on", "slug")
        .first()
    )
    if found is None:
        raise NotAskedHereError()
    return found


def edition_asked(fieldwork: Fieldwork, group: str, instrument: str) -> Edition:
    """The newest edition of an instrument that a fieldwork asks of a group."""
    if "\0" in group + instrument:  # PostgreSQL cannot even look for it
        raise NotAskedHereError()
    found = (
        Edition.objects.filter(
            fieldworkinstrument__fieldwork=fieldwork,
            fieldworkinstrument__group=group,
            instrument__code=instrument,
        )
        .order_by("-number")
        .first()
    )
    if found is None:
        raise NotAskedHereError()
    return found


def asked_in(fieldwork: Fieldwork) -> set[tuple[str, str]]:
    """Which groups a fieldwork asks which instruments, as pairs of codes."""
    return set(
        FieldworkInstrument.objects.filter(fieldwork=fieldwork).values_list(
            "group", "edition__instrument__code"
        )
    )
