"""Reading answers that somebody saved to go on with another day."""

import json

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import open_sealed
from heed.people.days import today_of
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import SavedDraft
from heed.responses.receipt_words import normalise


def saved_look_up(words: str) -> bytes:
    """Under which value saved answers are found; of no use without the key file."""
    return keys().keyed_hash(Purpose.DRAFT, f"saved look-up {words}")


def saved_key(words: str) -> bytes:
    """The key of saved answers: it takes the words and the key file to make it."""
    return keys().keyed_hash(Purpose.DRAFT, f"saved key {words}")


def saved_row(look_up: bytes) -> str:
    """The row to which the sealed answers are bound."""
    return f"responses.saved:{look_up.hex()}"


def saved_draft_of(typed: str) -> tuple[DraftToken, DraftBody] | None:
    """The saved answers whose words were typed, or none; unreadable words find none."""
    words = normalise(typed) or "unreadable"
    look_up = saved_look_up(words)
    found = SavedDraft.objects.filter(look_up=look_up).first()
    if found is None or found.gone_on <= today_of(found.organisation):
        return None
    key, row = saved_key(words), saved_row(look_up)
    held = json.loads(open_sealed(bytes(found.body), key=key, row=row))
    token = DraftToken.from_cookie(held["token"])
    return (token, DraftBody(**held["body"])) if token else None
