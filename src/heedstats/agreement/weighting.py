"""How much two different codes agree all the same."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded
from heedstats.agreement.reading import is_number
from heedstats.errors import Refusal

Array = NDArray[np.float64]


class Weighting(StrEnum):
    """Credit for two codes that lie near each other, from 0 to 1.

    Numbers are weighed by their size, words by their place among the categories.
    Ordinal weights are Gwet's, not Krippendorff's ordinal metric.
    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapter 3.
    """

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"
    RATIO = "ratio"


def weights(weighting: Weighting, coded: Coded) -> Array:
    """A square of weights, 1 along its diagonal."""
    number = len(coded.categories)
    if weighting is Weighting.NONE or number < 2:
        return np.eye(number)
    in_order(coded)
    return 1 - _distance(weighting, coded)


def in_order(coded: Coded) -> None:
    """Refuse words of which nobody said in which order they stand."""
    if not coded.ordered:
        raise Refusal("Name the categories in their order, since words have none.")


def _distance(weighting: Weighting, coded: Coded) -> Array:
    """How far apart codes lie, from 0 to 1."""
    number = len(coded.categories)
    if weighting is Weighting.ORDINAL:
        places = np.arange(number, dtype=float)
        apart = np.abs(places[:, None] - places) + 1
        return _scaled(apart * (apart - 1) / 2)
    values = _values(coded)
    apart = np.abs(values[:, None] - values)
    if weighting is Weighting.RATIO:
        return _scaled(shared(apart, values) ** 2)
    return _scaled(apart if weighting is Weighting.LINEAR else apart**2)


def shared(apart: Array, values: Array) -> Array:
    """Distances as a part of the two values' sum; refused below 0."""
    if (values < 0).any():
        raise Refusal("A ratio needs numbers from 0.")
    whole = values[:, None] + values
    return np.divide(apart, whole, out=np.zeros_like(apart), where=whole > 0)


def _scaled(distance: Array) -> Array:
    found: Array = distance / distance.max()
    return found


def _values(coded: Coded) -> Array:
    if all(map(is_number, coded.categories)):
        return np.array(coded.categories, dtype=float)
    return np.arange(len(coded.categories), dtype=float)
