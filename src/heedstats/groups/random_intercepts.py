"""Proportional odds with an intercept of its own for each cluster: the model itself.

Written out since no library under a free licence that we found has it: ``statsmodels``
has mixed models for numbers and, by approximation, for yes and no.

Where one stands in a cluster, its intercept is a column like any other: with standard
normal ``z`` and spread ``s`` the model is ``x'β + s·z``. So each point of the
quadrature is a plain proportional odds model, weighted by how likely that point is
given the answers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logsumexp

from heedstats.errors import Refusal
from heedstats.groups.proportional_odds import FARTHEST, at, ends, log_chances

Array = NDArray[np.float64]
Codes = NDArray[np.int16]
Places = NDArray[np.intp]
STEPS, PRECISION, NOTHING, LEFT = 100, 1e-9, 1e-4, 1e-6


@dataclass(frozen=True)
class Clustered:
    """What is fitted: answers, terms and who belongs to which cluster (0, 1, …).

    Those of one cluster stand together, in the order of clusters.
    """

    codes: Codes
    x: Array
    cluster: Places
    choices: int
    nodes: int

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
        return int(self.cluster.max()) + 1

    def with_places(self, places: Array) -> Array:
        """The terms, and the place of each person's cluster as one column more."""
        return np.column_stack([self.x, places[self.cluster]])

    def summed(self, values: Array) -> Array:
        """Values of people, added up in each cluster."""
        first = np.searchsorted(self.cluster, np.arange(self.clusters))
        return np.add.reduceat(values, first, axis=0)


@dataclass(frozen=True)
class ClusteredMaximum:
    """Coefficients, then the spread between clusters, then thresholds."""

    params: Array
    gradient: Array
    information: Array
    log_likelihood: float

    @property
    def covariance(self) -> Array:
        """The inverse of the observed information."""
        return np.asarray(np.linalg.inv(self.information), dtype=np.float64)


def fit_clustered(data: Clustered, start: Array) -> ClusteredMaximum:
    """The maximum of the marginal likelihood, climbed with Newton's steps.

    Formula: ``∏ᵢ ∫ ∏ₖ P(yᵢₖ | x'β + s·z) φ(z) dz`` with the spread s, by adaptive
    Gauss-Hermite quadrature.
    The bend is Louis's: ``E[information] - Var[score]`` within each cluster.
    Errors: :class:`Refusal` where there is no maximum, or it is at no spread at all.
    """
    width = data.x.shape[1]
    here = _at(start, data)
    for _ in range(STEPS):
        there = _uphill(here, _step(here), data)
        if abs(there.params[width]) > FARTHEST or _runs_away(there.params, data):
            break
        moved = np.abs(there.params - here.params).max()
        here = there
        if abs(here.params[width]) < NOTHING:
            raise Refusal(
                "The clusters do not differ beyond chance: their spread is 0. Use the "
                "ordinal regression without clusters."
            )
        if moved < PRECISION * (1 + np.abs(here.params).max()):
            if _is_top(here):
                return _upright(here, width)
            break
    raise Refusal(
        "Nothing converges: a group, or each cluster, gives only the same end of the "
        "scale. Merge groups or leave the term out."
    )


def _runs_away(params: Array, data: Clustered) -> bool:
    spread = data.x.std(axis=0)
    return bool((np.abs(params[: len(spread)]) * spread).max(initial=0) > FARTHEST)


def _is_top(here: ClusteredMaximum) -> bool:
    """Whether all ways lead down, and none of them is worth another step."""
    if np.linalg.eigvalsh(here.information)[0] <= 0:
        return False
    return bool(here.gradient @ _step(here) < LEFT)


def _upright(found: ClusteredMaximum, width: int) -> ClusteredMaximum:
    """The same with a positive spread: ``z`` and ``-z`` are equally likely."""
    if found.params[width] > 0:
        return found
    turn = np.ones(len(found.params))
    turn[width] = -1
    return ClusteredMaximum(
        found.params * turn,
        found.gradient * turn,
        found.information * np.outer(turn, turn),
        found.log_likelihood,
    )


def _step(here: ClusteredMaximum) -> Array:
    """Newton's step; where the likelihood bends upwards, a shorter one up the slope."""
    values, vectors = np.linalg.eigh(here.information)
    steepness = np.maximum(np.abs(values), 1e-8 * np.abs(values).max())
    step: Array = vectors @ ((vectors.T @ here.gradient) / steepness)
    return step


def _uphill(here: ClusteredMaximum, step: Array, data: Clustered) -> ClusteredMaximum:
    """The step, or as much of it as does not lead down."""
    slack = 1e-10 * abs(here.log_likelihood)
    for halvings in range(30):
        params = here.params + step / 2**halvings
        if np.all(np.diff(params[data.x.shape[1] + 1 :]) > 0):
            there = _at(params, data)
            if there.log_likelihood >= here.log_likelihood - slack:
                return there
    return here


def _at(params: Array, data: Clustered) -> ClusteredMaximum:
    points, weights = np.polynomial.hermite_e.hermegauss(data.nodes)
    centre, width = _most_likely(params, data)
    places = centre + np.outer(points, width)
    logs = np.array([_joint(params, data, place) for place in places])
    logs += np.log(weights)[:, None] + points[:, None] ** 2 / 2 + np.log(width)
    each = logsumexp(logs, axis=0)
    likely = np.exp(logs - each)
    size = len(params)
    scores, bend = np.zeros((data.clusters, size)), np.zeros((size, size))
    for place, weight in zip(places, likely, strict=True):
        there = at(
            params,
            data.codes,
            data.with_places(place),
            weight[data.cluster],
            data.choices,
        )
        weighted = data.summed(there.scores)
        scores += weighted
        bend += there.information
        bend -= weighted.T @ (weighted / np.maximum(weight, 1e-300)[:, None])
    bend += scores.T @ scores
    total = float(each.sum() - data.clusters * np.log(2 * np.pi) / 2)
    return ClusteredMaximum(params, scores.sum(axis=0), bend, total)


def _joint(params: Array, data: Clustered, place: Array) -> Array:
    """The logarithm of answers and place together, for each cluster."""
    people = log_chances(params, data.codes, data.with_places(place))
    return data.summed(people) - place**2 / 2


def _most_likely(params: Array, data: Clustered) -> tuple[Array, Array]:
    """Where each cluster most likely stands, and how widely it may stand elsewhere."""
    spread = params[data.x.shape[1]]
    place = np.zeros(data.clusters)
    for _ in range(STEPS):
        slope, bend = _shifted(params, data, place)
        move = np.clip((spread * slope - place) / (spread**2 * bend + 1), -2, 2)
        place = place + move
        if np.abs(move).max() < 1e-10:
            break
    bend = _shifted(params, data, place)[1]
    return place, 1 / np.sqrt(spread**2 * bend + 1)


def _shifted(params: Array, data: Clustered, place: Array) -> tuple[Array, Array]:
    """How the logarithm of a cluster's answers changes and bends when it is shifted.

    Formula: ``F(u) + F(l) - 1`` and ``f(u) + f(l)``, since the density is logistic.
    """
    upper, lower = ends(params, data.codes, data.with_places(place))
    below = expit(upper), expit(lower)
    bend = sum(one * (1 - one) for one in below)
    return data.summed(below[0] + below[1] - 1), data.summed(np.asarray(bend))
