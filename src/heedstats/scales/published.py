"""Published figures of a scale: shown as published, and checked for what cannot be."""

from dataclasses import dataclass

import numpy as np

from heedstats.intervals import Interval
from heedstats.scales.retest import correlation_interval


@dataclass(frozen=True)
class PublishedScale:
    """One line of a published table of scales; the correlation and its n may lack."""

    name: str
    n: int
    least: float
    most: float
    mean: float
    sd: float
    retest_r: float | None = None
    retest_n: int | None = None

    @property
    def retest_interval(self) -> Interval:
        """Fisher's interval of the published test-retest correlation."""
        if self.retest_r is None or self.retest_n is None:
            return Interval(np.nan, np.nan)
        return correlation_interval(self.retest_r, self.retest_n)


def impossibilities(
    scale: PublishedScale, *, low: float, high: float, decimals: int = 2
) -> list[str]:
    """What in a published line cannot be; empty where everything can.

    ``low`` and ``high`` are the ends that the scale allows.
    Missing: a correlation that was not published is not looked at.
    Formula: the mean lies between the least and the most value, and the standard
    deviation is at most ``√((most - mean)(mean - least) n/(n-1))``, both with the
    slack that printing to ``decimals`` gives.
    Source: Bhatia and Davis, Am Math Mon 2000;107:353.
    Checked against: the published PMOS scales, none of which is impossible.
    """
    slack = 0.5 * 10**-decimals
    found = []
    if not low - slack <= scale.least <= scale.most <= high + slack:
        found.append(f"{scale.name}: the range leaves {low:g} to {high:g}.")
    if not scale.least - slack <= scale.mean <= scale.most + slack:
        found.append(f"{scale.name}: the mean lies outside its own range.")
    elif scale.n > 1 and scale.sd - slack > _greatest_sd(scale, slack):
        found.append(f"{scale.name}: the spread is too large for the range.")
    if scale.retest_r is not None and not -1 <= scale.retest_r <= 1:
        found.append(f"{scale.name}: a correlation lies between -1 and 1.")
    if scale.retest_n is not None and scale.retest_n > scale.n:
        found.append(f"{scale.name}: more people were asked again than were asked.")
    return found


def _greatest_sd(scale: PublishedScale, slack: float) -> float:
    above = scale.most - scale.mean + 2 * slack
    below = scale.mean - scale.least + 2 * slack
    return float(np.sqrt(above * below * scale.n / (scale.n - 1)))
