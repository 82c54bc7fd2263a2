"""Draws whole units again and again."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from heedstats.errors import Refusal

Array = NDArray[np.float64]


def resampled(
    measure: Callable[[Array], float],
    times: NDArray[np.int64],
    generator: np.random.Generator,
    resamples: int,
) -> Array:
    """The measure of as many units drawn with replacement; undefined ones left out.

    Shapes: ``times`` says how many units have each pattern; equal units need not be
    drawn apart, so 100,000 units cost no more than their patterns.
    Missing: a resample whose measure is NaN is left out; callers count them.
    Errors: :class:`Refusal` for fewer than 100 resamples, or where more than one in
    ten is undefined, since what is left would flatter.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
    Checked against: drawing the units one by one.
    """
    if resamples < 100:
        raise Refusal("A bootstrap needs 100 resamples or more.")
    share = times / times.sum()
    drawn = generator.multinomial(int(times.sum()), share, size=resamples)
    every = np.array([measure(row.astype(float)) for row in drawn])
    found: Array = every[~np.isnan(every)]
    if len(found) < 0.9 * resamples:
        raise Refusal(
            "In more than one resample in ten all codes were alike, so there is no "
            "honest interval."
        )
    return found
