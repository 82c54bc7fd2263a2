"""Rows of this room for tests, here and in the rooms above.

ward = a_ward()
concern = a_concern(ward, answers={"danger_now": "yes"}, words="Come quickly.")
"""

from uuid import UUID

from heed.concerns.actions import compose_concern
from heed.concerns.models import Concern
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.windows import window_of
from heed.foundation.writer import Submission, submit, written_in_this_thread
from heed.instruments.actions import publish_edition
from heed.instruments.library.shelf import built_in
from heed.instruments.models import Edition
from heed.instruments.queries import edition_in_use
from heed.people.models import Account, Place, ReadingHours, RotaPattern
from heed.people.tests.factories import LONG_AGO, an_account
from heed.responses.actions import (
    Given,
    compose_response,
    open_standing_feedback,
)
from heed.responses.choices import Entrance, Group, Mode
from heed.responses.models import Fieldwork

CODE = "tell-us"
WORDS = "The door to the quiet room was left open all night."


def tell_us(organisation: UUID, by: Account) -> Edition:
    """The tell-us questionnaire, published once in an organisation."""
    if not Edition.objects.filter(organisation=organisation).exists():
        one = next(definition for definition in built_in() if definition.code == CODE)
        publish_edition(by=by, definition=one)
    return edition_in_use(organisation, CODE)


def feedback_at(place: Place) -> Fieldwork:
    """Standing feedback of the place's organisation."""
    known = Fieldwork.objects.filter(organisation=place.organisation).first()
    if known is not None:
        return known
    by = an_account(at=place)
    edition = tell_us(place.organisation, by)
    return open_standing_feedback(
        by=by,
        slug="standing-feedback",
        title="Standing feedback",
        places=[place],
        editions={group: [edition] for group in Group.values},
    )


def given_at(place: Place, *, words: str | None = WORDS, **changes) -> Given:
    """What a service user told on their own device, unless told otherwise."""
    fieldwork = feedback_at(place)
    window = window_of(clock.now(), changes.pop("kind", "day"), place.zone)
    texts = {"what_happened": [words]} if words else {}
    return Given(
        **{
            "fieldwork": fieldwork,
            "edition": fieldwork.instruments.first().edition,
            "place": place,
            "window": window,
            "group": Group.SERVICE_USER,
            "mode": Mode.OWN_DEVICE,
            "entrance": Entrance.POSTER,
            "language": "en-gb",
            "answers": {"kind": "went_wrong"},
            "contact_items": frozenset({"contact_name", "contact_where"}),
            **changes,
            "texts": texts | changes.get("texts", {}),
        }
    )


def a_concern(place: Place, **changes) -> Concern:
    """A concern that came through the durable writer, in this thread."""
    answers = {"kind": "went_wrong"} | changes.pop("answers", {})
    given = given_at(place, answers=answers, **changes)
    response = compose_response(given)
    composed = compose_concern(given, response)
    with written_in_this_thread():
        submit(Submission(key=new_id(), rows=[*response.rows, *composed.rows]))
    return Concern.objects.get(pk=composed.concern.pk)


def read_on_weekdays(place: Place) -> None:
    """Reading hours from nine to five, Monday to Friday, not on bank holidays."""
    ReadingHours.objects.bulk_create(
        ReadingHours(
            organisation=place.organisation,
            place=place,
            weekday=day,
            opens="09:00",
            closes="17:00",
        )
        for day in range(5)
    )


def on_call_always(account: Account, role: str, place: Place) -> None:
    """An account on call in a role around the clock, bank holidays as well."""
    RotaPattern.objects.bulk_create(
        RotaPattern(
            organisation=place.organisation,
            place=place,
            role=role,
            account=account,
            weekday=day,
            starts="00:00",
            ends="00:00",
            since=LONG_AGO,
        )
        for day in range(7)
    )
