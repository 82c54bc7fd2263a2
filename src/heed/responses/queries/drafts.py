"""Reading answers so far."""

from django.db import connection

from heed.foundation import clock
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import open_sealed
from heed.foundation.statements import statements
from heed.responses.draft_body import DraftBody, DraftToken

# Every page of a sitting asks this; Django takes longer to write it than to run it.
FIND = "SELECT body FROM responses_draft WHERE id = %s AND gone_at > %s"
WHOLE = (1 << 63) - 1  # the largest number that both stores keep


def draft_look_up(token: DraftToken) -> bytes:
    """Under which value a draft is sealed; of no use without the key file."""
    return keys().keyed_hash(Purpose.DRAFT, token.secret_for("look-up"))


def draft_number(look_up: bytes) -> int:
    """Under which number a draft is found: as much of its look-up as a number holds."""
    return int.from_bytes(look_up[:8]) & WHOLE


def draft_of(token: DraftToken) -> DraftBody | None:
    """The answers so far, or none where they are gone or were cleared."""
    look_up = draft_look_up(token)
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with statements() as store_runs:
        found = store_runs.run(FIND, [draft_number(look_up), now]).fetchone()
    if found is None:
        return None
    row = f"responses.draft:{look_up.hex()}"
    return DraftBody.from_bytes(
        open_sealed(bytes(found[0]), key=token.secret_for("body"), row=row)
    )
