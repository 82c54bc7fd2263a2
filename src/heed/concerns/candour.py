"""When a named person is asked to decide on the duty of candour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heed.concerns.choices import CandourTable
from heed.concerns.data.reading import read


@dataclass(frozen=True)
class Thresholds:
    """The answers and the staff grades that ask for a decision."""

    table: str
    version: str
    source: str
    answers: Mapping[str, list[str]]
    levels: Mapping[str, list[str]]

    def asked_by(
        self, answers: Mapping[str, Any], grades: Iterable[tuple[str, str]]
    ) -> bool:
        """Whether the writer's answers or any grade by staff ask for a decision."""
        told = any(answers.get(i) in codes for i, codes in self.answers.items())
        graded = any(level in self.levels.get(scale, []) for scale, level in grades)
        return told or graded


@cache
def thresholds(table: str) -> Thresholds:
    """The thresholds of NHS bodies or of other providers."""
    data = read("candour.yaml")
    one = data["tables"][CandourTable(table).value]
    return Thresholds(
        table, data["version"], one["source"], one["answers"], one["levels"]
    )


def tables_to_ask(provider: str | None) -> list[Thresholds]:
    """The tables that hold; where nobody said which, both are asked."""
    return [thresholds(t) for t in ([provider] if provider else CandourTable.values)]
