"""When many tests are done, some signal by chance: p values that know of it."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.errors import Refusal


class Method(StrEnum):
    """How p values are adjusted for their number."""

    BENJAMINI_HOCHBERG = (
        "BH"  # false discovery rate, tests not going against each other
    )
    BENJAMINI_YEKUTIELI = "BY"  # false discovery rate, whatever the tests are like
    HOLM = "Holm"  # the chance of even one false finding
    BONFERRONI = "Bonferroni"  # the same, cruder


_NAMES = {
    Method.BENJAMINI_HOCHBERG: "fdr_bh",
    Method.BENJAMINI_YEKUTIELI: "fdr_by",
    Method.HOLM: "holm",
    Method.BONFERRONI: "bonferroni",
}


def adjusted(
    p: ArrayLike, method: Method = Method.BENJAMINI_HOCHBERG
) -> NDArray[np.float64]:
    """Adjusted p values, in the same order; below q means found at that rate.

    Missing: NaN stays NaN and does not count as a test.
    Errors: :class:`Refusal` for a p value outside 0 to 1.
    Source: Benjamini and Hochberg, JRSS B 1995;57:289; Benjamini and Yekutieli, Ann
    Stat 2001;29:1165; Holm, Scand J Stat 1979;6:65.
    Checked against: the 15 p values of Benjamini and Hochberg (four found, as
    published) and R ``p.adjust``, 1e-12.
    """
    values = np.asarray(p, dtype=np.float64)
    there = ~np.isnan(values)
    if np.any((values[there] < 0) | (values[there] > 1)):
        raise Refusal("A p value lies between 0 and 1.")
    found = np.full(values.shape, np.nan)
    if there.any():
        # Here, since it takes a second to load.
        from statsmodels.stats.multitest import multipletests  # noqa: PLC0415

        found[there] = multipletests(values[there], method=_NAMES[method])[1]
    return found


def by_chance(tests: int, level: float = 0.05) -> float:
    """How many of so many tests would signal by chance alone."""
    if tests < 0 or not 0 <= level <= 1:
        raise Refusal("A number of tests and a level between 0 and 1 are needed.")
    return tests * level
