"""Retention: how long each class of data is kept, and what removes it.

The schedule is a dated file. A room that keeps data registers a *purger*, a function
that removes what is older than a moment and says how many rows that were.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import yaml
from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field, field_validator

from heed.foundation import clock
from heed.foundation.privacy import Keep

SCHEDULE = Path(__file__).with_name("retention.yaml")
Purge = Callable[[datetime], int]


class Period(BaseModel):
    """How long one class is kept, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    days: int | None = Field(ge=1)
    hours: int | None = Field(default=None, ge=1, le=23)
    because: str = Field(min_length=1)

    @property
    def length(self) -> timedelta | None:
        """The period itself; ``None`` where age alone removes nothing."""
        if self.days is None and self.hours is None:
            return None
        return timedelta(days=self.days or 0, hours=self.hours or 0)


class Schedule(BaseModel):
    """The whole schedule; every class has its period."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    dated: date
    decided_by: str
    periods: dict[str, Period]

    @field_validator("periods")
    @classmethod
    def _is_complete(cls, periods: dict[str, Period]) -> dict[str, Period]:
        if set(periods) != {keep.name for keep in Keep}:
            raise ValueError("Every class of retention has exactly one period.")
        return periods


@dataclass(frozen=True)
class Purger:
    """One kind of data and how it is removed."""

    what: str
    keep: Keep
    purge: Purge


_purgers: dict[str, Purger] = {}


@cache
def schedule() -> Schedule:
    """The schedule as it stands in the file."""
    return Schedule.model_validate(yaml.safe_load(SCHEDULE.read_text(encoding="utf-8")))


def kept(keep: Keep) -> timedelta | None:
    """How long a class is kept; ``None`` where age alone removes nothing."""
    return schedule().periods[keep.name].length


def purges(keep: Keep, what: str) -> Callable[[Purge], Purge]:
    """Register a function as the one that removes data of a class when it is old."""

    def register(purge: Purge) -> Purge:
        if kept(keep) is None:
            raise ValueError(f"“{keep.value}” has no age at which it goes.")
        _purgers[what] = Purger(what, keep, purge)
        return purge

    return register


def purgers() -> list[Purger]:
    """All that is removed when it is old."""
    return [_purgers[what] for what in sorted(_purgers)]


def run(now: datetime | None = None) -> dict[str, int]:
    """Remove everything that is past its period; how many rows of each kind went."""
    now = now or clock.now()
    gone = {}
    for purger in purgers():
        before = now - (kept(purger.keep) or timedelta())
        with transaction.atomic():
            gone[purger.what] = purger.purge(before)
    return gone
