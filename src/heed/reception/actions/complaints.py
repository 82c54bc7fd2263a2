"""A complaint from its own door: a case, its complaint and a receipt in one commit."""

from django.db.models import Model

from heed.concerns.actions import compose_complaint, compose_concern
from heed.reception.actions.giving import given_in, store
from heed.reception.actions.sittings import begin_sitting, keep_sitting
from heed.reception.doors import Door
from heed.reception.queries import flow_of
from heed.reception.sittings import GIVEN, INSTRUMENT, RECEIPT, REFERENCE, Sitting
from heed.reception.telling import COMPLAINT
from heed.responses.actions import compose_receipt, compose_response
from heed.responses.actions.receipts import receipt_words

# A complaint hangs on a case, and a case on a response: one to tell-us of which no
# question was reached.
CARRIER = "tell-us"


def begin_complaint(*, door: Door, group: str, earlier: Sitting | None) -> Sitting:
    """Open a draft for a complaint."""
    begun = begin_sitting(door=door, instrument=CARRIER, group=group, earlier=earlier)
    marked = begun.noted(**{INSTRUMENT: COMPLAINT})
    return keep_sitting(door=door, sitting=marked) or marked


def give_complaint(
    *, door: Door, sitting: Sitting, words: str, reach_me: str
) -> Sitting:
    """Store a complaint once, however often it is sent.

    Raises ``NotSentError`` where it could not be stored.
    """
    rows, notes = _composed(door, sitting, words, reach_me)
    return store(door, sitting, rows, notes)


def _composed(
    door: Door, sitting: Sitting, words: str, reach_me: str
) -> tuple[list[Model], dict[str, str]]:
    given = given_in(door, flow_of(sitting), is_partial=True)
    response = compose_response(given)
    concern = compose_concern(given, response)
    complaint = compose_complaint(
        concern=concern.concern,
        words=words,
        reach_me=reach_me,
        key=sitting.token.idempotency_key,
        window=given.window,
    )
    receipt = compose_receipt(
        response=response.response,
        words=receipt_words(sitting.token, given.language),
    )
    rows = [*response.rows, *concern.rows, *complaint.rows, receipt]
    notes = {
        GIVEN: COMPLAINT,
        RECEIPT: given.language,
        REFERENCE: complaint.complaint.reference,
    }
    return rows, notes
