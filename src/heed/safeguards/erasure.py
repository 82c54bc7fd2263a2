"""Erasure: one person's data, where they can be known, removed everywhere at once.

A room that holds data about a kind of thing registers how it is erased. Erasing calls
all of them in one transaction, so that nothing is left half gone.
"""

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from heed.safeguards import audit
from heed.safeguards.errors import NothingRegistered

Erase = Callable[[UUID], int]

_erasers: dict[str, dict[str, Erase]] = defaultdict(dict)


def erases(kind: str, what: str) -> Callable[[Erase], Erase]:
    """Register how ``what`` is erased when a thing of this kind is."""

    def register(erase: Erase) -> Erase:
        _erasers[kind][what] = erase
        return erase

    return register


def registered(kind: str) -> list[str]:
    """What is erased with a thing of this kind."""
    return sorted(_erasers.get(kind, {}))


@transaction.atomic
def erase(
    *, by: UUID, kind: str, id: UUID, organisation: UUID, ground: str
) -> dict[str, int]:
    """Erase a thing and all that hangs on it; how many rows of each went.

    ``ground`` is a code of the reason, such as ``asked`` or ``retention``.
    """
    if not registered(kind):
        raise NothingRegistered(f"Nobody has said how “{kind}” is erased.")
    gone = {what: _erasers[kind][what](id) for what in registered(kind)}
    audit.record(
        by=by,
        event=audit.Event.ERASED,
        about=audit.About(kind, id),
        organisation=organisation,
        details={"ground": ground, "rows": sum(gone.values())},
    )
    return gone
