"""What is submitted, which answers acknowledge it, and how it is found again."""

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import uuid4

from tests.faults.judging import Found, Whole
from tests.faults.stores import Store

RECEIPT = "/words/"  # how the address of a receipt ends


@dataclass(frozen=True)
class Post:
    """One submission as it is sent; sent again unchanged until it is acknowledged."""

    key: str
    path: str
    words: str  # what must be found in the store, to the letter
    body: bytes = b""
    cookie: str = ""


class Target(Protocol):
    """A kind of submission; a room with one of its own makes another target."""

    def posts(self, store: Store, count: int) -> Iterator[Post]:
        """So many submissions, each made ready in the store as far as it must be."""

    def is_acknowledged(self, status: int, leads_to: str) -> bool:
        """Whether an answer promises that it is stored."""

    def found(self, store: Store) -> tuple[list[Found], Whole]:
        """Every submission in the store, and how the whole stands."""


class TellUs:
    """The last form of a tell-us, over HTTP: the whole of what a person sends.

    The draft's cookie names the answers and the idempotency key; the same browser's
    headers go with it. The answer that acknowledges it leads to the receipt.
    """

    def posts(self, store: Store, count: int) -> Iterator[Post]:
        """People are taken from the store; where they are too few, some are added."""
        there = len(store.people())
        if there < count:
            store.add_people(count - there)
        for one in islice(store.people(), count):
            yield Post(one["key"], one["path"], one["words"], cookie=one["cookie"])

    def is_acknowledged(self, status: int, leads_to: str) -> bool:
        """A redirect anywhere else (the answers are gone, say) is no receipt."""
        return status == 302 and leads_to.endswith(RECEIPT)

    def found(self, store: Store) -> tuple[list[Found], Whole]:
        """Read with Heed's own code, in a process of its own."""
        *found, whole = store.ask_heed("faults_read", str(store.people_file))
        return [Found(**one) for one in found], Whole(**whole)


class OneRow:
    """One row under a key: the writer with nothing around it, as fast as it goes."""

    def posts(self, store: Store, count: int) -> Iterator[Post]:
        """Random bytes, as letters."""
        for _ in range(count):
            key, words = str(uuid4()), base64.b64encode(os.urandom(300)).decode()
            body = json.dumps({"key": key, "words": words}).encode()
            yield Post(key, "/faults/store", words, body)

    def is_acknowledged(self, status: int, leads_to: str) -> bool:
        """It is stored when it says so."""
        return status == 200

    def found(self, store: Store) -> tuple[list[Found], Whole]:
        """Read without any of Heed's own reading."""
        found = [Found(one["key"], one["words"]) for one in store.payloads("faults")]
        keys = store.rows("SELECT digest FROM foundation_idempotencykey")
        return found, Whole(len(keys), len(keys) - len(set(keys)))


TELL_US, ONE_ROW = TellUs(), OneRow()
