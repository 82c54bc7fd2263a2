"""One coefficient of agreement, with its error and what it rests on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from heedstats.agreement.coded import Coded, LeftOut
from heedstats.errors import Refusal
from heedstats.intervals import Interval, level

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """How far coders agree: 1 for always, 0 for no more than chance.

    ``observed`` is the share of pairs that agree, ``expected`` what chance would
    give. ``units`` were coded by two of the ``coders`` or more. ``interval`` is NaN
    where no unit differs from another, since nothing then tells the error.
    """

    name: str
    value: float
    observed: float
    expected: float
    se: float
    interval: Interval
    units: int
    coders: int
    left_out: LeftOut


def result(
    name: str, coded: Coded, w: Array, chance: float, pull: Array, confidence: float
) -> Agreement:
    """The coefficient beyond ``chance``, on which each unit pulls by ``pull``.

    The error is that of the mean of each unit's own part. Where two coders coded
    everything, the sum is divided by n as in the published large-sample forms for
    two coders' tables, otherwise by n - 1 (Gwet 2014, chapter 5).
    """
    coded.needs()
    if chance >= 1 - 1e-12:
        raise Refusal(
            "Only one code was given or offered, so agreement beyond chance cannot "
            "be told."
        )
    agreed, compared = _agreed(coded, w), coded.times > 1
    n, units, stands = coded.number, coded.units, coded.weights
    observed = float(stands @ agreed / units)
    value = (observed - chance) / (1 - chance)
    parts = n / units * (agreed - chance * compared) / (1 - chance)
    parts = parts - (1 - value) * pull / (1 - chance)
    divisor = n if coded.all_by_two else n - 1
    se = float(np.sqrt((stands @ (parts - value) ** 2) / (n * divisor)))
    return Agreement(
        name=name,
        value=value,
        observed=observed,
        expected=chance,
        se=se,
        interval=of_error(value, se, n, confidence),
        units=units,
        coders=coded.coders,
        left_out=coded.left_out,
    )


def of_error(value: float, se: float, n: int, confidence: float) -> Interval:
    """Student's t interval of n units, cut at 1; NaN where the error is 0.

    Coders who never differ leave no error to see, which is no proof that they never
    will.
    """
    if se < 1e-12:
        return Interval(np.nan, np.nan)
    half = -special.stdtrit(n - 1, (1 - level(confidence)) / 2) * se
    return Interval(float(value - half), float(min(value + half, 1.0)))


def _agreed(coded: Coded, w: Array) -> Array:
    """Which part of each unit's pairs of coders agrees; 0 where there is no pair."""
    times = coded.times
    alike = np.einsum("uk,uk->u", coded.counts, coded.counts @ w) - times
    pairs = times * (times - 1)
    found: Array = np.divide(alike, pairs, out=np.zeros_like(alike), where=pairs > 0)
    return found
