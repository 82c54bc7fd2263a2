"""How far two codes lie apart, in Krippendorff's squared differences."""

from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded
from heedstats.agreement.reading import is_number
from heedstats.agreement.weighting import in_order, shared
from heedstats.errors import Refusal

Array = NDArray[np.float64]


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


def distances(metric: Metric, coded: Coded, given: Array) -> Array:
    """A square of squared differences; ordinal ones by how often codes were given."""
    categories = coded.categories
    if metric is Metric.NOMINAL:
        return 1 - np.eye(len(categories))
    if metric is Metric.SETS:
        return _of_sets(categories)
    if metric is Metric.ORDINAL:
        in_order(coded)
        # The sum between two codes, less half of each, is that of their mid-ranks.
        values = np.cumsum(given) - given / 2
    else:
        values = _numbers(metric, categories)
    apart = np.abs(values[:, None] - values)
    if metric is Metric.RATIO:
        apart = shared(apart, values)
    return apart**2


def _numbers(metric: Metric, categories: tuple[Any, ...]) -> Array:
    if not all(map(is_number, categories)):
        raise Refusal(f"The {metric} metric needs codes that are numbers.")
    return np.array(categories, dtype=float)


def _of_sets(categories: tuple[Any, ...]) -> Array:
    if not all(isinstance(x, frozenset) for x in categories):
        raise Refusal("The sets metric needs codes that are sets.")
    return np.array([[1 - _masi(a, b) for b in categories] for a in categories])


def _masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Jaccard's index times 1, 2/3, 1/3 or 0, by how the sets stand to each other."""
    if a == b:
        return 1.0
    if not a & b:
        return 0.0
    nested = 2 / 3 if a < b or b < a else 1 / 3
    return len(a & b) / len(a | b) * nested
