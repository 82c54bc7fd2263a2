"""Answers so far, as they lie sealed in a draft."""

import hashlib
import json
import secrets
import uuid
from dataclasses import dataclass, field, replace

from heed.responses.choices import Entrance, Group, Helper, Mode, Variant


@dataclass(frozen=True)
class DraftBody:
    """What a person has said so far, and how they came in."""

    place: str
    fieldwork: str
    edition: str
    group: str = Group.SERVICE_USER
    language: str = "en-gb"
    variant: str = Variant.STANDARD
    mode: str = Mode.OWN_DEVICE
    helper: str = Helper.NOBODY
    entrance: str = Entrance.LINK
    source_tag: str = ""
    count_if_left: bool = False
    posted: dict[str, list[str]] = field(default_factory=dict)

    def with_answer(self, item: str, values: list[str]) -> "DraftBody":
        """The same draft with one answer more, or another one."""
        return replace(self, posted={**self.posted, item: values})

    def to_bytes(self) -> bytes:
        """As it is sealed."""
        return json.dumps(vars(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "DraftBody":
        """As it was sealed."""
        return cls(**json.loads(data))


class DraftToken:
    """The secret in the page's cookie; everything about a draft follows from it.

    A repeated submission derives the same idempotency key and the same receipt, so a
    person who taps twice, or whose connection breaks, sees one and the same page.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @classmethod
    def new(cls) -> "DraftToken":
        """A token that nobody can guess."""
        return cls(secrets.token_bytes(32))

    @classmethod
    def from_cookie(cls, value: str) -> "DraftToken | None":
        """The token in a cookie, or none where the cookie is not one of ours."""
        try:
            secret = bytes.fromhex(value)
        except ValueError:
            return None
        return cls(secret) if len(secret) == 32 else None

    def to_cookie(self) -> str:
        """As the cookie holds it."""
        return self._secret.hex()

    def secret_for(self, use: str) -> bytes:
        """A secret for one use; one use says nothing about another."""
        return hashlib.blake2b(use.encode(), key=self._secret, digest_size=32).digest()

    @property
    def idempotency_key(self) -> uuid.UUID:
        """Names this one submission, however often it is sent."""
        return uuid.UUID(bytes=self.secret_for("idempotency")[:16], version=4)
