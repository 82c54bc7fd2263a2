"""The words of an invitation, what is kept of them, and who somebody on a list is."""

import json
import secrets
from dataclasses import asdict, dataclass
from uuid import UUID

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import SealBroken, open_sealed, seal
from heed.responses.receipt_words import normalise, words_from
from heed.responses.receipt_words.spelling import plain

_PASS = "pass of an invitation"  # noqa: S105 - the name of a row, not a secret


@dataclass(frozen=True)
class Contact:
    """Where a letter goes."""

    name: str
    email: str = ""
    address: str = ""

    def __repr__(self) -> str:
        return "Contact(…)"


def new_words(language: str) -> tuple[str, ...]:
    """Six words that nobody can guess; whoever asks must send them at once."""
    return words_from(secrets.token_bytes(32), language[:2])


def look_up_of(words: tuple[str, ...]) -> bytes:
    """Under which value words that were just made are found."""
    return _look_up(" ".join(plain(word) for word in words))


def look_up_typed(typed: str) -> bytes:
    """The same for words as they are typed; unreadable ones take the same steps."""
    return _look_up(normalise(typed) or "unreadable")


def person_of(fieldwork: UUID, contact: Contact) -> bytes:
    """The same person of one list always has the same value, and of another another."""
    reached = contact.email or f"{contact.name}\n{contact.address}"
    known = " ".join(reached.casefold().split())
    return keys().keyed_hash(Purpose.INVITATION, f"person {fieldwork} {known}")


def sealed_contact(invitation: UUID, contact: Contact) -> bytes:
    """A name and an address as they may be stored."""
    return seal(
        json.dumps(asdict(contact)).encode(), key=_contact_key(), row=_row(invitation)
    )


def contact_in(invitation: UUID, sealed: bytes) -> Contact:
    """A name and an address, for the moment of writing to somebody."""
    opened = open_sealed(sealed, key=_contact_key(), row=_row(invitation))
    return Contact(**json.loads(opened))


def sealed_pass(invitation: UUID) -> str:
    """What a browser is given for its code; only a server with our keys can read it."""
    key = keys().derive(Purpose.INVITATION)
    return seal(invitation.bytes, key=key, row=_PASS).hex()


def invitation_in(sealed: str) -> UUID | None:
    """Whose pass it is, or none where it is not one of ours."""
    key = keys().derive(Purpose.INVITATION)
    try:
        return UUID(bytes=open_sealed(bytes.fromhex(sealed), key=key, row=_PASS))
    except (ValueError, SealBroken):
        return None


def _look_up(words: str) -> bytes:
    return keys().keyed_hash(Purpose.INVITATION, f"look-up {words}")


def _contact_key() -> bytes:
    return keys().derive(Purpose.CONTACT)


def _row(invitation: UUID) -> str:
    return f"responses.invitation.contact:{invitation}"
