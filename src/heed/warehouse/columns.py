"""The columns of a questionnaire, and what an answer is in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heed.instruments.definition import Definition, Item
from heed.instruments.definition.items import TEXT_KINDS
from heed.instruments.definition.words import Variant
from heed.warehouse.dataset import ALTERNATIVES_FROM, MISSING, Column, Value

Answers = Mapping[str, Any]
PLAIN = Variant("en-gb", easy_read=False)


@dataclass(frozen=True)
class Coded:
    """A column with the way from an answer document to its value."""

    column: Column
    value: Callable[[Answers], Value]


def columns_of(definitions: Iterable[Definition]) -> list[Coded]:
    """The columns of all editions together; one item code is one question.

    Free text is left out: it goes nowhere unless its release was approved.
    """
    items: dict[str, list[Item]] = {}
    for definition in definitions:
        for item in definition.items:
            if item.kind not in TEXT_KINDS and item.kind != "statement":
                items.setdefault(item.code, []).append(item)
    return [coded for several in items.values() for coded in _coded(several)]


def words_of(item: Item) -> str:
    """The question in plain English, in whichever group's wording there is."""
    return _plain(item.ask) or item.code


def _coded(items: list[Item]) -> Iterator[Coded]:
    newest = items[-1]
    options = {o.code: _plain(o.words) or o.code for i in items for o in i.choices}
    if newest.kind == "several":
        yield from _ticks(newest, options)
    elif newest.kind in {"number", "date"}:
        yield _typed(newest, options)
    else:
        yield _one_choice(newest, options)


def _one_choice(item: Item, options: Mapping[str, str]) -> Coded:
    codes = {code: place for place, code in enumerate(options, 1)}
    ordered = item.kind == "five_point" or getattr(item, "ordered", False)
    column = Column(
        item.code,
        words_of(item),
        labels=dict(zip(codes.values(), options.values(), strict=True)),
        is_ordered=ordered,
        item=item.code,
        codes={place: code for code, place in codes.items()},
    )
    return Coded(column, _lookup(item.code, {**codes, **MISSING}))


def _ticks(item: Item, options: Mapping[str, str]) -> Iterator[Coded]:
    """A column for each answer that could be ticked: 1 ticked, 0 not ticked."""
    ticks = {0: "Not ticked", 1: "Ticked"}
    asked = words_of(item)
    base = Column(item.code, "", labels=ticks, item=item.code, question=asked)
    for code, words in options.items():
        name, label = f"{item.code}__{code}", f"{asked} {words}"
        column = replace(base, name=name, label=label, option=code)
        yield Coded(column, _ticked(item.code, code))


def _typed(item: Item, options: Mapping[str, str]) -> Coded:
    """A number, or a date as it was asked: a year, a month or a day."""
    codes = {code: ALTERNATIVES_FROM - n for n, code in enumerate(options)}
    is_words = item.kind == "date"
    column = Column(
        item.code,
        words_of(item),
        labels={} if is_words else {codes[c]: options[c] for c in codes},
        is_words=is_words,
        item=item.code,
        codes={} if is_words else {place: code for code, place in codes.items()},
    )
    known: Mapping[str, Value] = {} if is_words else {**codes, **MISSING}
    return Coded(column, lambda answers: _of(known, answers[item.code]))


def _of(known: Mapping[str, Value], said: Any) -> Value:
    return known.get(said, said) if isinstance(said, str) else said


def _lookup(item: str, codes: Mapping[str, int]) -> Callable[[Answers], Value]:
    return lambda answers: codes[answers.get(item, "not_shown")]


def _ticked(item: str, code: str) -> Callable[[Answers], Value]:
    def value(answers: Answers) -> Value:
        said = answers.get(item, "not_shown")
        return int(code in said) if isinstance(said, list) else MISSING[said]

    return value


def _plain(words: Any) -> str | None:
    groups = ("service_user", "carer", "staff")
    return next((w for w in (words.find(g, PLAIN) for g in groups) if w), None)
