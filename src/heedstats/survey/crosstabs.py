"""Weighted cross-tabulations: all cells with their errors in one pass."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from heedstats.answers import KINDS, Answers
from heedstats.errors import Refusal
from heedstats.intervals import level
from heedstats.sample import Nature
from heedstats.survey.design import Survey
from heedstats.survey.layout import Layout
from heedstats.survey.library_cells import shares_by_library
from heedstats.tables.table import Base

Array = NDArray[np.float64]
_SHIFT = len(KINDS)


@dataclass(frozen=True)
class WeightedTable:
    """Weighted percentages of answers (rows) by group (columns), with their errors.

    Shapes: ``percent``, ``se``, ``low`` and ``high`` are rows by columns, in per cent;
    ``people`` has the unweighted count of each cell, ``bases`` of each column.
    Missing: with the base *group* each kind of missing is a row like any other; with
    the base *answered* it is left out of the domain. ``missing`` has the unweighted
    counts, 3 by columns, in both.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    percent: Array
    se: Array
    low: Array
    high: Array
    people: NDArray[np.int64]
    missing: NDArray[np.int64]
    bases: NDArray[np.int64]
    base: Base
    nature: Nature
    title: str = ""

    def records(self, *, decimals: int = 1) -> list[dict[str, Any]]:
        """One plain record per cell; a number that is not there is ``None``."""
        return [
            {
                "answer": row,
                "group": column,
                "people": int(self.people[r, c]),
                "percent": _number(self.percent[r, c], decimals),
                "low": _number(self.low[r, c], decimals),
                "high": _number(self.high[r, c], decimals),
                "base": self.base.value,
                "base_count": int(self.bases[c]),
                "nature": self.nature.value,
            }
            for c, column in enumerate(self.columns)
            for r, row in enumerate(self.rows)
        ]


def weighted_table(
    survey: Survey,
    item: str,
    *,
    by: str | None = None,
    base: Base = Base.ANSWERED,
    confidence: float = 0.95,
) -> WeightedTable:
    """Weighted shares of each answer within each group, with design-based errors.

    Meaning: as :func:`heedstats.survey.proportion` by group, for all cells at once.
    Shapes: one column, or one for each choice of ``by``.
    Missing: see :class:`WeightedTable`; people without a group are left out.
    Errors: :class:`Refusal` for the base mentions.
    Formula: ``p = Σw·1(cell)/Σw·1(domain)``; squares of the linearised values summed
    over clusters within strata; t interval on the logit scale. After weights were
    adjusted, and with a second stage, ``svy`` is asked cell by cell, which is slower.
    Source: as for :func:`heedstats.survey.mean`.
    Checked against: R ``svymean`` of factors, and ``svy`` by group, 1e-9 relative.
    """
    if base is Base.MENTIONS:
        raise Refusal("A weighted table counts people, not mentions.")
    answers = survey.answers(item)
    groups = Answers(np.zeros(len(answers), np.int16), ("All",))
    groups = survey.answers(by) if by else groups
    cells = _Cells(survey, answers, groups, base)
    rows = answers.choices
    if base is Base.GROUP:
        rows = (*rows, *(kind.label for kind in KINDS))
    if survey.adjusted or survey.design.is_two_stage:
        found = shares_by_library(survey, rows, answers, groups, by, confidence)
        share, se, low, high = found
    else:
        share, se = cells.shares(), cells.errors()
        low, high = _logit_interval(share, se, cells.df(), confidence)
    return WeightedTable(
        rows=rows,
        columns=groups.choices,
        percent=100 * share,
        se=100 * se,
        low=100 * low,
        high=100 * high,
        people=cells.people,
        missing=cells.missing,
        bases=cells.people.sum(axis=0),
        base=base,
        nature=survey.design.nature,
        title=answers.item or item,
    )


