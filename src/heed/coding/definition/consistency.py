"""What no schema sees: whether the parts of a framework fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from heed.coding.definition.codes import UNKNOWN
from heed.instruments.errors import Problem

if TYPE_CHECKING:
    from heed.coding.definition.codes import Code
    from heed.coding.definition.crossings import Crosswalk
    from heed.coding.definition.framework import Framework


def inconsistencies(framework: Framework) -> Iterator[Problem]:
    """Everything in a framework that contradicts something else in it."""
    yield from _doubles(framework)
    for number, code in enumerate(framework.codes, 1):
        yield from _code(framework, f"codes.{number} ({code.slug})", code)
    yield from _status(framework)
    for number, crosswalk in enumerate(framework.crosswalks, 1):
        yield from _crosswalk(framework, f"crosswalks.{number}", crosswalk)


def _doubles(framework: Framework) -> Iterator[Problem]:
    for where, names in (
        ("codes", [code.slug for code in framework.codes]),
        ("codes", [code.label.casefold() for code in framework.codes]),
        ("layers", [layer.slug for layer in framework.layers]),
        ("sources", [source.id for source in framework.sources]),
    ):
        for name in _twice(names):
            yield Problem(where, f"“{name}” stands twice.", "Rename or remove one.")


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _code(framework: Framework, path: str, code: Code) -> Iterator[Problem]:
    layers = {layer.slug for layer in framework.layers} | {UNKNOWN}
    sources = {source.id for source in framework.sources}
    if code.is_remainder and code.layer is not None:
        yield Problem(f"{path}.layer", "A remainder has no layer.", "Remove it.")
    if not code.is_remainder and framework.layers and code.layer is None:
        yield Problem(
            f"{path}.layer", "A factor stands in a layer.", "Name it, or say unknown."
        )
    if code.layer is not None and code.layer not in layers:
        yield Problem(f"{path}.layer", "This layer is not known.", "Add it to layers.")
    if (code.definition is None) != (not code.evidence):
        yield Problem(
            f"{path}.evidence",
            "A definition and its evidence go together.",
            "Add both.",
        )
    yield from _marked(framework, path, code)
    for seen in code.seen_in:
        if seen.source not in sources:
            yield Problem(
                f"{path}.seen_in", f"The source {seen.source} is not known.", "Add it."
            )
    for guide in (*code.use_when, *code.not_when):
        if guide.instead is not None and guide.instead not in framework.by_slug:
            yield Problem(
                f"{path}.not_when",
                f"The code {guide.instead} is not in this version.",
                "Name another, or none.",
            )


def _marked(framework: Framework, path: str, code: Code) -> Iterator[Problem]:
    guides = (*code.use_when, *code.not_when)
    used = {*code.evidence, *(mark for guide in guides for mark in guide.evidence)}
    for mark in sorted(used - set(framework.marks)):
        yield Problem(
            f"{path}.evidence",
            f"The mark {mark} has no meaning in this file.",
            "Say under marks what it means.",
        )


def _status(framework: Framework) -> Iterator[Problem]:
    if (framework.status == "incomplete") != bool(framework.missing):
        yield Problem(
            "status",
            "What is incomplete says what is missing, and nothing else does.",
            "Mend status or missing.",
        )
    found = len(framework.only_factors)
    if framework.status == "complete" and framework.factors not in {None, found}:
        yield Problem(
            "factors",
            f"There are {found} factors, and the source counts {framework.factors}.",
            "Add what is missing, or make it incomplete.",
        )
    for gap in framework.missing:
        if bool(gap.candidates) != (gap.among is not None):
            yield Problem(
                "missing", "Candidates are codes of an earlier version.", "Name both."
            )


def _crosswalk(
    framework: Framework, path: str, crosswalk: Crosswalk
) -> Iterator[Problem]:
    if crosswalk.earlier == framework.name:
        yield Problem(path, "A version has no crosswalk to itself.", "Remove it.")
    for pair in _twice(f"{row.old} to {row.new}" for row in crosswalk.rows):
        yield Problem(path, f"“{pair}” stands twice.", "Remove one.")
    for number, row in enumerate(crosswalk.rows, 1):
        here = f"{path}.rows.{number}"
        if not row.has_its_ends:
            yield Problem(
                here, f"“{row.relation}” needs other ends.", "Mend old and new."
            )
        if row.new is not None and row.new not in framework.by_slug:
            yield Problem(
                here, f"The code {row.new} is not in this version.", "Mend it."
            )
