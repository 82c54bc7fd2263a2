"""Slowing down whoever guesses receipts, without keeping anybody's address.

A ward, a hospital and a whole town may share one address, so a limit by address would
silence them and would need addresses to be kept. This one is for all guesses together,
and so high that shutting writers out takes a flood. Six words of 2,048 are 66 bits, so
that a guesser who takes every turn still needs longer than people have written
(``tests/test_throttle.py`` does the sum). A paired tablet has a few turns of its own,
which no flood from outside can take. docs/decisions/0006-guessing-receipts.md says why.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

RECEIPT_BITS = 66
A_YEAR = 365.25 * 24 * 3600


@dataclass
class Throttle:
    """A bucket of turns that fills at a steady rate; shared by everybody."""

    a_second: float
    at_once: float
    seconds: Callable[[], float] = time.monotonic
    _left: float = field(init=False)
    _since: float = field(init=False)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.refill()

    def refill(self) -> None:
        """All turns are free again, as after a start."""
        self._left, self._since = self.at_once, self.seconds()

    def take(self) -> bool:
        """Take a turn; false where none is free at the moment."""
        with self._lock:
            now = self.seconds()
            gained = max(0.0, now - self._since) * self.a_second
            self._left, self._since = min(self.at_once, self._left + gained), now
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def give_back(self) -> None:
        """Return the turn of somebody who knew the words."""
        with self._lock:
            self._left = min(self.at_once, self._left + 1)


receipt_guesses = Throttle(a_second=100, at_once=200)


@lru_cache(maxsize=1024)
def tablet_guesses(_tablet: UUID) -> Throttle:
    """The turns that a paired tablet has when all others are taken."""
    return Throttle(a_second=0.1, at_once=10)


def turn_for(tablet: UUID | None) -> Throttle | None:
    """Take a turn and say where from, so that it can be given back; or none is free."""
    if receipt_guesses.take():
        return receipt_guesses
    own = tablet_guesses(tablet) if tablet else None
    return own if own and own.take() else None


def years_to_guess(a_second: float, receipts: int, bits: int = RECEIPT_BITS) -> float:
    """How long it takes, on average, to hit one of so many receipts by guessing."""
    return 2**bits / (receipts + 1) / a_second / A_YEAR
