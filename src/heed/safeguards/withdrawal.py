"""Withdrawal: a writer takes back what they gave, and every copy follows.

The room of the response announces a withdrawal; every room that holds something made
from it (excerpts, datasets, reports) registers what it does then. No account is
named: whoever holds the receipt may withdraw.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import connection

from heed.safeguards.errors import NothingRegistered

Follow = Callable[[UUID], None]

_followers: dict[str, Follow] = {}


def follows(what: str) -> Callable[[Follow], Follow]:
    """Register what is done to ``what`` when a response is withdrawn."""

    def register(follow: Follow) -> Follow:
        _followers[what] = follow
        return follow

    return register


def registered() -> list[str]:
    """What follows a withdrawal."""
    return sorted(_followers)


def announce(response: UUID) -> list[str]:
    """Let everything made from a response follow its withdrawal, now or not at all."""
    if not connection.in_atomic_block:
        raise NothingRegistered(
            "A withdrawal is announced inside the transaction that makes it."
        )
    for what in registered():
        _followers[what](response)
    return registered()
