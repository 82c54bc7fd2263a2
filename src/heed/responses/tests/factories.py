"""Rows for tests of this room and the rooms above it."""

from heed.foundation import clock
from heed.foundation.windows import window_of
from heed.foundation.writer import Submission, submit, written_in_this_thread
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.responses.actions import (
    Composed,
    Given,
    compose_receipt,
    compose_response,
    open_standing_feedback,
)
from heed.responses.actions.receipts import receipt_words
from heed.responses.choices import Entrance, Group, Mode
from heed.responses.draft_body import DraftToken
from heed.responses.models import Fieldwork


def feedback_at(*places: Place, by, editions: list[Edition]) -> Fieldwork:
    """Standing feedback that asks every group the same editions."""
    return open_standing_feedback(
        by=by,
        slug="standing-feedback",
        title="Standing feedback",
        places=places,
        editions=dict.fromkeys(Group.values, editions),
    )


def given(fieldwork: Fieldwork, edition: Edition, place: Place, **changes) -> Given:
    """What a service user gave on their own device, unless told otherwise."""
    kind = changes.pop("kind", "day")
    window = window_of(clock.now(), kind, place.zone)
    return Given(
        **{
            "fieldwork": fieldwork,
            "edition": edition,
            "place": place,
            "window": window,
            "group": Group.SERVICE_USER,
            "mode": Mode.OWN_DEVICE,
            "entrance": Entrance.POSTER,
            "language": "en-gb",
            "answers": {},
            **changes,
        }
    )


def stored(what: Given, token: DraftToken | None = None) -> Composed:
    """Give it, through the durable writer, in this thread."""
    token = token or DraftToken.new()
    composed = compose_response(what)
    receipt = compose_receipt(
        response=composed.response, words=receipt_words(token, what.language)
    )
    with written_in_this_thread():
        submit(Submission(key=token.idempotency_key, rows=[*composed.rows, receipt]))
    return composed
