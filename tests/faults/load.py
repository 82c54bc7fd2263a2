"""People who submit, all at once, and remember what was acknowledged."""

import base64
import http.client
import json
import os
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from tests.faults.stores import Store

CLIENTS = 12


@dataclass(frozen=True)
class Post:
    """One submission as it is sent; sent again unchanged until it is acknowledged."""

    path: str
    body: bytes
    headers: dict[str, str]
    words: str  # what must be found in the store, to the letter


@dataclass(frozen=True)
class Target:
    """What is submitted, which answers acknowledge it, and how it is found again.

    A room with a submission of its own makes another target and gives it to the
    same tests.
    """

    post: Callable[[UUID], Post]
    found: Callable[[Store], list[tuple[str, str]]]  # (key, words) for each stored
    acknowledged_by: frozenset[int] = frozenset({200, 303})


class Load:
    """A number of clients; each unacknowledged submission is sent again."""

    def __init__(self, port: int, target: Target, clients: int = CLIENTS) -> None:
        self.port, self.target = port, target
        self.acknowledged: dict[str, str] = {}
        self.answers: Counter[int | None] = Counter()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._submit, daemon=True) for _ in range(clients)
        ]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(60)

    def wait_for(self, more: int) -> None:
        """Return when so many more have been acknowledged."""
        goal = len(self.acknowledged) + more
        self.wait_until(lambda: len(self.acknowledged) >= goal)

    def wait_until(self, happened: Callable[[], bool], patience: float = 90) -> None:
        """Return when something has happened."""
        until = time.monotonic() + patience
        while not happened():
            if time.monotonic() > until:
                raise TimeoutError(f"It did not happen; so far: {self.answers}.")
            time.sleep(0.005)

    def _submit(self) -> None:
        connection = None
        while not self._stopping.is_set():
            key = uuid.uuid4()
            post = self.target.post(key)
            is_stored = False
            while not is_stored and not self._stopping.is_set():
                connection = connection or http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=40
                )
                status = _send(connection, post)
                self.answers[status] += 1
                is_stored = status in self.target.acknowledged_by
                if not is_stored:
                    connection.close()
                    connection = None
                    time.sleep(0.05)
            if is_stored:
                self.acknowledged[str(key)] = post.words
        if connection:
            connection.close()


def _send(connection: http.client.HTTPConnection, post: Post) -> int | None:
    try:
        connection.request("POST", post.path, post.body, post.headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return None
    return answer.status


def _one_row(key: UUID) -> Post:
    words = base64.b64encode(os.urandom(300)).decode()
    body = json.dumps({"key": str(key), "words": words}).encode()
    return Post("/faults/store", body, {"Content-Type": "application/json"}, words)


def _rows_found(store: Store) -> list[tuple[str, str]]:
    return [(found["key"], found["words"]) for found in store.payloads("faults")]


ONE_ROW = Target(_one_row, _rows_found)


@dataclass(frozen=True)
class Verdict:
    """What the store holds of what was acknowledged."""

    acknowledged: int
    missing: int
    twice: int
    altered: int

    @property
    def is_clean(self) -> bool:
        """Nothing is missing, nothing is there twice, every byte is as it was."""
        return not (self.missing or self.twice or self.altered)


def judge(load: Load, store: Store) -> Verdict:
    """Look for everything that was acknowledged."""
    found = load.target.found(store)
    counts = Counter(key for key, _ in found)
    words = dict(found)
    return Verdict(
        acknowledged=len(load.acknowledged),
        missing=sum(key not in counts for key in load.acknowledged),
        twice=sum(count > 1 for count in counts.values()),
        altered=sum(
            words[key] != sent
            for key, sent in load.acknowledged.items()
            if key in words
        ),
    )
