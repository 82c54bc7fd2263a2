"""The proportional odds model itself: its likelihood, climbed with Newton's steps.

Written out since the fit of ``statsmodels`` takes no weights, and its numerical
curvature stops short of convergence on tables of a few thousand people. The tests hold
it against ``statsmodels`` and three programs in R.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from heedstats.errors import Refusal

Array = NDArray[np.float64]
STEPS, PRECISION, FARTHEST = 60, 1e-10, 25.0


@dataclass(frozen=True)
class Fit:
    """Coefficients first, then thresholds.

    Shapes: ``scores`` is people by parameters, already weighted; ``information`` is
    the negative second derivative of the weighted log likelihood.
    """

    params: Array
    scores: Array
    information: Array
    log_likelihood: float

    @property
    def covariance(self) -> Array:
        """The inverse of the observed information."""
        return np.asarray(np.linalg.inv(self.information), dtype=np.float64)


def fit(codes: NDArray[np.int16], x: Array, weights: Array, choices: int) -> Fit:
    """The maximum of the weighted likelihood.

    Formula: ``P(Y ≤ j) = 1 / (1 + exp(x'β - θⱼ))``.
    Errors: :class:`Refusal` where it has no maximum: terms that say the same, or a
    group that gives only the same end of the scale.
    """
    reached = np.bincount(codes, weights, minlength=choices).cumsum() / weights.sum()
    params = np.concatenate([np.zeros(x.shape[1]), logit(reached[:-1])])
    here = at(params, codes, x, weights, choices)
    for _ in range(STEPS):
        step = _newton(here)
        there = _uphill(here, step, codes, x, weights, choices)
        if np.abs(there.params[: x.shape[1]]).max() > FARTHEST * _steepest(x):
            break
        moved = np.abs(there.params - here.params).max()
        here = there
        if moved < PRECISION * (1 + np.abs(here.params).max()):
            return here
    raise Refusal(
        "Nothing converges: a group gives only the same end of the scale. Merge "
        "groups or leave the term out."
    )


def _newton(here: Fit) -> Array:
    try:
        step: Array = np.linalg.solve(here.information, here.scores.sum(axis=0))
    except np.linalg.LinAlgError as error:
        raise Refusal("Two terms say the same, or a term does not vary.") from error
    return step


def _uphill(
    here: Fit,
    step: Array,
    codes: NDArray[np.int16],
    x: Array,
    weights: Array,
    choices: int,
) -> Fit:
    """The step, or as much of it as does not lead down."""
    slack = 1e-12 * abs(here.log_likelihood)
    for halvings in range(30):
        params = here.params + step / 2**halvings
        if np.all(np.diff(params[x.shape[1] :]) > 0):
            there = at(params, codes, x, weights, choices)
            if there.log_likelihood >= here.log_likelihood - slack:
                return there
    return here


def _steepest(x: Array) -> float:
    """One over the smallest spread of a term: no effect is this large per unit."""
    spread = x.std(axis=0)
    return float(1 / spread[spread > 0].min(initial=1.0))


def at(
    params: Array, codes: NDArray[np.int16], x: Array, weights: Array, choices: int
) -> Fit:
    """The likelihood with its slopes and its bend where the parameters are these."""
    upper, lower = ends(params, codes, x)
    chance = _chance(upper, lower)
    high, low = _edges(codes, x, choices)
    density_high, density_low = _density(upper), _density(lower)
    change = density_high[:, None] * high - density_low[:, None] * low
    scores = change * (weights / chance)[:, None]
    bend_high = density_high * (1 - 2 * expit(upper)) * weights / chance
    bend_low = density_low * (1 - 2 * expit(lower)) * weights / chance
    information = (
        scores.T @ (change / chance[:, None])
        - (high * bend_high[:, None]).T @ high
        + (low * bend_low[:, None]).T @ low
    )
    return Fit(params, scores, information, float(weights @ np.log(chance)))


def log_chances(params: Array, codes: NDArray[np.int16], x: Array) -> Array:
    """How likely each person's answer is, as a logarithm."""
    found: Array = np.log(_chance(*ends(params, codes, x)))
    return found


def ends(params: Array, codes: NDArray[np.int16], x: Array) -> tuple[Array, Array]:
    """The two ends of each person's answer on the scale of log odds."""
    width = x.shape[1]
    slope = x @ params[:width]
    steps = np.concatenate([[-np.inf], params[width:], [np.inf]])
    return steps[codes + 1] - slope, steps[codes] - slope


def _chance(upper: Array, lower: Array) -> Array:
    """F(u) - F(l), written so that nothing cancels far out in a tail."""
    chance = expit(upper) * expit(-lower) * -np.expm1(np.minimum(lower - upper, 0))
    floored: Array = np.maximum(chance, np.finfo(float).tiny)
    return floored


def _edges(codes: NDArray[np.int16], x: Array, choices: int) -> tuple[Array, Array]:
    """How the upper and the lower end of each answer depend on the parameters."""
    steps = np.zeros((choices + 1, choices - 1))
    steps[1:choices] = np.eye(choices - 1)
    return np.hstack([-x, steps[codes + 1]]), np.hstack([-x, steps[codes]])


def _density(at: Array) -> Array:
    density: Array = expit(at) * expit(-at)
    return density
