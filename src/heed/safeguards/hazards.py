"""The hazard log and the list of demands, as data that a test can hold to account.

A control is proved by tests, done by people after a written procedure, or open until
a later piece of work. Nothing here says whether a risk is acceptable: that is for the
clinical safety officer.
"""

import ast
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "docs" / "clinical-safety"
Sentence = Annotated[str, Field(min_length=10, pattern=r"^[A-Z“].*[.”]$")]
TestName = Annotated[str, Field(pattern=r"^[\w/.-]+\.py::[\w:]+$")]
# The piece of work that will bring it: an issue, or a part of the plan.
Later = Annotated[
    str, Field(pattern=r"^(issue [2-4]|later: (panel|act|evaluate|operate))$")
]


class Severity(StrEnum):
    """How bad it would be; a first judgement, for the clinical safety officer."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Shown(_Strict):
    """How something is shown to hold: by tests, a procedure, or not yet."""

    tests: tuple[TestName, ...] = ()
    procedure: str = ""
    open: Later | None = None

    @model_validator(mode="after")
    def _is_shown(self) -> "Shown":
        if not (self.tests or self.procedure or self.open):
            raise ValueError("Name its tests, its procedure, or what will bring it.")
        return self


class Control(Shown):
    """One thing that makes a hazard less likely or less bad."""

    control: Sentence


class Hazard(_Strict):
    """One way in which the system could do harm, and what is done about it."""

    id: str = Field(pattern=r"^H\d\d$")
    title: Sentence
    severity: Severity
    causes: tuple[Sentence, ...] = Field(min_length=1)
    effect: Sentence
    controls: tuple[Control, ...] = Field(min_length=1)


class Demand(Shown):
    """One thing that the field says such a system must do."""

    id: str = Field(pattern=r"^(PS|ST|RE|AN|PE|SP|IN)-\d{1,2}$")
    demand: Sentence


class HazardLog(_Strict):
    """The whole log."""

    version: int
    hazards: tuple[Hazard, ...]


class Demands(_Strict):
    """The whole list."""

    version: int
    demands: tuple[Demand, ...]


@cache
def hazard_log() -> HazardLog:
    """The hazards as they stand in the file."""
    return HazardLog.model_validate(_read("hazards.yaml"))


@cache
def demands() -> Demands:
    """The demands as they stand in the file."""
    return Demands.model_validate(_read("demands.yaml"))


def open_controls() -> list[tuple[Hazard, Control]]:
    """The controls that are not there yet, with their hazards."""
    return [(h, c) for h in hazard_log().hazards for c in h.controls if c.open]


def open_demands() -> list[Demand]:
    """The demands that are not met yet."""
    return [demand for demand in demands().demands if demand.open]


def broken_links(shown: Shown, root: Path = ROOT) -> list[str]:
    """The tests and documents that are named but do not exist."""
    missing = [name for name in shown.tests if not _test_exists(name, root)]
    if shown.procedure and not (root / shown.procedure).is_file():
        missing.append(shown.procedure)
    return missing


def _read(name: str) -> object:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _test_exists(name: str, root: Path) -> bool:
    path, _, rest = name.partition("::")
    file = root / path
    return file.is_file() and rest in _tests_in(file)


@cache
def _tests_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(_names(tree.body, ""))


def _names(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _names(node.body, f"{prefix}{node.name}::")
        elif getattr(node, "name", "").startswith("test_"):
            yield f"{prefix}{node.name}"
