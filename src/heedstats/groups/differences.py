"""How far two groups are apart, with an interval and the name of its method."""

from dataclasses import dataclass

import numpy as np
import scipy  # which loads its stats when they are asked for
from numpy.typing import ArrayLike

from heedstats.errors import Refusal
from heedstats.intervals import Array, known, level, wilson
from heedstats.sample import Nature


@dataclass(frozen=True)
class Difference:
    """The first group less the second, with its interval.

    ``unit`` says in what: share (0 to 1), the unit of the numbers, or probability.
    ``n`` has the base of each group.
    """

    value: float
    low: float
    high: float
    unit: str
    method: str
    n: tuple[int, int]
    confidence: float
    nature: Nature

    @property
    def sentence(self) -> str:
        """The result with its base and what the sample allows to say."""
        return (
            f"The difference is {self.value:.3g} ({100 * self.confidence:g}% interval "
            f"{self.low:.3g} to {self.high:.3g}; {self.method}; {self.n[0]} and "
            f"{self.n[1]} answers). {self.nature.caveat}"
        )


def of_proportions(
    first: tuple[int, int],
    second: tuple[int, int],
    *,
    nature: Nature,
    confidence: float = 0.95,
) -> Difference:
    """Two shares apart, by Newcombe's hybrid score interval.

    Shapes: each group is (how many, of how many). Unit: share.
    Missing: not here; the base says who is counted.
    Errors: :class:`Refusal` for a base of 0 or a count outside its base.
    Formula: ends from the Wilson limits l and u of each group:
    ``d - √((p₁-l₁)² + (u₂-p₂)²)`` and ``d + √((u₁-p₁)² + (p₂-l₂)²)``.
    Source: Newcombe, Stat Med 1998;17:873, method 10.
    Checked against: Newcombe's table II (56/70 and 48/80: 0.0524 to 0.3339).
    """
    (x, m), (y, n) = first, second
    if not m or not n:
        raise Refusal("A group without anybody in its base has no share.")
    p, q = x / m, y / n
    low, high = wilson(x, m, confidence), wilson(y, n, confidence)
    below = np.hypot(p - low.low, high.high - q)
    above = np.hypot(low.high - p, q - high.low)
    return Difference(
        value=p - q,
        low=float(p - q - below),
        high=float(p - q + above),
        unit="share",
        method="Newcombe's hybrid score interval",
        n=(m, n),
        confidence=confidence,
        nature=nature,
    )


def of_means(
    first: ArrayLike, second: ArrayLike, *, nature: Nature, confidence: float = 0.95
) -> Difference:
    """Two means apart, by Welch's t interval; spreads need not be equal.

    Shapes: numbers of each group. Unit: theirs. Missing: NaN is left out.
    Errors: :class:`Refusal` for fewer than two numbers in a group.
    Source: Welch, Biometrika 1947;34:28. Checked against: Student's sleep data
    (-3.365 to 0.205, R ``t.test``) and SciPy.
    """
    x, y = _two(first, second, 2)
    test = scipy.stats.ttest_ind(x, y, equal_var=False)
    low, high = test.confidence_interval(level(confidence))
    return Difference(
        value=float(x.mean() - y.mean()),
        low=float(low),
        high=float(high),
        unit="as measured",
        method="Welch's t interval of two means",
        n=(len(x), len(y)),
        confidence=confidence,
        nature=nature,
    )


def of_medians(
    first: ArrayLike, second: ArrayLike, *, nature: Nature, confidence: float = 0.95
) -> Difference:
    """Two medians apart, by Price and Bonett's interval.

    Shapes, unit and missing as for :func:`of_means`.
    Errors: :class:`Refusal` for fewer than five numbers in a group, and where a group's
    numbers are so often equal that its error would come out as 0 (answers to one
    item with few choices): for these :func:`superiority` is right.
    Formula: the error of each median from two order statistics, with the exact
    binomial chance between them; normal interval.
    Source: Price and Bonett, J Stat Comput Simul 2002;72:119.
    Checked against: the example of the R package statpsych's ``ci.median2``
    (34.5 and 43: -16.95977 to -0.04022524).
    """
    x, y = _two(first, second, 5)
    errors = [_median_error(x), _median_error(y)]
    if 0 in errors:
        raise Refusal(
            "Too many numbers are equal for an interval of the difference between "
            "medians. Compare by superiority instead."
        )
    z = scipy.stats.norm.isf((1 - level(confidence)) / 2)
    value = float(np.median(x) - np.median(y))
    half = float(z * np.hypot(errors[0], errors[1]))
    return Difference(
        value=value,
        low=value - half,
        high=value + half,
        unit="as measured",
        method="Price and Bonett's interval of two medians",
        n=(len(x), len(y)),
        confidence=confidence,
        nature=nature,
    )


def superiority(
    first: ArrayLike, second: ArrayLike, *, nature: Nature, confidence: float = 0.95
) -> Difference:
    """How likely a member of the first group answers higher than one of the second.

    Meaning: 0.5 is no difference; equal answers count half. Right for ordered items.
    Unit: probability. Missing: NaN is left out.
    Errors: :class:`Refusal` for fewer than two numbers in a group, or where the groups
    do not overlap at all (the error would come out as 0).
    Formula: ``P(X > Y) + P(X = Y)/2``; Brunner and Munzel's error, t interval, cut at
    0 and 1.
    Source: Brunner and Munzel, Biom J 2000;42:17.
    Checked against: SciPy's ``brunnermunzel`` and counting pairs one by one; Brunner
    and Munzel's pain scores as in R ``lawstat`` (0.5952 to 0.9828).
    """
    x, y = _two(first, second, 2)
    m, n = len(x), len(y)
    both = scipy.stats.rankdata(np.concatenate([x, y]))
    value = (both[:m].mean() - both[m:].mean()) / (m + n) + 0.5
    spread_x = (both[:m] - scipy.stats.rankdata(x)).var(ddof=1) / (m * n**2)
    spread_y = (both[m:] - scipy.stats.rankdata(y)).var(ddof=1) / (n * m**2)
    error = spread_x + spread_y
    if error == 0:
        raise Refusal("The groups do not overlap, so there is no interval.")
    df = error**2 / (spread_x**2 / (m - 1) + spread_y**2 / (n - 1))
    half = scipy.stats.t.isf((1 - level(confidence)) / 2, df) * np.sqrt(error)
    return Difference(
        value=float(value),
        low=float(max(value - half, 0)),
        high=float(min(value + half, 1)),
        unit="probability",
        method="Brunner and Munzel's interval",
        n=(m, n),
        confidence=confidence,
        nature=nature,
    )


def _two(first: ArrayLike, second: ArrayLike, least: int) -> tuple[Array, Array]:
    x, y = known(first), known(second)
    if min(len(x), len(y)) < least:
        raise Refusal(f"Each group needs at least {least} answers.")
    return x, y


def _median_error(values: Array) -> float:
    x, n = np.sort(values), len(values)
    # Rounded to nearest, a half to even, as the published program does.
    c = max(round((n + 1) / 2 - np.sqrt(n)), 1)
    chance = 2 * scipy.stats.binom.cdf(c - 1, n, 0.5)
    z = scipy.stats.norm.isf(chance / 2)
    return float((x[n - c] - x[c - 1]) / (2 * z))
