"""Krippendorff's alpha."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded, LeftOut
from heedstats.agreement.distances import Distances, Metric, distances
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
    shared = coded.compared()
    seen = _seen(shared, shared.weights, metric)
    value = seen.alpha
    if np.isnan(value):
        raise Refusal(
            "Only one code was given, so agreement beyond chance cannot be told."
        )
    se = _error(shared, seen, metric)
    found = np.array([])
    if generator is not None:
        found = _resamples(shared, metric, generator, resamples)
        kind, interval = IntervalFrom.BOOTSTRAP, _quantiles(found, confidence)
    elif metric is Metric.ORDINAL:
        kind, interval = IntervalFrom.NONE, Interval(np.nan, np.nan)
    else:
        kind = IntervalFrom.ERROR
        interval = of_error(value, se, coded.number, confidence)
    return Alpha(
        metric=metric,
        value=value,
        se=se,
        interval=interval,
        interval_from=kind,
        resamples=len(found),
        undefined=0 if generator is None else resamples - len(found),
        units=coded.units,
        codings=round(float(shared.weights @ shared.times)),
        coders=coded.coders,
        left_out=coded.left_out,
    )


def _resamples(
    shared: Coded, metric: Metric, generator: np.random.Generator, resamples: int
) -> Array:
    """Alpha of units drawn again; equal units are drawn together, by their number."""
    alike = shared.gathered()

    def measure(drawn: Array) -> float:
        return _seen(alike, drawn, metric).alpha

    times = alike.weights.round().astype(np.int64)
    return resampled(measure, times, generator, resamples)


def _quantiles(found: Array, confidence: float) -> Interval:
    """The middle part of the resamples; NaN where they are all the same."""
    tail = (1 - level(confidence)) / 2
    low, high = (float(x) for x in np.quantile(found, [tail, 1 - tail]))
    return Interval(low, high) if high - low > 1e-12 else Interval(np.nan, np.nan)


@dataclass(frozen=True)
class _Seen:
    """The disagreements that alpha is made of, and what each row and code adds.

    ``total`` is how many codings there are, ``from_all`` how far each category lies
    from all that were given, ``disagreed`` how far the codes of each row lie apart.
    """

    total: float
    expected: float
    observed: float
    from_all: Array
    disagreed: Array

    @property
    def alpha(self) -> float:
        """1 less observed over expected; NaN where all codes are alike."""
        if self.expected <= 0:
            return float("nan")
        return float(1 - (self.total - 1) * self.observed / self.expected)


def _seen(shared: Coded, times: Array, metric: Metric) -> _Seen:
    """What is seen where each row stands for ``times`` units."""
    given = shared.given(times)
    apart = distances(metric, shared, given)
    from_all, disagreed = apart.from_all(given), _disagreed(shared, apart)
    return _Seen(
        total=float(given.sum()),
        expected=float(given @ from_all),
        observed=float(times @ disagreed),
        from_all=from_all,
        disagreed=disagreed,
    )


def _disagreed(shared: Coded, apart: Distances) -> Array:
    """How far apart the codes of each row lie, over its pairs of coders."""
    if shared.codes is None:
        found: Array = apart.within_counts(shared.counts)
    else:
        found = apart.within_codes(shared.codes)
    return found / (shared.times - 1)


def _error(shared: Coded, seen: _Seen, metric: Metric) -> float:
    """The linearised error, by how each unit pulls on the two disagreements.

    As in Gwet (2014, chapter 5) it is that of the coefficient before Krippendorff's
    correction for few codings, so it errs on the safe side by n / (n - 1).
    """
    if metric is Metric.ORDINAL:
        return float("nan")
    n, total = shared.number, seen.total
    observed = (total - 1) * seen.disagreed / seen.expected
    chance = shared.times / total - 2 * shared.summed(seen.from_all) / seen.expected
    pulls = n * total / (total - 1) * (observed + (1 - seen.alpha) * chance)
    divisor = n if shared.all_by_two else n - 1
    return float(np.sqrt(shared.weights @ pulls**2 / (n * divisor)))
