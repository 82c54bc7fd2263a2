"""How far two codes lie apart, in Krippendorff's squared differences."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded
from heedstats.agreement.reading import is_number
from heedstats.agreement.sets import Sets, over_pairs
from heedstats.agreement.weighting import in_order, shared
from heedstats.errors import Refusal

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


class Metric(StrEnum):
    """What the codes are: names, ranks, numbers, numbers from 0, or sets of names.

    Ordinal takes the categories in their order. Sets are compared by MASI.
    Source: Krippendorff 2011; Passonneau, LREC 2006, for MASI.
    """

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"
    SETS = "sets"


class Distances(Protocol):
    """How far apart categories lie, asked in the ways that a coefficient needs."""

    def from_all(self, given: Array) -> Array:
        """For each category the sum of its distances from all that were given."""

    def within_codes(self, codes: Codes) -> Array:
        """For each row the sum over its ordered pairs of codes; -1 is none."""

    def within_counts(self, counts: Array) -> Array:
        """The same where only counts are known."""


def distances(metric: Metric, coded: Coded, given: Array) -> Distances:
    """Squared differences; ordinal ones by how often codes were given."""
    categories = coded.categories
    if metric is Metric.NOMINAL:
        return Square(1 - np.eye(len(categories)))
    if metric is Metric.SETS:
        return Sets.of(categories)
    if metric is Metric.ORDINAL:
        in_order(coded)
        # The sum between two codes, less half of each, is that of their mid-ranks.
        values = np.cumsum(given) - given / 2
    else:
        values = _numbers(metric, categories)
    apart = np.abs(values[:, None] - values)
    if metric is Metric.RATIO:
        apart = shared(apart, values)
    return Square(apart**2)


@dataclass(frozen=True)
class Square:
    """Distances of few categories, as a square of all of them."""

    apart: Array

    def from_all(self, given: Array) -> Array:
        """The square times what was given."""
        found: Array = self.apart @ given
        return found

    def within_codes(self, codes: Codes) -> Array:
        """Pair by pair of coders."""
        return over_pairs(codes, lambda a, b: self.apart[a, b])

    def within_counts(self, counts: Array) -> Array:
        """Category by category."""
        found: Array = np.einsum("uk,uk->u", counts, counts @ self.apart)
        return found


def _numbers(metric: Metric, categories: tuple[Any, ...]) -> Array:
    if not all(map(is_number, categories)):
        raise Refusal(f"The {metric} metric needs codes that are numbers.")
    return np.array(categories, dtype=float)
