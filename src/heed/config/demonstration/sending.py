"""Sending what made-up people wrote, through the same way as the public pages."""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from heed.concerns.models import Concern
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import SEED
from heed.foundation import worker
from heed.foundation.writer import Submission, submit
from heed.instruments.queries import edition_in_use
from heed.reception.actions.giving import composed
from heed.reception.doors import Door
from heed.reception.queries import flow_of
from heed.reception.sittings import INSTRUMENT, Sitting
from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Response


@dataclass(frozen=True)
class Letter:
    """What one made-up person sends."""

    key: str
    instrument: str
    place: str
    group: str
    posted: dict[str, list[str]]
    language: str = "en-gb"
    notes: dict[str, str] = field(default_factory=dict)


def send(found: Founded, letter: Letter) -> Concern:
    """Store a letter as if it had been sent from the last page of its form."""
    door = Door(found.places[letter.place])
    edition = edition_in_use(found.organisation.organisation, letter.instrument)
    body = DraftBody(
        place=str(door.place.id),
        fieldwork=str(found.fieldwork.id),
        edition=str(edition.id),
        group=letter.group,
        language=letter.language,
        posted={INSTRUMENT: [letter.instrument], **letter.posted},
    )
    token = token_of(letter.key)
    rows, _notes = composed(door, flow_of(Sitting(token, body)), is_partial=False)
    submit(Submission(key=token.idempotency_key, rows=rows))
    work_off()
    response = next(row for row in rows if isinstance(row, Response))
    return Concern.objects.get(response=response)


def receipt_of(key: str, language: str = "en-gb") -> str:
    """The receipt of a letter; it follows from the seed and this store's key file."""
    return " ".join(receipt_words(token_of(key), language))


def token_of(key: str) -> DraftToken:
    """The secret of a letter, the same each time the world is built."""
    return DraftToken(hashlib.sha256(f"{SEED} letter {key}".encode()).digest())


def key_of(name: str) -> UUID:
    """The idempotency key of something that a writer adds later."""
    return token_of(name).idempotency_key


def work_off() -> None:
    """Do the background work that is waiting, as the worker would have done it."""
    while (task := worker.claim()) is not None:
        worker.perform(task)
