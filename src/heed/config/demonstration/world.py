"""What the made-up trusts are like, read from ``data/world.yaml``."""

from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).with_name("data")
SEED = 20260301
# The places of a small world, for tests and for whoever is in a hurry.
SMALL = frozenset({"lantern", "snowdrop", "haul"})


@dataclass(frozen=True)
class Person:
    """A made-up member of staff."""

    role: str
    name: str
    title: str
    manager: str = ""


@dataclass(frozen=True)
class Leaf:
    """A made-up ward or team."""

    key: str
    name: str
    speciality: str
    staff: int
    storm: float
    busy: tuple[float, float, float]
    people: tuple[Person, ...]
    welsh_name: str = ""
    beds: int | None = None
    caseload: int | None = None

    @property
    def is_ward(self) -> bool:
        """Whether people stay there."""
        return self.beds is not None


@dataclass(frozen=True)
class Hours:
    """When words are read in a trust that does not read at all hours."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True)
class Service:
    """A made-up service with its manager, who has no account of words."""

    name: str
    manager: Person
    places: tuple[Leaf, ...]
    welsh_name: str = ""


@dataclass(frozen=True)
class Trust:
    """A made-up trust."""

    key: str
    name: str
    nation: str
    domain: str
    listens: int
    people: tuple[Person, ...]
    services: tuple[Service, ...]
    welsh_name: str = ""
    hours: Hours | None = None

    def email_of(self, name: str) -> str:
        """An address that can never exist."""
        return f"{name.lower().replace(' ', '.')}@{self.domain}"


@dataclass(frozen=True)
class Size:
    """How much of the world is built."""

    is_small: bool = False

    def has(self, leaf: Leaf) -> bool:
        """Whether a place belongs to a world of this size."""
        return not self.is_small or leaf.key in SMALL

    def days(self, trust: Trust) -> int:
        """For how many days people have been writing at a trust."""
        return min(trust.listens, 21) if self.is_small else trust.listens


@cache
def trusts() -> tuple[Trust, ...]:
    """The made-up trusts."""
    return tuple(_trust(one) for one in read("world.yaml")["trusts"])


def read(name: str) -> Any:
    """One of the data files of this folder."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _trust(data: dict[str, Any]) -> Trust:
    hours = data.get("hours")
    return Trust(
        **data
        | {
            "people": _people(data["people"]),
            "services": tuple(_service(one) for one in data["services"]),
            "hours": _hours(hours) if hours else None,
        }
    )


def _service(data: dict[str, Any]) -> Service:
    return Service(
        **data
        | {
            "manager": Person(role="", **data["manager"]),
            "places": tuple(_leaf(one) for one in data["places"]),
        }
    )


def _leaf(data: dict[str, Any]) -> Leaf:
    people = _people(data["people"])
    return Leaf(**data | {"people": people, "busy": tuple(data["busy"])})


def _people(rows: list[dict[str, str]]) -> tuple[Person, ...]:
    return tuple(Person(**row) for row in rows)


def _hours(data: dict[str, Any]) -> Hours:
    opens, closes = (time.fromisoformat(data[at]) for at in ("opens", "closes"))
    return Hours(tuple(data["days"]), opens, closes)
