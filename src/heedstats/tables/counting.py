"""Frequency tables and cross-tabulations of answers."""

import numpy as np

from heedstats.answers import KINDS, Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables.table import Base, Counts, Table

_SHIFT = len(KINDS)


def frequency(
    answers: Answers, *, base: Base = Base.GROUP, group: str = "All", title: str = ""
) -> Table:
    """How often each choice was given by one group.

    Meaning: counts with their percentages of the named base; the whole group unless
    another base is asked for.
    Shapes: one column; all choices are rows, also those that nobody chose.
    Missing: three rows of their own. Errors: :class:`Refusal` for the base mentions.
    Source: the published table of ease of raising concerns (1, 4, 16, 35 and 38 of
    95) divides by the group, not by the 94 who answered.
    Checked against: that table, both bases.
    """
    everyone = Answers(np.zeros(len(answers), dtype=np.int16), (group,))
    return cross(answers, by=everyone, base=base, title=title)


def cross(
    answers: Answers, *, by: Answers, base: Base = Base.GROUP, title: str = ""
) -> Table:
    """How often each choice was given, by group.

    Meaning, base and errors as for :func:`frequency`; percentages add up within a
    group unless asked otherwise.
    Shapes: both have the same people in the same order.
    Missing: people without a group are not dropped; each kind that occurs is a column.
    Formula: one count per pair of codes, in one pass.
    Checked against: a count of pairs one by one, and pandas in the benchmark.
    """
    if len(answers) != len(by):
        raise Refusal("Answers and groups are those of the same people.")
    if base is Base.MENTIONS:
        raise Refusal("One answer each is counted in people; mentions come from texts.")
    grid = _pairs(answers, by)
    columns = [*range(_SHIFT, grid.shape[1]), *_present(grid[:, :_SHIFT])]
    names = (*by.choices, *(_kind(c).label for c in columns if c < _SHIFT))
    counts = grid[_SHIFT:, columns]
    return Table(
        rows=answers.choices,
        columns=names,
        counts=counts,
        answered=counts.sum(axis=0),
        missing=grid[_SHIFT - 1 :: -1, columns][:_SHIFT],
        base=base,
        title=title or answers.item,
    )


def _pairs(answers: Answers, by: Answers) -> Counts:
    """Counts by both codes; the first three rows and columns are missing."""
    height, width = len(answers.choices) + _SHIFT, len(by.choices) + _SHIFT
    flat = answers.codes.astype(np.intp)
    flat += _SHIFT
    flat *= width
    flat += by.codes
    flat += _SHIFT
    counted = np.bincount(flat, minlength=height * width)
    return counted.reshape(height, width).astype(np.int64, copy=False)


def _present(columns: Counts) -> list[int]:
    """Kinds of missing groups that occur, skipped first."""
    return [c for c in reversed(range(_SHIFT)) if columns[:, c].any()]


def _kind(column: int) -> Missing:
    return Missing(column - _SHIFT)
