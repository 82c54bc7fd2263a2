"""Identities and orders that tell nothing about when a thing was made.

Chance comes from the operating system, fetched in blocks: a submission needs some
thirty draws, and each call would hand the interpreter to another thread and wait for
it to come back.
"""

import os
import random
import threading
import uuid

BLOCK = 4096  # bytes


class _Chance(threading.local):
    """One thread's bytes from the operating system, each used once."""

    _block, _used = b"", 0

    def bytes(self, count: int) -> bytes:
        if self._used + count > len(self._block):
            self._block, self._used = os.urandom(max(BLOCK, count)), 0
        start, self._used = self._used, self._used + count
        return self._block[start : self._used]

    def forget(self) -> None:
        """A copy of this process must not draw the same bytes."""
        self._block, self._used = b"", 0


class _Shuffler(random.SystemRandom):
    """Shuffles by the same bytes."""

    def getrandbits(self, k: int) -> int:
        count = (k + 7) // 8
        return int.from_bytes(_chance.bytes(count)) >> (count * 8 - k)


_chance = _Chance()
os.register_at_fork(after_in_child=_chance.forget)
shuffle = _Shuffler().shuffle


def new_id() -> uuid.UUID:
    """A random identity; time-ordered ones would leak the order of arrival."""
    return uuid.UUID(bytes=_chance.bytes(16), version=4)


def new_id_beside(other: uuid.UUID) -> uuid.UUID:
    """A random identity whose row lies beside those of its kind that go with another.

    The first half is the other's. Tables lie in the order of their identities, so that
    four rows in one place cost one page to write and not four. It tells that they
    belong together: only for rows that say so anyway, and always will.
    """
    return uuid.UUID(bytes=other.bytes[:8] + _chance.bytes(8), version=4)
