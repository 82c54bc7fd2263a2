"""Totals that weights are to meet, without repeats, and whether any weights can."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from heedstats.errors import Refusal

Array = NDArray[np.float64]
Bounds = tuple[float, float]
AGREED, DEPENDENT = 1e-9, 1e-10


def basis_of(weights: Array, columns: Array, totals: Array) -> tuple[Array, Array]:
    """The same constraints without repeats: an orthonormal basis, and its totals.

    Shapes: ``columns`` is people by totals. Errors: :class:`Refusal` for totals that
    no weights at all can meet, such as two margins with different sums.
    """
    rooted = columns * np.sqrt(weights)[:, None]
    size = np.linalg.norm(rooted, axis=0)
    size[size == 0] = 1
    _, strength, turn = np.linalg.svd(rooted / size, full_matrices=False)
    kept = turn[strength > DEPENDENT * strength.max(initial=0)]
    aims = totals / size
    turned = kept @ aims
    if np.linalg.norm(aims - turned @ kept) > AGREED * np.linalg.norm(aims):
        raise Refusal("These totals contradict each other, or one has nobody to it.")
    scale = strength[: len(kept)]
    return columns / size @ kept.T / scale, turned / scale


def can_be_met(
    weights: Array, basis: Array, totals: Array, bounds: Bounds | None
) -> bool:
    """Whether any factors between the bounds (else: 0 and above) meet the totals."""
    columns = basis * weights[:, None]
    found = linprog(
        np.zeros(len(weights)),
        A_eq=columns.T,
        b_eq=totals,
        bounds=bounds or (0, None),
        method="highs-ipm",  # ten times as quick as the simplex with 50,000 people
    )
    return bool(found.status == 0)
