"""Intervals for one proportion, one mean and one median."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special  # not its stats, which take a second to load

from heedstats.errors import Refusal

Array = NDArray[np.float64]


class Interval(NamedTuple):
    """The lower and the upper end, in the unit of what was estimated."""

    low: Any
    high: Any


def level(confidence: float) -> float:
    """The confidence itself, if it is a share between 0 and 1."""
    if not 0 < confidence < 1:
        raise Refusal("Confidence is a share between 0 and 1, such as 0.95.")
    return confidence


def wilson(count: ArrayLike, base: ArrayLike, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for a proportion.

    Meaning: the proportions that a score test would not reject; it keeps inside 0 and
    1 and holds up for small bases and for shares near the ends.
    Shapes: numbers or arrays that fit together; unit: a share from 0 to 1.
    Missing: NaN where the base is 0.
    Errors: :class:`Refusal` where a count is below 0 or above its base.
    Formula: ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)``.
    Source: Wilson, JASA 1927;22:209; Newcombe, Stat Med 1998;17:857, method 3.
    Checked against: Newcombe's table (81 of 263: 0.2553 to 0.3662) and statsmodels.
    """
    x, n = np.asarray(count, dtype=float), np.asarray(base, dtype=float)
    if np.any(x < 0) or np.any(x > n):
        raise Refusal("A count is never below 0 or above its base.")
    z = -special.ndtri((1 - level(confidence)) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = x / n
        middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    # At the ends the formula gives 0 and 1 but for the last digit.
    low = np.where(x == 0, 0.0 * p, middle - half)
    high = np.where(x == n, 1.0 + 0.0 * p, middle + half)
    return Interval(low[()], high[()])


def of_mean(values: ArrayLike, confidence: float = 0.95) -> Interval:
    """Student's t interval for a mean.

    Shapes: one number per person; unit: that of the values.
    Missing: NaN is left out; fewer than two values give NaN twice.
    Formula: ``mean ± t(n-1) · sd / √n``.
    Source: Student, Biometrika 1908;6:1. Checked against: SciPy's ``ttest_1samp``.
    """
    x = known(values)
    if len(x) < 2:
        return Interval(np.nan, np.nan)
    t = -special.stdtrit(len(x) - 1, (1 - level(confidence)) / 2)
    half = t * x.std(ddof=1) / np.sqrt(len(x))
    return Interval(x.mean() - half, x.mean() + half)


def of_median(values: ArrayLike, confidence: float = 0.95) -> Interval:
    """An interval for a median from order statistics, at least as sure as asked.

    Meaning: no shape of the distribution is supposed; the ends are values of the data.
    Shapes: one number per person; unit: that of the values.
    Missing: NaN is left out; too few values for the confidence give NaN twice (fewer
    than 6 at 95 per cent).
    Formula: from the k-th smallest to the k-th largest value with the greatest k for
    which ``P(Binomial(n, 1/2) < k)`` is at most ``(1 - confidence) / 2``.
    Source: Thompson, Ann Math Stat 1936;7:122; Conover, Practical Nonparametric
    Statistics, 1999, section 3.2.
    Checked against: SciPy's ``quantile_test``.
    """
    x = np.sort(known(values))
    tail = (1 - level(confidence)) / 2
    k = int(np.ceil(special.bdtrik(tail, len(x), 0.5))) if len(x) else 0
    while k > 0 and special.bdtr(k - 1, len(x), 0.5) >= tail:
        k -= 1
    return Interval(x[k - 1], x[-k]) if k else Interval(np.nan, np.nan)


def known(values: ArrayLike) -> Array:
    """The numbers that are there, as one row."""
    x = np.asarray(values, dtype=np.float64).ravel()
    return x[~np.isnan(x)]