class _Cells:
    """Sums of weights by cell, and of their squares by stratum or cluster."""

    def __init__(
        self, survey: Survey, answers: Answers, groups: Answers, base: Base
    ) -> None:
        self._survey = survey
        self.weights = survey.numbers(survey.design.weights)
        self.shape = (len(answers.choices) + _SHIFT, len(groups.choices) + _SHIFT)
        self.cell = (answers.codes.astype(np.intp) + _SHIFT) * self.shape[1]
        self.cell += groups.codes + _SHIFT
        # Choices first, then skipped, not shown, not reached; groups without missing.
        self.rows = list(range(_SHIFT, self.shape[0]))
        counted = self._count(self.cell)
        self.missing = counted[[2, 1, 0], _SHIFT:].astype(np.int64)
        if base is Base.GROUP:
            self.rows += [2, 1, 0]
        self.people = counted[self.rows, _SHIFT:].astype(np.int64)
        self.totals = self._count(self.cell, self.weights)[self.rows, _SHIFT:]
        self.size = self.totals.sum(axis=0)

    def shares(self) -> Array:
        with np.errstate(invalid="ignore"):
            share: Array = self.totals / self.size
        return share

    def errors(self) -> Array:
        """The standard error of each share."""
        first, second = self._sums(self.shares())
        drawn = self._survey.layout.drawn[:, None, None]
        squares = second - first**2 / drawn
        variance = np.tensordot(self._survey.layout.factor, squares, axes=1)
        with np.errstate(invalid="ignore"):
            found: Array = np.sqrt(np.maximum(variance, 0)) / self.size
        return found

    def df(self) -> Array:
        """Clusters less strata, among those with somebody in each column."""
        strata = self._by(self._survey.layout.stratum, len(self._survey.layout.drawn))
        present = (strata.sum(axis=1) > 0).sum(axis=0)
        if self._survey.layout.cluster is None:
            people: Array = self.people.sum(axis=0) - present
            return people
        clusters = self._by(
            self._survey.layout.cluster, len(self._survey.layout.cluster_stratum)
        )
        inhabited: Array = (clusters.sum(axis=1) > 0).sum(axis=0) - present
        return inhabited

    def _sums(self, share: Array) -> tuple[Array, Array]:
        """Sums and sums of squares of the linearised values, by stratum."""
        layout: Layout = self._survey.layout
        strata = len(layout.drawn)
        if layout.cluster is None:
            once = self._by(layout.stratum, strata, self.weights)
            twice = self._by(layout.stratum, strata, self.weights**2)
            inside, domain = once, once.sum(axis=1, keepdims=True)
            first = inside - share * domain
            rest = twice.sum(axis=1, keepdims=True) - twice
            return first, twice * (1 - share) ** 2 + rest * share**2
        places = layout.cluster_stratum
        held = self._by(layout.cluster, len(places), self.weights)
        held -= share * held.sum(axis=1, keepdims=True)
        order = np.argsort(places, kind="stable")
        starts = np.searchsorted(places[order], np.arange(strata))
        held = held[order]
        return np.add.reduceat(held, starts), np.add.reduceat(held**2, starts)

    def _by(self, places: Any, size: int, weights: Any = None) -> Array:
        """Sums by place and cell: places by rows by columns of the table."""
        height, width = self.shape
        index = places * (height * width) + self.cell
        flat = np.bincount(index, weights, minlength=size * height * width)
        cube = flat.reshape(size, height, width).astype(np.float64, copy=False)
        chosen: Array = cube[:, self.rows, _SHIFT:]
        return chosen

    def _count(self, cell: Any, weights: Any = None) -> Array:
        flat = np.bincount(cell, weights, minlength=self.shape[0] * self.shape[1])
        return flat.reshape(self.shape).astype(np.float64, copy=False)


def _logit_interval(
    share: Array, se: Array, df: Array, confidence: float
) -> tuple[Array, Array]:
    """The t interval of a share, taken on the logit scale; NaN at 0 and at 1."""
    inside = (share > 0) & (share < 1)
    safe = np.where(inside, share, 0.5)
    t = stats.t.isf((1 - level(confidence)) / 2, np.maximum(df, 1))
    half = t * se / (safe * (1 - safe))
    middle = np.log(safe / (1 - safe))
    low, high = (1 / (1 + np.exp(-(middle + sign * half))) for sign in (-1, 1))
    return np.where(inside, low, np.nan), np.where(inside, high, np.nan)


def _number(value: float, decimals: int) -> float | None:
    return None if np.isnan(value) else round(float(value), decimals)
