"""Krippendorff's alpha."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded, LeftOut
from heedstats.agreement.distances import Metric, distances
from heedstats.agreement.resampling import resampled
from heedstats.agreement.result import of_error
from heedstats.errors import Refusal
from heedstats.intervals import Interval, level

Array = NDArray[np.float64]


class IntervalFrom(StrEnum):
    """Where an interval of alpha comes from."""

    ERROR = "linearised standard error"
    BOOTSTRAP = "percentile bootstrap of units"
    NONE = "no closed form; pass a generator for a bootstrap"


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha, and what it rests on.

    ``codings`` is how many codes the ``units`` hold. ``se`` is NaN for the ordinal
    metric, which depends on the data. ``resamples`` is how many resamples the
    interval stands on, after ``undefined`` ones in which all codes were alike.
    ``interval`` is NaN where coders never differ.
    """

    metric: Metric
    value: float
    se: float
    interval: Interval
    interval_from: IntervalFrom
    resamples: int
    undefined: int
    units: int
    codings: int
    coders: int
    left_out: LeftOut


def krippendorff_alpha(
    coded: Coded,
    metric: Metric = Metric.NOMINAL,
    *,
    generator: np.random.Generator | None = None,
    resamples: int = 1000,
    confidence: float = 0.95,
) -> Alpha:
    """Krippendorff's alpha: 1 less observed over expected disagreement.

    Shapes: any number of coders and categories. With a ``generator`` the interval is
    a bootstrap of whole units; without one it comes from a linearised error.
    Missing: codings may be missing; units that one coder coded are left out.
    Errors: :class:`Refusal` for fewer than two units that two coders coded, where
    they all have the same code, or codes that the metric cannot read.
    Formula: ``1 - (n - 1) Σ o(c,k) δ(c,k) / Σ n(c) n(k) δ(c,k)`` of coincidences o.
    Source: Krippendorff, Content Analysis, 4th ed., 2019, chapter 12; Computing
    Krippendorff's Alpha-Reliability, 2011.
    Checked against: his example C (.743, .815, .849, .797); R irrCAC, estimates and
    errors 1e-4; the krippendorff package and a loop over all pairs, 1e-12.
    """
    coded.needs()
    counts = coded.counts[coded.times > 1]
    value = alpha_of(counts, np.ones(len(counts)), metric, coded)
    if np.isnan(value):
        raise Refusal(
            "Only one code was given, so agreement beyond chance cannot be told."
        )
    se = _error(counts, value, metric, coded)
    found = np.array([])
    if generator is not None:
        found = _resamples(counts, metric, coded, generator, resamples)
        kind, interval = IntervalFrom.BOOTSTRAP, _quantiles(found, confidence)
    elif metric is Metric.ORDINAL:
        kind, interval = IntervalFrom.NONE, Interval(np.nan, np.nan)
    else:
        kind = IntervalFrom.ERROR
        interval = of_error(value, se, len(coded.counts), confidence)
    return Alpha(
        metric=metric,
        value=value,
        se=se,
        interval=interval,
        interval_from=kind,
        resamples=len(found),
        undefined=0 if generator is None else resamples - len(found),
        units=coded.units,
        codings=int(counts.sum()),
        coders=coded.coders,
        left_out=coded.left_out,
    )


def _resamples(
    counts: Array,
    metric: Metric,
    coded: Coded,
    generator: np.random.Generator,
    resamples: int,
) -> Array:
    patterns, times = np.unique(counts, axis=0, return_counts=True)

    def measure(drawn: Array) -> float:
        return alpha_of(patterns, drawn, metric, coded)

    return resampled(measure, times, generator, resamples)


def _quantiles(found: Array, confidence: float) -> Interval:
    """The middle part of the resamples; NaN where they are all the same."""
    tail = (1 - level(confidence)) / 2
    low, high = (float(x) for x in np.quantile(found, [tail, 1 - tail]))
    return Interval(low, high) if high - low > 1e-12 else Interval(np.nan, np.nan)


def alpha_of(counts: Array, times: Array, metric: Metric, coded: Coded) -> float:
    """Alpha of patterns that stand ``times`` times; NaN where all codes are alike."""
    given = times @ counts
    apart = distances(metric, coded, given)
    expected = given @ apart @ given
    if expected <= 0:
        return float("nan")
    return float(1 - (given.sum() - 1) * (times @ _disagreed(counts, apart)) / expected)


def _disagreed(counts: Array, apart: Array) -> Array:
    pairs: Array = np.einsum("uk,uk->u", counts, counts @ apart)
    return pairs / (counts @ np.ones(counts.shape[1]) - 1)


def _error(counts: Array, value: float, metric: Metric, coded: Coded) -> float:
    """The linearised error, by how each unit pulls on the two disagreements.

    As in Gwet (2014, chapter 5) it is that of the coefficient before Krippendorff's
    correction for few codings, so it errs on the safe side by n / (n - 1).
    """
    if metric is Metric.ORDINAL:
        return float("nan")
    given = counts.sum(axis=0)
    n, total, times = len(counts), given.sum(), counts @ np.ones(len(given))
    apart = distances(metric, coded, given)
    expected = given @ apart @ given
    observed = (total - 1) * _disagreed(counts, apart) / expected
    chance = times / total - 2 * (counts @ (apart @ given)) / expected
    pulls = n * total / (total - 1) * (observed + (1 - value) * chance)
    divisor = n if coded.all_by_two else n - 1
    return float(np.sqrt((pulls**2).sum() / (n * divisor)))
