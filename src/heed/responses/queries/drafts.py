"""Reading answers so far."""

from heed.foundation import clock
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import open_sealed
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Draft


def draft_look_up(token: DraftToken) -> bytes:
    """Under which value a draft is found; of no use without the key file."""
    return keys().keyed_hash(Purpose.DRAFT, token.secret_for("look-up"))


def draft_of(token: DraftToken) -> DraftBody | None:
    """The answers so far, or none where they are gone or were cleared."""
    look_up = draft_look_up(token)
    draft = Draft.objects.filter(look_up=look_up, gone_at__gt=clock.now()).first()
    if draft is None:
        return None
    row = f"responses.draft:{look_up.hex()}"
    return DraftBody.from_bytes(
        open_sealed(bytes(draft.body), key=token.secret_for("body"), row=row)
    )
