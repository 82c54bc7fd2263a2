"""What a project found as somebody may see it: lines along axes, some numbers hidden.

A line has people and mentions by the short name of a code. ``None`` is a number that
may not be seen; it is never zero. Nothing here knows of Django.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.coding.tallies import (
    Tally,
    Told,
    month_of,
    quarter_of,
    steps_between,
    tallied,
    tally,
)

EVERYBODY, OWN, STAFF = "everybody", "own", "staff"
NOT_KNOWN = "not known"
LONGER = "together"  # what reaches over several times, places or groups
OWN_GROUPS = frozenset({"service_user", "carer"})  # together, as the programme did
MONTHS = {"month": 1, "quarter": 3}


@dataclass(frozen=True)
class Line:
    """One row: whose it is, how many people are in it, and what they named."""

    key: str
    base: int | None
    people: Mapping[str, int | None]
    mentions: Mapping[str, int | None]

    @property
    def hides(self) -> bool:
        """Whether a number of people in it may not be seen."""
        return self.base is None or None in self.people.values()


@dataclass(frozen=True)
class Factor:
    """One code as it was called when this was found."""

    slug: str
    label: str
    kind: str

    @property
    def is_factor(self) -> bool:
        """Whether it is no remainder, such as what happened after."""
        return self.kind == "factor"


@dataclass(frozen=True)
class Names:
    """What codes, places and sources are called; what has no name is not known."""

    factors: tuple[Factor, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def factor(self, slug: str) -> Factor:
        """A code by its short name."""
        return next(one for one in self.factors if one.slug == slug)


@dataclass(frozen=True)
class Found:
    """The lines along each axis: everybody, side, group, place, source, time.

    Every number in it came out of the disclosure gate, for the audience that it names.
    """

    audience: str
    axes: Mapping[str, tuple[Line, ...]]
    names: Names

    @property
    def everybody(self) -> Line:
        """All people in one line."""
        return self.axes["all"][0]

    def line(self, axis: str, key: str) -> Line | None:
        """One line, if it is there."""
        lines = self.axes.get(axis, ())
        return next((one for one in lines if one.key == key), None)

    def most_named(self) -> list[Factor]:
        """The factors by people over all, those whose number is hidden last."""

        def people(one: Factor) -> int:
            return -(self.everybody.people.get(one.slug) or 0)

        return sorted(self.names.factors, key=people)

    def as_json(self) -> dict[str, Any]:
        """For machines, and to be kept."""
        axes = {axis: list(map(vars, lines)) for axis, lines in self.axes.items()}
        names = vars(self.names) | {"factors": list(map(vars, self.names.factors))}
        return {"audience": self.audience, "axes": axes, "names": names}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What was kept, as it was."""
        axes = {
            axis: tuple(Line(**one) for one in lines)
            for axis, lines in kept["axes"].items()
        }
        factors = tuple(Factor(**one) for one in kept["names"]["factors"])
        return cls(
            kept["audience"], axes, Names(**{**kept["names"], "factors": factors})
        )


def axes_of(told: Iterable[Told], zone: ZoneInfo) -> dict[str, dict[str, Tally]]:
    """Everything that is counted inside a project, by axis and key."""
    people = list(told)
    sides = {
        OWN: [one for one in people if one.group in OWN_GROUPS],
        STAFF: [one for one in people if one.group == STAFF],
    }
    return {
        "all": {EVERYBODY: tally(people)},
        "side": {side: tally(here) for side, here in sides.items()},
        "group": _sorted(tallied(people, lambda one: one.group or NOT_KNOWN)),
        "place": _sorted(tallied(people, lambda one: str(one.place))),
        "source": _sorted(tallied(people, lambda one: _source(one.source))),
        **{axis: _in_time(people, axis, zone) for axis in MONTHS},
    }


def step_of(day: date, axis: str) -> date:
    """The month or quarter that the first day of a month belongs to."""
    return quarter_of(day) if axis == "quarter" else day


def steps_over(keys: Iterable[str], months: int) -> list[str]:
    """Every step of so many months from the first key to the last; none for none."""
    days = sorted(date.fromisoformat(key) for key in keys) if months else []
    found = steps_between(days[0], days[-1], months) if days else []
    return [day.isoformat() for day in found]


def _in_time(people: list[Told], axis: str, zone: ZoneInfo) -> dict[str, Tally]:
    """Every month or quarter between the first and the last, also those of nobody."""

    def step(one: Told) -> date | None:
        return step_of(month_of(one.month, zone), axis) if one.month else None

    found = tallied(people, step)
    unknown = found.pop(None, None)
    days = steps_between(min(found), max(found), MONTHS[axis]) if found else []
    rows = {day.isoformat(): found.get(day, tally([])) for day in days}
    return rows | ({NOT_KNOWN: unknown} if unknown else {})


def _source(source: UUID | None) -> str:
    return str(source) if source else NOT_KNOWN


def _sorted(rows: dict[str, Tally]) -> dict[str, Tally]:
    return {key: rows[key] for key in sorted(rows, key=lambda k: (k == NOT_KNOWN, k))}
