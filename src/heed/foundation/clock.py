"""The time, in one place, so that tests and simulations can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_pinned: datetime | None = None


def now() -> datetime:
    """The present moment in UTC; every room asks here and nowhere else."""
    return _pinned or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Pretend, in this process, that it is ``moment``."""
    global _pinned
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    before, _pinned = _pinned, moment.astimezone(UTC)
    try:
        yield
    finally:
        _pinned = before
