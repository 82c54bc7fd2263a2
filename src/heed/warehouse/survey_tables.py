"""Every question of a dataset as a table by group, made column by column.

A table is counted from whole columns in one pass each, so that a million people are
a matter of seconds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heed.warehouse.dataset import Column, Dataset
from heedstats.answers import Answers, Missing
from heedstats.tables import Base, Summary, Table, cross, summaries, ticked


@dataclass(frozen=True)
class Question:
    """One question with its table; numbers have summaries beside it."""

    code: str
    words: str
    table: Table
    numbers: tuple[Summary, ...] = ()


def survey_tables(
    dataset: Dataset, *, by: str = "group", base: Base = Base.GROUP
) -> list[Question]:
    """Each question that has answers to count, in the order of the questionnaire."""
    groups = answers_of(dataset, by)
    several = (several for _, several in _questions(dataset))
    made = (_question(dataset, places, groups, base) for places in several)
    return [question for question in made if question is not None]


def answers_of(dataset: Dataset, name: str) -> Answers:
    """One column of codes for the statistics."""
    places = {column.name: n for n, column in enumerate(dataset.columns)}
    return _coded(dataset.columns[places[name]], dataset.array(places[name]))


def _questions(dataset: Dataset) -> Iterator[tuple[str, list[int]]]:
    """The places of the columns of each question."""
    places: dict[str, list[int]] = {}
    for place, column in enumerate(dataset.columns):
        if column.item:
            places.setdefault(column.item, []).append(place)
    yield from places.items()


def _question(
    dataset: Dataset, places: list[int], by: Answers, base: Base
) -> Question | None:
    column, values = dataset.columns[places[0]], dataset.array(places[0])
    if column.is_words:
        return None  # a date as it was typed is looked at, not counted
    if column.option:
        return _several(dataset, places, by, base)
    if any(code > 0 for code in column.labels):
        table = cross(_coded(column, values), by=by, base=base, title=column.label)
        return Question(column.item, column.label, table)
    return _number(column, values, by, base)


def _several(dataset: Dataset, places: list[int], by: Answers, base: Base) -> Question:
    columns = [dataset.columns[place] for place in places]
    words = columns[0].question
    labels = _distinct({c.option: c.label.removeprefix(words).strip() for c in columns})
    ticks = dict(zip(labels, map(dataset.array, places), strict=True))
    table = ticked(ticks, by=by, base=base, title=words)
    return Question(columns[0].item, words, table)


def _number(column: Column, values: ArrayLike, by: Answers, base: Base) -> Question:
    numbers = np.asarray(values, dtype=np.float64)
    state = _state(numbers, column)
    known = ["A number", *_distinct(column.labels)]
    codes = np.where(state < 0, state, 0).astype(np.int16)
    for place, code in enumerate(column.labels, 1):
        codes[numbers == code] = place
    is_number = codes == 0
    table = cross(
        Answers.from_codes(codes, known), by=by, base=base, title=column.label
    )
    summed = summaries(
        numbers[is_number], by=by.where(is_number), state=state[is_number]
    )
    return Question(column.item, column.label, table, tuple(summed))


def _state(numbers: NDArray[np.float64], column: Column) -> NDArray[np.int16]:
    """Below zero for the kinds of missing; codes that stand for a number are not."""
    kinds = np.isin(numbers, [int(kind) for kind in Missing]) & column.has_missing
    return np.where(kinds, numbers, 0).astype(np.int16)


def _coded(column: Column, values: ArrayLike) -> Answers:
    """Codes from 1 as the dataset has them are places from 0 in the statistics."""
    codes = np.asarray(values)
    places = np.where(codes > 0, codes - 1, codes).astype(np.int16)
    return Answers.from_codes(places, _distinct(column.labels), column.label)


def _distinct(labels: Mapping[Any, str]) -> tuple[str, ...]:
    """Labels in their order; of those that are alike, each is named by its code too."""
    often = Counter(labels.values())
    return tuple(
        f"{label} ({code})" if often[label] > 1 else label
        for code, label in labels.items()
    )
