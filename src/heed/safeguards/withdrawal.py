"""Withdrawal: a writer takes back what they gave, and every copy follows.

The room of the response announces a withdrawal; every room that holds something made
from it (excerpts, datasets, reports) registers what it does then. Interviews are taken
back in the same way, and announced as their own kind. No account is named: whoever
holds the receipt may withdraw.
"""

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from django.db import connection

from heed.safeguards.errors import NothingRegistered

Follow = Callable[[UUID], None]
RESPONSE, INTERVIEW = "response", "interview"

_followers: dict[str, dict[str, Follow]] = defaultdict(dict)


def follows(what: str, *kinds: str) -> Callable[[Follow], Follow]:
    """Register what is done to ``what`` when something of a kind is withdrawn.

    It is a response unless another kind, or several, are named.
    """

    def register(follow: Follow) -> Follow:
        for kind in kinds or (RESPONSE,):
            _followers[kind][what] = follow
        return follow

    return register


def registered(kind: str = RESPONSE) -> list[str]:
    """What follows a withdrawal."""
    return sorted(_followers[kind])


def announce(taken_back: UUID, kind: str = RESPONSE) -> list[str]:
    """Let everything made from it follow its withdrawal, now or not at all."""
    if not connection.in_atomic_block:
        raise NothingRegistered(
            "A withdrawal is announced inside the transaction that makes it."
        )
    for what in registered(kind):
        _followers[kind][what](taken_back)
    return registered(kind)
