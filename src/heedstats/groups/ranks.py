"""Rank tests between groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import scipy  # which loads its stats when they are asked for
from numpy.typing import ArrayLike, NDArray

from heedstats.errors import Refusal
from heedstats.groups.discovery import Method, adjusted
from heedstats.intervals import known
from heedstats.sample import Nature


@dataclass(frozen=True)
class KruskalWallis:
    """Whether groups tend to answer differently; epsilon squared from 0 to 1."""

    h: float
    df: int
    p: float
    epsilon_squared: float
    n: dict[str, int]
    nature: Nature
    method: str = "Kruskal-Wallis test, corrected for ties"


@dataclass(frozen=True)
class MannWhitney:
    """Two groups' ranks; ``u`` counts pairs in which the first is higher."""

    u: float
    p: float
    n: tuple[int, int]
    nature: Nature
    method: str = "Mann-Whitney test, normal approximation, corrected for ties"


@dataclass(frozen=True)
class PairwiseRanks:
    """Every pair of groups: p values as they are and adjusted for their number."""

    pairs: tuple[tuple[str, str], ...]
    u: tuple[float, ...]
    p: tuple[float, ...]
    adjusted_p: tuple[float, ...]
    adjustment: Method
    nature: Nature
    method: str = "Mann-Whitney tests of all pairs"


@dataclass(frozen=True)
class FriedmanTest:
    """Whether the same people rate several things differently, with Kendall's W."""

    chi_squared: float
    df: int
    p: float
    kendalls_w: float
    n: int
    nature: Nature
    method: str = "Friedman test, corrected for ties"


def kruskal_wallis(groups: Mapping[str, ArrayLike], *, nature: Nature) -> KruskalWallis:
    """Whether any group tends to answer higher than another.

    Shapes: numbers by name of group. Missing: NaN is left out.
    Errors: :class:`Refusal` for fewer than two groups with answers, or where all
    answers are equal.
    Formula: epsilon squared ``H (n+1) / (n²-1)``.
    Source: Kruskal and Wallis, JASA 1952;47:583; Tomczak and Tomczak, Trends Sport
    Sci 2014;1:19 for the effect size.
    Checked against: R ``kruskal.test`` on airquality (H 29.267), 1e-9.
    """
    numbers = _groups(groups, 2)
    h, p = scipy.stats.kruskal(*numbers.values())
    n = sum(len(x) for x in numbers.values())
    return KruskalWallis(
        h=float(h),
        df=len(numbers) - 1,
        p=float(p),
        epsilon_squared=float(h * (n + 1) / (n**2 - 1)),
        n={name: len(x) for name, x in numbers.items()},
        nature=nature,
    )


def mann_whitney(first: ArrayLike, second: ArrayLike, *, nature: Nature) -> MannWhitney:
    """Whether one of two groups tends to answer higher.

    Missing: NaN is left out. Errors: as for :func:`kruskal_wallis`.
    Formula: two-sided, normal approximation with continuity correction.
    Source: Mann and Whitney, Ann Math Stat 1947;18:50.
    Checked against: R ``wilcox.test`` (W 127.5, p 0.0001208), 1e-9.
    """
    x, y = _groups({"first": first, "second": second}, 2).values()
    found = scipy.stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
    return MannWhitney(
        float(found.statistic), float(found.pvalue), (len(x), len(y)), nature
    )


def pairwise_ranks(
    groups: Mapping[str, ArrayLike],
    *,
    nature: Nature,
    adjustment: Method = Method.BENJAMINI_HOCHBERG,
) -> PairwiseRanks:
    """Which groups differ from which, adjusted for the number of pairs.

    Missing and errors as for :func:`kruskal_wallis`. Source: as for
    :func:`mann_whitney` and :func:`heedstats.groups.adjusted`.
    Checked against: R ``pairwise.wilcox.test(p.adjust.method = "BH")``, 1e-9.
    """
    numbers = _groups(groups, 2)
    pairs = tuple(combinations(numbers, 2))
    tests = [mann_whitney(numbers[a], numbers[b], nature=nature) for a, b in pairs]
    p = [test.p for test in tests]
    return PairwiseRanks(
        pairs=pairs,
        u=tuple(test.u for test in tests),
        p=tuple(p),
        adjusted_p=tuple(adjusted(p, adjustment).tolist()),
        adjustment=adjustment,
        nature=nature,
    )


def friedman(ratings: ArrayLike, *, nature: Nature) -> FriedmanTest:
    """Whether the same people rate several things differently.

    Shapes: people by things. Missing: a person with a NaN is left out whole; ``n``
    says how many stayed.
    Errors: :class:`Refusal` for fewer than two people or three things, or where
    everybody rates all things alike.
    Formula: Kendall's ``W = χ² / (n (k - 1))``.
    Source: Friedman, JASA 1937;32:675; Kendall and Smith, Ann Math Stat 1939;10:275.
    Checked against: Hollander and Wolfe's rounding times (11.143; W 0.253), 1e-9.
    """
    grid = np.asarray(ratings, dtype=np.float64)
    if grid.ndim != 2 or grid.shape[1] < 3:
        raise Refusal("Friedman's test needs people by at least three things.")
    grid = grid[~np.isnan(grid).any(axis=1)]
    if len(grid) < 2 or np.all(grid == grid[:, :1]):
        raise Refusal("There is nothing to compare.")
    n, k = grid.shape
    chi, p = scipy.stats.friedmanchisquare(*grid.T)
    return FriedmanTest(
        float(chi), k - 1, float(p), float(chi / (n * (k - 1))), n, nature
    )


def _groups(
    groups: Mapping[str, ArrayLike], least: int
) -> dict[str, NDArray[np.float64]]:
    numbers = {name: known(values) for name, values in groups.items()}
    numbers = {name: values for name, values in numbers.items() if len(values)}
    if len(numbers) < least:
        raise Refusal("There are not two groups with answers to compare.")
    if (
        len(
            {
                value
                for values in numbers.values()
                for value in (min(values), max(values))
            }
        )
        < 2
    ):
        raise Refusal("All answers are equal, so there is nothing to compare.")
    return numbers
