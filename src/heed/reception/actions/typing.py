"""Typing in what somebody wrote on paper or told a member of staff."""

from datetime import date, time

from django.db import transaction

from heed.foundation.windows import Window, WindowKind, window_of
from heed.foundation.writer import NotStored, Outcome, RowsRefused, Submission, submit
from heed.people.models import Account, Place
from heed.people.queries import kind_on, moment_at, shifts_of
from heed.reception.actions.giving import composed
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.flow import Flow
from heed.responses.actions.receipts import receipt_words
from heed.safeguards.audit import About, Event, record


def type_in(*, by: Account, flow: Flow, place: Place, day: date) -> tuple[str, ...]:
    """Store one paper or one telling once; gives the words of its receipt, if any.

    What is recorded of the member of staff is that they typed something in at this
    place, not which response it became. Raises ``NotSentError`` where it could not be
    stored.
    """
    body = flow.sitting.body
    rows, _notes = composed(Door(place), flow, window=window_on(place, day, body.group))
    try:
        outcome = submit(Submission(flow.sitting.token.idempotency_key, rows))
    except (NotStored, RowsRefused) as error:
        raise NotSentError from error
    if outcome is Outcome.STORED:
        _note(by, place, body.mode, flow.definition.code)
    if not flow.gives_receipt:
        return ()
    return receipt_words(flow.sitting.token, body.language)


def window_on(place: Place, day: date, group: str) -> Window:
    """The window of something written on a day; of a day nobody knows the shift."""
    kind = kind_on(place, day, group)
    kind = WindowKind.DAY if kind is WindowKind.SHIFT else kind
    noon = moment_at(place, day, time(12))
    return window_of(noon, kind, place.zone, shifts_of(place))


@transaction.atomic
def _note(by: Account, place: Place, mode: str, instrument: str) -> None:
    record(
        by=by.id,
        event=Event.TYPED_IN,
        about=About("place", place.id),
        organisation=place.organisation,
        place=place.id,
        details={"mode": mode, "instrument": instrument},
    )
