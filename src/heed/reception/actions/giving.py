"""Giving the answers: everything that belongs together is stored in one commit."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import Model

from heed.concerns.actions import compose_concern
from heed.concerns.choices import Circle
from heed.concerns.models import Concern
from heed.foundation.windows import Window
from heed.foundation.writer import NotStored, RowsRefused, Submission, submit
from heed.reception.actions.sittings import as_kept, clear_sitting
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.flow import Flow
from heed.reception.queries import (
    edition_of,
    fieldwork_of,
    flow_of,
    said_to_statements,
    window_at,
)
from heed.reception.sittings import (
    GIVEN,
    GROUPS,
    INVITED,
    OUTSIDE,
    RECEIPT,
    SAVED,
    URGENT,
    Sitting,
)
from heed.reception.telling import (
    came_back_to,
    contact_items,
    helped_by,
    may_be_seen,
    naming_items,
    written_by,
)
from heed.responses.actions import (
    Given,
    compose_receipt,
    compose_response,
    giving_draft,
)
from heed.responses.actions.invitations import using_invitation
from heed.responses.actions.receipts import receipt_words
from heed.responses.actions.saved import forget_saved
from heed.responses.choices import Decision, State, WardMaySee

log = logging.getLogger("heed.reception")


def give(*, door: Door, flow: Flow, is_partial: bool = False) -> Sitting:
    """Store the answers of a sitting once, however often it is sent.

    Raises ``NotSentError`` where they could not be stored. The draft is emptied in
    the same commit, and stays as a sign that they were given.
    """
    rows, notes = composed(door, flow, is_partial=is_partial)
    return store(door, flow.sitting, rows, notes)


def store(
    door: Door, sitting: Sitting, rows: Sequence[Model], notes: dict[str, str]
) -> Sitting:
    """Store rows in one commit, which also leaves nothing in the draft but notes."""
    given = as_kept(door, sitting.emptied().noted(**notes))
    changes = [giving_draft(token=given.token, body=given.body)]
    also = []
    if sitting.note(SAVED):
        language = sitting.note(SAVED)
        also.append(partial(forget_saved, token=given.token, language=language))
    key = given.token.idempotency_key
    invited, group = sitting.note(INVITED), sitting.body.group
    try:
        with using_invitation(
            invited, token=given.token, place=door.place, group=group
        ):
            submit(Submission(key=key, rows=rows, changes=changes, also=also))
    except (NotStored, RowsRefused) as error:
        raise NotSentError from error
    return given


def end_sitting(*, door: Door, sitting: Sitting | None) -> None:
    """Somebody else's turn: count what the person wanted counted, clear the rest.

    The person has left. Where what they left cannot be stored, it is lost rather than
    shown to whoever comes next.
    """
    if sitting is not None and sitting.body.count_if_left and not sitting.is_given:
        flow = flow_of(sitting)
        if flow.furthest:
            _count(door, flow)
    clear_sitting(sitting)


def _count(door: Door, flow: Flow) -> None:
    try:
        give(door=door, flow=flow, is_partial=True)
    except NotSentError:
        log.error("what somebody left to be counted could not be stored")


def composed(
    door: Door, flow: Flow, *, is_partial: bool = False, window: Window | None = None
) -> tuple[list[Model], dict[str, str]]:
    """The rows of one commit, and what the pages remember of it afterwards."""
    given = given_in(door, flow, is_partial=is_partial, window=window)
    response = compose_response(given)
    rows = list(response.rows)
    notes = {GIVEN: came_back_to(flow.definition, given.answers)}
    for text in response.texts:
        if text.item in naming_items(flow.definition):
            text.ward_may_see = WardMaySee.NOTHING
    if flow.opens_concern:
        concern = compose_concern(given, response)
        rows += concern.rows
        notes |= promised_by(concern.concern)
    if flow.gives_receipt:
        words = receipt_words(flow.sitting.token, given.language)
        rows.append(compose_receipt(response=response.response, words=words))
        notes[RECEIPT] = given.language
    return rows, notes


def promised_by(concern: Concern) -> dict[str, str]:
    """What the last page must know to say what is promised, and by when."""
    is_close = concern.circle == Circle.SAFEGUARDING
    return {
        URGENT: "yes" if concern.needs_reading_now else "",
        OUTSIDE: "yes" if is_close else "",
    }


def given_in(
    door: Door, flow: Flow, *, is_partial: bool, window: Window | None = None
) -> Given:
    """The checked answers with how they came to us; now, unless a window is said."""
    body = flow.sitting.body
    if flow.sitting.lacks_consent:
        raise NotSentError
    checked = flow.checked_up_to_here if is_partial else flow.checked
    if not checked.ok:
        raise NotSentError
    answers = checked.document
    given = Given(
        fieldwork=fieldwork_of(body.fieldwork),
        edition=edition_of(body.edition),
        place=door.place,
        window=window or window_at(door.place, body.group),
        group=body.group,
        mode=written_by(answers, body.mode),
        helper=helped_by(answers, body.helper),
        entrance=body.entrance,
        source_tag=body.source_tag,
        language=body.language,
        variant=body.variant,
        answers=answers,
        texts={
            code: words if isinstance(words, list) else [words]
            for code, words in checked.texts.items()
        },
        contact_items=contact_items(flow.definition),
        ward_may_see=may_be_seen(answers),
        state=State.PARTIAL if is_partial else State.COMPLETE,
    )
    return replace(given, **asked_in_survey(flow)) if flow.is_survey else given


def asked_in_survey(flow: Flow) -> dict[str, Any]:
    """What a survey's answers carry besides: every group, and each statement's answer.

    No ward sees a word of them: they were given to the researchers.
    """
    sheet, statements = said_to_statements(flow.sitting)
    return {
        "groups": flow.sitting.notes(GROUPS),
        "research": Decision.YES,
        "research_text": sheet,
        "statements": statements,
        "ward_may_see": WardMaySee.NOTHING,
    }
