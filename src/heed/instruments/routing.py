"""Which items a person meets, given the answers so far."""

from collections.abc import Callable, Mapping
from typing import Any

from heed.instruments.definition import Condition, Definition, Item

# Answers are those of a checked document: codes, lists of codes, or why missing.
Answers = Mapping[str, Any]
Holds = Callable[[Answers], bool]


def compile_condition(condition: Condition) -> Holds:
    """A condition as one function, made once and called for every answer."""
    if condition.item:
        return _leaf(condition.item, frozenset(condition.is_))
    if condition.not_:
        inner = compile_condition(condition.not_)
        return lambda answers: not inner(answers)
    parts = [compile_condition(part) for part in condition.all_ or condition.any_]
    if condition.all_:
        return lambda answers: all(part(answers) for part in parts)
    return lambda answers: any(part(answers) for part in parts)


def _leaf(code: str, wanted: frozenset[str]) -> Holds:
    def holds(answers: Answers) -> bool:
        answer = answers.get(code)
        if isinstance(answer, list):
            return not wanted.isdisjoint(answer)
        return answer in wanted

    return holds


def shown_items(definition: Definition, answers: Answers, *, group: str) -> list[Item]:
    """The items that a person of this group meets, in order.

    An answer to an item that is not shown counts for nothing, so what hangs on it is
    hidden too.
    """
    shown = []
    kept: dict[str, Any] = {}
    for item in definition.asked_of(group):
        if item.shown_if is None or compile_condition(item.shown_if)(kept):
            shown.append(item)
            if item.code in answers:
                kept[item.code] = answers[item.code]
    return shown


def next_item(
    definition: Definition, answers: Answers, *, group: str, after: str | None = None
) -> Item | None:
    """The item that follows ``after``, the first without it, or None at the end."""
    order = list(definition.by_code)
    here = -1 if after is None else order.index(after)
    shown = shown_items(definition, answers, group=group)
    return next((item for item in shown if order.index(item.code) > here), None)


def previous_item(
    definition: Definition, answers: Answers, *, group: str, before: str
) -> Item | None:
    """The item that comes before ``before``, or None at the start."""
    order = list(definition.by_code)
    here = order.index(before)
    shown = reversed(shown_items(definition, answers, group=group))
    return next((item for item in shown if order.index(item.code) < here), None)
