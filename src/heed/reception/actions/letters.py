"""Taking what a device kept until it could send it: no cookie, no draft."""

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.writer import Outcome, Submission, submit
from heed.reception.actions.giving import composed
from heed.reception.doors import Door
from heed.reception.flow import Flow
from heed.reception.letters import Letter
from heed.reception.queries import edition_for, fieldwork_at, flow_of
from heed.reception.sittings import INSTRUMENT, RECEIPT, Sitting
from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftBody, DraftToken


def take_letter(*, door: Door, letter: Letter) -> tuple[Outcome, tuple[str, ...]]:
    """Store a letter once; gives whether it was new, and the words of its receipt.

    Raises ``NotAskedHereError`` where the group is not asked this here, and
    ``NotStored`` where it could not be stored. ``problems_of`` comes first.
    """
    flow = flow_for(door, letter)
    rows, notes = composed(door, flow, is_partial=letter.is_partial)
    outcome = submit(Submission(key=flow.sitting.token.idempotency_key, rows=rows))
    if RECEIPT not in notes:
        return outcome, ()
    return outcome, receipt_words(flow.sitting.token, letter.language)


def problems_of(*, door: Door, letter: Letter) -> dict[str, str]:
    """What is wrong with the answers, by item; nothing is an empty mapping."""
    return dict(flow_for(door, letter).checked.errors)


def flow_for(door: Door, letter: Letter) -> Flow:
    """The letter as if it had been answered page by page."""
    fieldwork = fieldwork_at(door)
    edition = edition_for(fieldwork, letter.group, letter.instrument)
    body = DraftBody(
        place=str(door.place.id),
        fieldwork=str(fieldwork.id),
        edition=str(edition.id),
        group=letter.group,
        language=letter.language,
        variant=letter.variant,
        mode=door.mode,
        entrance=door.entrance(""),
        posted={**letter.answers, INSTRUMENT: [letter.instrument]},
    )
    return flow_of(Sitting(token_of(letter), body))


def token_of(letter: Letter) -> DraftToken:
    """What a page's cookie would hold; it follows from the key and our key file."""
    return DraftToken(keys().keyed_hash(Purpose.DRAFT, b"letter" + letter.key.bytes))
