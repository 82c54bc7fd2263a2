"""Who named what, where and when: people and mentions of each code, row by row.

A person is counted once in a row however often they named a code; mentions are counted
each time. Whose month or place is not known has a row of their own, and is no zero.
Nothing here knows of Django.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.foundation.windows import Window


class Named(Protocol):
    """Whatever has an identity and a short name, as a code has."""

    pk: UUID
    slug: str


@dataclass(frozen=True)
class Told:
    """One person whose texts are done, and how often they named each code.

    ``month`` is the month in which the window of their words began; ``None`` where no
    time was kept. ``source`` is where their words came from, if that is known. Nobody
    knows how many could have written where ``is_open``: a survey, or another program.
    """

    person: UUID
    group: str
    place: UUID
    source: UUID | None
    month: Window | None
    named: Mapping[UUID, int]
    is_open: bool = False


@dataclass(frozen=True)
class Tally:
    """One row: how many people are in it, and people and mentions by code."""

    base: int
    people: Mapping[UUID, int]
    mentions: Mapping[UUID, int]

    @property
    def all_mentions(self) -> int:
        """How many mentions there are of any code."""
        return sum(self.mentions.values())


def tallied(told: Iterable[Told], by: Callable[[Told], Hashable]) -> dict:
    """A row for each value of ``by``, in the order in which values come."""
    rows: dict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        rows[by(one)].append(one)
    return {key: tally(here) for key, here in rows.items()}


def tally(told: Iterable[Told]) -> Tally:
    """The row of some people."""
    people: Counter[UUID] = Counter()
    mentions: Counter[UUID] = Counter()
    base = 0
    for one in told:
        base += 1
        for code, times in one.named.items():
            people[code] += 1
            mentions[code] += times
    return Tally(base, people, mentions)


def month_of(window: Window, zone: ZoneInfo) -> date:
    """The first day of a month by the clock of a place."""
    return window.start.astimezone(zone).date()


def quarter_of(month: date) -> date:
    """The first day of the quarter of a calendar year that a month is in."""
    return month.replace(month=3 * ((month.month - 1) // 3) + 1)


def steps_between(first: date, last: date, months: int) -> list[date]:
    """Every step of so many months from one first day to another, gaps included."""
    found, day = [], first
    while day <= last:
        found.append(day)
        ahead = day.month - 1 + months
        day = day.replace(year=day.year + ahead // 12, month=ahead % 12 + 1)
    return found


def by_slug(counts: Mapping[UUID, int], codes: Iterable[Named]) -> dict[str, int]:
    """Counts by the short names of codes; a code that nobody named counts nobody."""
    return {code.slug: counts.get(code.pk, 0) for code in codes}
