"""Whether the items of a scale hang together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import scipy  # which loads its stats when they are asked for

from heedstats.errors import Refusal
from heedstats.intervals import Interval, level
from heedstats.scales.scoring import Array, Column, Scale, oriented


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha and each item's part in it.

    ``item_total`` is each item's correlation with the sum of the others;
    ``alpha_without`` the alpha of the others. ``n`` people answered every item,
    ``left_out`` did not.
    """

    alpha: float
    interval: Interval
    standardised_alpha: float
    item_total: dict[str, float]
    alpha_without: dict[str, float]
    n: int
    left_out: int


def reliability(
    scale: Scale, answers: Mapping[str, Column], *, confidence: float = 0.95
) -> Reliability:
    """Cronbach's alpha, item-total correlations, and alpha without each item.

    Shapes and further errors as for :func:`heedstats.scales.score`.
    Missing: people with a gap are left out and counted in ``left_out``.
    Errors: :class:`Refusal` for fewer than three people or two items, or an item that
    everybody answers alike.
    Formula: ``k/(k-1) · (1 - Σ var(item)/var(sum))``; standardised from the mean
    correlation; Feldt's interval.
    Source: Cronbach, Psychometrika 1951;16:297; Feldt, Psychometrika 1965;30:357.
    Checked against: R ``psych::ICC``, whose ICC3k of Shrout and Fleiss's ratings is
    alpha (0.9093), 1e-9, and the formula written out.
    """
    turned = oriented(scale, answers)
    complete = turned[~np.isnan(turned).any(axis=1)]
    n, k = complete.shape
    if n < 3 or k < 2:
        raise Refusal("Alpha needs three people and two items or more.")
    if not complete.std(axis=0).all():
        raise Refusal("An item that everybody answers alike says nothing of a scale.")
    alpha = _alpha(complete)
    rest = [np.delete(complete, at, axis=1) for at in range(k)]
    correlation = np.corrcoef(complete, rowvar=False)
    typical = (correlation.sum() - k) / (k * (k - 1))
    return Reliability(
        alpha=alpha,
        interval=_feldt(alpha, n, k, level(confidence)),
        standardised_alpha=float(k * typical / (1 + (k - 1) * typical)),
        item_total={
            name: _correlation(complete[:, at], rest[at].sum(axis=1))
            for at, name in enumerate(scale.items)
        },
        alpha_without={
            name: _alpha(rest[at]) if k > 2 else float("nan")
            for at, name in enumerate(scale.items)
        },
        n=n,
        left_out=len(turned) - n,
    )


def _alpha(complete: Array) -> float:
    k = complete.shape[1]
    whole = complete.sum(axis=1).var(ddof=1)
    if whole == 0:
        return float("nan")
    return float(k / (k - 1) * (1 - complete.var(axis=0, ddof=1).sum() / whole))


def _feldt(alpha: float, n: int, k: int, confidence: float) -> Interval:
    tail, df = (1 - confidence) / 2, (n - 1, (n - 1) * (k - 1))
    low = 1 - (1 - alpha) * scipy.stats.f.isf(tail, *df)
    return Interval(float(low), float(1 - (1 - alpha) * scipy.stats.f.ppf(tail, *df)))


def _correlation(x: Array, y: Array) -> float:
    return float(np.corrcoef(x, y)[0, 1]) if y.std() else float("nan")
