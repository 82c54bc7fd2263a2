"""What a benchmark hands back: figures with their target and their reference."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number; ``at_most`` or ``at_least`` where a target is set."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target was met; empty where there is none."""
        if self.at_most is not None:
            return "met" if self.value <= self.at_most else "MISSED"
        if self.at_least is not None:
            return "met" if self.value >= self.at_least else "MISSED"
        return ""

    def as_json(self) -> dict[str, Any]:
        """As it is written to the results."""
        return {**asdict(self), "verdict": self.verdict}


@dataclass(frozen=True)
class NotRun:
    """Something that could not be measured here, and why."""

    what: str
    why: str

    def as_json(self) -> dict[str, Any]:
        """As it is written to the results."""
        return {"what": self.what, "not_run": self.why}


Finding = Figure | NotRun


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` per cent of the values do not pass."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def table(findings: Sequence[dict[str, Any]]) -> str:
    """The findings as lines of a table for the screen."""
    rows = [_row(one) for one in findings]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    return "\n".join(
        f"  {what:<{widths[0]}}  {value:>{widths[1]}}  {target:<{widths[2]}}  {note}"
        for what, value, target, note in rows
    ).replace(" \n", "\n")


def _row(one: dict[str, Any]) -> tuple[str, str, str, str]:
    if "not_run" in one:
        return one["what"], "not run", "", one["not_run"]
    target = ""
    if one["verdict"]:
        word, limit = ("at most", one["at_most"]), ("at least", one["at_least"])
        chosen = word if one["at_most"] is not None else limit
        target = f"{one['verdict']} ({chosen[0]} {chosen[1]:g})"
    return one["what"], f"{one['value']:,.4g} {one['unit']}", target, one["note"]
