"""Retention: how long each class of data is kept, and what removes it.

The schedule is a dated file. There are two ways for data to go. What is short-lived
(forms sent twice, sessions, failed tasks) has a *purger* and goes by itself each day.
What people told has a *removal*: past its period it is counted and reported, and goes
only when a person decides so, which the audit trail keeps. Whatever is still open is
held back, and the report says why.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

import yaml
from django.db import transaction
from django.db.models import Model
from pydantic import BaseModel, ConfigDict, Field, field_validator

from heed.foundation import clock
from heed.foundation.privacy import Keep
from heed.safeguards import audit

SCHEDULE = Path(__file__).with_name("retention.yaml")
Purge = Callable[[datetime], int]

logger = logging.getLogger(__name__)


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
    stays: dict[str, str]

    @field_validator("periods")
    @classmethod
    def _is_complete(cls, periods: dict[str, Period]) -> dict[str, Period]:
        if set(periods) != {keep.name for keep in Keep}:
            raise ValueError("Every class of retention has exactly one period.")
        return periods


@dataclass(frozen=True)
class Purger:
    """One kind of short-lived data and how it is removed."""

    what: str
    keep: Keep
    of: tuple[str, ...]
    purge: Purge


@dataclass(frozen=True)
class Due:
    """What is past its period: how much may go, and what is held back for what."""

    rows: int = 0
    held: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Removal:
    """One kind of lasting data: how it is counted, and how it is removed.

    ``code`` stands in the audit trail, ``what`` in reports. Both functions take an
    organisation and the moment before which data is past its period.
    """

    code: str
    what: str
    keep: Keep
    of: tuple[type[Model], ...]
    due: Callable[[UUID, datetime], Due]
    remove: Callable[[UUID, datetime], int]


@dataclass(frozen=True)
class Line:
    """One line of the report."""

    removal: Removal
    period: timedelta
    due: Due


_purgers: dict[str, Purger] = {}
_removals: dict[str, Removal] = {}


@cache
def schedule() -> Schedule:
    """The schedule as it stands in the file."""
    return Schedule.model_validate(yaml.safe_load(SCHEDULE.read_text(encoding="utf-8")))


def kept(keep: Keep) -> timedelta | None:
    """How long a class is kept; ``None`` where age alone removes nothing."""
    return schedule().periods[keep.name].length


def purges(keep: Keep, what: str, *of: str) -> Callable[[Purge], Purge]:
    """Register a function as the one that removes short-lived data when it is old.

    ``of`` names the models (``room.Model``) whose rows it removes.
    """

    def register(purge: Purge) -> Purge:
        _period(keep)
        _purgers[what] = Purger(what, keep, of, purge)
        return purge

    return register


def removes(removal: Removal) -> None:
    """Register how lasting data is counted and removed; lower rooms come first."""
    _period(removal.keep)
    _removals[removal.code] = removal


def purgers() -> list[Purger]:
    """All that goes by itself when it is old."""
    return [_purgers[what] for what in sorted(_purgers)]


def removals() -> list[Removal]:
    """All that a person decides on, upper rooms first: they stand on lower ones."""
    return list(reversed(_removals.values()))


def run(now: datetime | None = None) -> dict[str, int]:
    """Remove short-lived data past its period; how many rows of each kind went."""
    now = now or clock.now()
    gone = {}
    for purger in purgers():
        with transaction.atomic():
            gone[purger.what] = purger.purge(now - _period(purger.keep))
    return gone


def report(organisation: UUID, now: datetime | None = None) -> list[Line]:
    """What is past its period in an organisation; nothing is changed."""
    now = now or clock.now()
    return [
        Line(one, _period(one.keep), one.due(organisation, now - _period(one.keep)))
        for one in removals()
    ]


@transaction.atomic
def remove_due(
    *, by: UUID, organisation: UUID, now: datetime | None = None
) -> dict[str, int]:
    """Remove what is past its period and not held back; a row of counts is kept."""
    now = now or clock.now()
    gone = {
        one.code: one.remove(organisation, now - _period(one.keep))
        for one in removals()
    }
    audit.record(
        by=by,
        event=audit.Event.RETENTION_RUN,
        about=audit.About("organisation", organisation),
        organisation=organisation,
        details=gone,
    )
    return gone


def daily() -> None:
    """Remove what is short-lived, and say in the log what waits for a decision."""
    run()
    for organisation in audit.chains():
        waiting = sum(line.due.rows for line in report(organisation))
        if waiting:
            logger.warning(
                "Of organisation %s %d records are past their period and wait for "
                "somebody to decide: heed retention report.",
                organisation,
                waiting,
            )


def _period(keep: Keep) -> timedelta:
    length = kept(keep)
    if length is None:
        raise ValueError(f"“{keep.value}” has no age at which it goes.")
    return length
