"""Scores of scales, and the positive and the negative index."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import Answers
from heedstats.errors import Refusal

Array = NDArray[np.float64]
Column = Answers | ArrayLike


@dataclass(frozen=True)
class Scale:
    """Which items make a scale, which are turned round, and how many must be there.

    ``low`` and ``high`` are the ends of every item's answers; a reversed item counts
    ``low + high - answer``. ``least_answered`` is the missing rule: with fewer items
    answered there is no score.
    """

    name: str
    items: tuple[str, ...]
    least_answered: int
    reversed_items: frozenset[str] = frozenset()
    low: float = 1
    high: float = 5

    def __post_init__(self) -> None:
        if len(set(self.items)) < len(self.items) or not self.items:
            raise Refusal("A scale has items, each once.")
        if not self.reversed_items <= set(self.items):
            raise Refusal("An item that is turned round belongs to its scale.")
        if not 1 <= self.least_answered <= len(self.items):
            raise Refusal("The missing rule asks for 1 to all items.")
        if self.low >= self.high:
            raise Refusal("Answers go from a lower to a higher end.")


@dataclass(frozen=True)
class Scored:
    """One score per person; NaN where the missing rule gives none.

    ``answered`` has how many items each person answered; ``unscored`` how many people
    have no score.
    """

    values: Array
    answered: NDArray[np.int64]

    @property
    def unscored(self) -> int:
        """People without a score."""
        return int(np.isnan(self.values).sum())


@dataclass(frozen=True)
class Index(Scored):
    """How many items each person answered in one direction, NaN by the missing rule.

    Unit: items. With gaps it is the least that it could be; ``answered`` shows where.
    """


def score(scale: Scale, answers: Mapping[str, Column]) -> Scored:
    """The mean of the items that were answered, in the unit of the items.

    Shapes: each item has one value per person: :class:`Answers` (1 for the first
    choice and so on) or numbers.
    Missing: NaN and the kinds of missing are left out of the mean; below
    ``least_answered`` the score is NaN, never 0 and never the middle.
    Errors: :class:`Refusal` for an item that is not there or a number outside the
    scale.
    Source: factor scores of PMOS (McEachan and others, BMJ Qual Saf 2014;23:565).
    Checked against: scoring person by person.
    """
    turned = oriented(scale, answers)
    answered = (~np.isnan(turned)).sum(axis=1)
    enough = answered >= scale.least_answered
    sums = np.where(np.isnan(turned), 0, turned).sum(axis=1)
    means = np.where(enough, sums / np.maximum(answered, 1), np.nan)
    return Scored(means, answered)


def positive_index(
    scale: Scale, answers: Mapping[str, Column], *, at_least: float = 4
) -> Index:
    """How many items were answered positively, after turning round.

    Meaning: items at or above ``at_least``. Missing and errors as for :func:`score`;
    an item without an answer is not counted as negative either.
    Source: the positive index of PMOS; 4 and above is inferred from its range.
    """
    turned = oriented(scale, answers)
    return _index(scale, turned, turned >= at_least)


def negative_index(
    scale: Scale, answers: Mapping[str, Column], *, at_most: float = 2
) -> Index:
    """How many items were scored at or below ``at_most``, after turning round.

    Missing, errors and source as for :func:`positive_index`.
    """
    turned = oriented(scale, answers)
    return _index(scale, turned, turned <= at_most)


def oriented(scale: Scale, answers: Mapping[str, Column]) -> Array:
    """People by items, reversed items turned round, NaN where there is no answer."""
    columns = [_numbers(name, answers) for name in scale.items]
    if len({len(column) for column in columns}) > 1:
        raise Refusal("Every item has one answer for each person.")
    grid = np.column_stack(columns)
    there = ~np.isnan(grid)
    if np.any((grid[there] < scale.low) | (grid[there] > scale.high)):
        raise Refusal(f"An answer lies outside {scale.low:g} to {scale.high:g}.")
    turn = np.array([name in scale.reversed_items for name in scale.items])
    return np.where(turn, scale.low + scale.high - grid, grid)


def _index(scale: Scale, turned: Array, counted: NDArray[np.bool_]) -> Index:
    answered = (~np.isnan(turned)).sum(axis=1)
    enough = answered >= scale.least_answered
    return Index(np.where(enough, counted.sum(axis=1), np.nan), answered)


def _numbers(name: str, answers: Mapping[str, Column]) -> Array:
    if name not in answers:
        raise Refusal(f"The item {name!r} is not there.")
    column = answers[name]
    if isinstance(column, Answers):
        return column.scored()
    return np.asarray(column, dtype=np.float64)
