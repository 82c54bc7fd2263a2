"""Whether the same people score the same again."""

from dataclasses import dataclass

import numpy as np
import scipy  # which loads its stats when they are asked for
from numpy.typing import ArrayLike

from heedstats.errors import Refusal
from heedstats.intervals import Interval, level
from heedstats.scales.scoring import Array


@dataclass(frozen=True)
class IntraclassCorrelation:
    """One of Shrout and Fleiss's six, with its interval.

    ``name`` is ICC1, ICC2 or ICC3 for one rating, with ``k`` for the mean of all.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    k: int


@dataclass(frozen=True)
class Retest:
    """Two times beside each other.

    ``agreement`` is ICC2 (a shift of everybody lowers it); ``r`` Pearson's
    correlation; ``error`` the standard error of measurement and ``detectable`` the
    smallest change of one person that is more than chance (95 per cent), both in the
    unit of the scores. ``left_out`` had only one of the two scores.
    """

    agreement: IntraclassCorrelation
    r: float
    r_interval: Interval
    error: float
    detectable: float
    shift: float
    n: int
    left_out: int


def retest(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> Retest:
    """How well scores of a second time agree with those of the first.

    Shapes: one score per person and time. Missing: a person with one score only is
    left out and counted.
    Errors: :class:`Refusal` for fewer than four people with both, or scores that do
    not vary.
    Formula: error ``√(MS people-by-time plus time)``, detectable ``1.96 · √2 · error``.
    Source: Shrout and Fleiss, Psychol Bull 1979;86:420; de Vet and others,
    Measurement in Medicine, 2011, chapter 5.
    Checked against: R ``psych::ICC`` for the ICC; Pearson's r of SciPy.
    """
    both = np.column_stack(
        [np.asarray(first, dtype=float), np.asarray(second, dtype=float)]
    )
    complete = both[~np.isnan(both).any(axis=1)]
    if len(complete) < 4 or not complete.std(axis=0).all():
        raise Refusal("A retest needs four people whose scores vary.")
    found = {one.name: one for one in _all_six(complete, confidence)}
    _, times, residual = _mean_squares(complete)
    error = float(np.sqrt(residual + max(times - residual, 0) / len(complete)))
    r = float(np.corrcoef(complete, rowvar=False)[0, 1])
    return Retest(
        agreement=found["ICC2"],
        r=r,
        r_interval=correlation_interval(r, len(complete), confidence),
        error=error,
        detectable=1.96 * float(np.sqrt(2)) * error,
        shift=float(np.diff(complete.mean(axis=0))[0]),
        n=len(complete),
        left_out=len(both) - len(complete),
    )


def intraclass_correlations(
    ratings: ArrayLike, *, confidence: float = 0.95
) -> tuple[IntraclassCorrelation, ...]:
    """All six intraclass correlations of people (or texts) by raters (or times).

    Meaning: ICC1 other raters for each, ICC2 the same raters as a sample of raters,
    ICC3 just these raters.
    Missing: refused, since these formulas need every cell.
    Errors: :class:`Refusal` for fewer than two of either, or no difference between
    people and raters at all.
    Source: Shrout and Fleiss, Psychol Bull 1979;86:420; McGraw and Wong, Psychol
    Methods 1996;1:30 for the intervals.
    Checked against: R ``psych::ICC`` on Shrout and Fleiss's ratings (.17, .29, .71,
    .44, .62, .91 as published), estimates and intervals 1e-9.
    """
    grid = np.asarray(ratings, dtype=np.float64)
    if grid.ndim != 2 or min(grid.shape) < 2 or np.isnan(grid).any():
        raise Refusal("Each of two or more people has a rating by each of two or more.")
    return _all_six(grid, confidence)


def correlation_interval(r: float, n: int, confidence: float = 0.95) -> Interval:
    """Fisher's interval of a correlation of n pairs; NaN for fewer than four.

    Missing: pairs with a gap are no pairs; count the whole ones.
    Formula: ``tanh(artanh r ± z / √(n-3))``. Source: Fisher, Metron 1921;1:3.
    Checked against: SciPy's ``pearsonr``.
    """
    if not -1 <= r <= 1:
        raise Refusal("A correlation lies between -1 and 1.")
    if n < 4 or abs(r) == 1:
        return Interval(np.nan, np.nan)
    half = scipy.stats.norm.isf((1 - level(confidence)) / 2) / np.sqrt(n - 3)
    middle = np.arctanh(r)
    return Interval(float(np.tanh(middle - half)), float(np.tanh(middle + half)))


def _mean_squares(grid: Array) -> tuple[float, float, float]:
    """Between people, between raters, and what is left."""
    n, k = grid.shape
    people, raters = grid.mean(axis=1), grid.mean(axis=0)
    rest = grid - people[:, None] - raters + grid.mean()
    between = k * people.var(ddof=1)
    return (
        float(between),
        float(n * raters.var(ddof=1)),
        float((rest**2).sum() / ((n - 1) * (k - 1))),
    )


def _all_six(grid: Array, confidence: float) -> tuple[IntraclassCorrelation, ...]:
    n, k = grid.shape
    people, raters, residual = _mean_squares(grid)
    within = (raters * (k - 1) + residual * (n - 1) * (k - 1)) / (n * (k - 1))
    if not within or not residual:
        raise Refusal("The raters never differ, so there is nothing to estimate.")
    tail = (1 - level(confidence)) / 2
    one = _one_way(people, within, n, k, tail)
    two = _two_way(people, raters, residual, n, k, tail)
    three = _one_way(people, residual, n, k, tail, raters_known=True)
    singles = {"ICC1": one, "ICC2": two, "ICC3": three}
    means = {f"{name}k": _of_mean(ends, k) for name, ends in singles.items()}
    return tuple(
        IntraclassCorrelation(name, *ends, n, k)
        for name, ends in (singles | means).items()
    )


Ends = tuple[float, float, float]


def _one_way(
    people: float,
    error: float,
    n: int,
    k: int,
    tail: float,
    raters_known: bool = False,
) -> Ends:
    df = (n - 1, (n - 1) * (k - 1) if raters_known else n * (k - 1))
    f = people / error
    low = f / scipy.stats.f.isf(tail, *df)
    high = f * scipy.stats.f.isf(tail, df[1], df[0])
    value, lower, upper = (float((x - 1) / (x + k - 1)) for x in (f, low, high))
    return value, lower, upper


def _two_way(
    people: float, raters: float, residual: float, n: int, k: int, tail: float
) -> Ends:
    value = (people - residual) / (
        people + (k - 1) * residual + k * (raters - residual) / n
    )
    a = k * value * raters / residual
    b = n * (1 + (k - 1) * value) - k * value
    df = (k - 1) * (n - 1) * (a + b) ** 2 / ((n - 1) * a**2 + b**2)
    above = scipy.stats.f.isf(tail, n - 1, df)
    below = scipy.stats.f.isf(tail, df, n - 1)
    spread = k * raters + (k * n - k - n) * residual
    low = n * (people - above * residual) / (above * spread + n * people)
    high = n * (below * people - residual) / (spread + n * below * people)
    return float(value), float(low), float(high)


def _of_mean(ends: Ends, k: int) -> Ends:
    value, low, high = (x * k / (1 + x * (k - 1)) for x in ends)
    return value, low, high
