"""Codes that were used and are not marked yet: known in memory, written nowhere.

A mark in the store at the moment of an answer would join the two for whoever keeps
copies. So until enough of them can be marked together, only memory knows them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from heed.foundation.in_memory import InMemory, Notes
from heed.responses.draft_body import DraftToken
from heed.responses.errors import CodeUsedError

room = InMemory("used codes")


def is_waiting(invitation: str) -> bool:
    """Whether a code was used and is not marked yet."""
    with room.opened() as notes:
        return invitation in notes


@contextmanager
def held(invitation: str, *, token: DraftToken, until: datetime) -> Iterator[None]:
    """Keep a code for one draft while its answers are stored; else let it go.

    A form that is sent twice is the same draft. ``until`` is when the window closes in
    which the answers are, before which nothing is marked.
    """
    mine = hashlib.blake2b(token.secret_for("invited"), digest_size=16).hexdigest()
    note = {"draft": mine, "until": until.isoformat()}
    with room.opened() as notes:
        is_new = invitation not in notes
        if notes.setdefault(invitation, note)["draft"] != mine:
            raise CodeUsedError()
    try:
        yield
    except BaseException:
        if is_new:
            forget([invitation])
        raise
    with room.opened() as notes:  # the same form, sent twice, may have failed once
        notes.setdefault(invitation, note)


@contextmanager
def all_of_it() -> Iterator[Notes]:
    """Everything that waits; nobody can use a code until this is let go."""
    with room.opened() as notes:
        yield notes


def is_ripe(note: dict[str, str], now: datetime) -> bool:
    """Whether the window is closed in which the answers came."""
    return datetime.fromisoformat(note["until"]) <= now


def forget(invitations: Iterable[str]) -> None:
    """Let codes go, as if they had not been used."""
    with room.opened() as notes:
        for invitation in invitations:
            notes.pop(invitation, None)
