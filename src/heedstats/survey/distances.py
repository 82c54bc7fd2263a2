"""How far weights may move from those given, and Newton's way to the nearest ones."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from scipy.special import expit

from heedstats.errors import Refusal
from heedstats.survey.constraints import Array, Bounds

Curve = Callable[[Array], tuple[Array, Array]]
STEPS, HALVINGS = 100, 40
TIGHT = 1e-13


class Distance(StrEnum):
    """What is kept small between the weights given and the calibrated ones."""

    LINEAR = "linear"
    RAKING = "raking"
    LOGIT = "logit"


def curve(distance: Distance, bounds: Bounds | None) -> Curve:
    """What weights are multiplied with at a person's score, and the slope there."""
    if distance is Distance.LOGIT:
        if bounds is None or not 0 <= bounds[0] < 1 < bounds[1] < np.inf:
            raise Refusal("The logit distance has bounds: 0 or more, below 1, above 1.")
        return _between(*bounds)
    if bounds is not None:
        raise Refusal("Calibration between bounds is by the logit distance.")
    if distance is Distance.RAKING:
        return lambda score: (np.exp(score), np.exp(score))
    return lambda score: (1 + score, np.ones_like(score))


def _between(low: float, high: float) -> Curve:
    """Deville and Särndal's case 6; it is 1 with slope 1 at a score of 0."""
    width = high - low
    steep = width / ((1 - low) * (high - 1))
    start = np.log((1 - low) / (high - 1))

    def at(score: Array) -> tuple[Array, Array]:
        share = expit(steep * score + start)
        slope = width * steep * share * (1 - share)
        return np.clip(low + width * share, low, high), slope

    return at


def factors(weights: Array, basis: Array, totals: Array, at: Curve) -> Array | None:
    """What each weight is multiplied with to meet the totals; None where not found.

    Shapes: ``basis`` is people by totals, ``basis' diag(weights) basis`` the identity.
    Formula: Newton's method on ``Σ w F(z'λ) z = t`` from ``λ = 0``, each step halved
    until the misfit shrinks.
    """
    aim = TIGHT * max(1.0, float(np.linalg.norm(totals)))
    place = np.zeros(len(totals))
    with np.errstate(over="ignore", invalid="ignore"):
        found, slope = at(basis @ place)
        misfit = totals - basis.T @ (weights * found)
        for _ in range(STEPS):
            apart = np.linalg.norm(misfit)
            if apart <= aim:
                break
            bend = (basis * (weights * slope)[:, None]).T @ basis
            step = np.linalg.lstsq(bend, misfit, rcond=None)[0]
            for halving in range(HALVINGS):
                tried = place + step / 2**halving
                found_there, slope_there = at(basis @ tried)
                left = totals - basis.T @ (weights * found_there)
                if np.linalg.norm(left) < apart:
                    break
            else:
                break
            place, found, slope, misfit = tried, found_there, slope_there, left
    return found if np.linalg.norm(misfit) <= 1e3 * aim else None
