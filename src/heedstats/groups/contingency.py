"""Whether two items go together in a table of counts."""

from dataclasses import dataclass

import scipy  # which loads its stats when they are asked for

from heedstats.errors import Refusal
from heedstats.sample import Nature
from heedstats.tables.table import Base, Table


@dataclass(frozen=True)
class Association:
    """Pearson's chi-squared with Cramér's V from 0 to 1.

    ``least_expected`` is the smallest expected count; below 5 the approximation is
    poor, and ``caution`` says so.
    """

    chi_squared: float
    df: int
    p: float
    cramers_v: float
    least_expected: float
    nature: Nature
    method: str = "Pearson's chi-squared test"

    @property
    def caution(self) -> str:
        """A warning where an expected count is small; else empty."""
        if self.least_expected >= 5:
            return ""
        return (
            f"The smallest expected count is {self.least_expected:.1f}, below 5: the "
            "p value is rough."
        )


def chi_squared(table: Table, *, nature: Nature) -> Association:
    """Whether answers and groups go together, among those who answered.

    Missing: not counted; they are in the table for the reader.
    Errors: :class:`Refusal` for mentions and several answers (one person would count
    more than once), and where a row or column is empty or there is only one.
    Formula: ``V = √(χ² / (n · min(rows - 1, columns - 1)))``; no continuity correction.
    Source: Pearson 1900; Cramér, Mathematical Methods of Statistics, 1946.
    Checked against: Agresti 2007, page 39 (30.07), R ``chisq.test``, 1e-9.
    """
    if table.base is Base.MENTIONS or table.several:
        raise Refusal("A person may count more than once here, so there is no test.")
    counts = table.counts
    if min(counts.shape) < 2 or not (counts.sum(0).all() and counts.sum(1).all()):
        raise Refusal("A row or a column without answers cannot be tested: merge it.")
    found = scipy.stats.chi2_contingency(counts, correction=False)
    size = counts.sum() * (min(counts.shape) - 1)
    return Association(
        chi_squared=float(found.statistic),
        df=int(found.dof),
        p=float(found.pvalue),
        cramers_v=float((found.statistic / size) ** 0.5),
        least_expected=float(found.expected_freq.min()),
        nature=nature,
    )
