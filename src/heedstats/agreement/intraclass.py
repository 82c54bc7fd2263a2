"""Agreement on numbers, where how far apart two ratings are matters."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from heedstats.errors import Refusal
from heedstats.scales.retest import IntraclassCorrelation, intraclass_correlations


@dataclass(frozen=True)
class IntraclassAgreement:
    """Shrout and Fleiss's six forms, by name, of units that every coder rated.

    ``left_out`` units lack a rating by at least one coder.
    """

    forms: dict[str, IntraclassCorrelation]
    units: int
    coders: int
    left_out: int


def intraclass_agreement(
    ratings: ArrayLike, *, confidence: float = 0.95
) -> IntraclassAgreement:
    """All six intraclass correlations of the units that every coder rated.

    Shapes: units by coders, numbers. ICC2 is agreement of coders who stand for
    others, ICC3 of just these; ``k`` is for the mean of all coders.
    Missing: None and NaN; a unit with one is left out whole and counted, since the
    formulas need every cell.
    Errors: :class:`Refusal` for what is no grid of numbers, fewer than two complete
    units or two coders, or no difference at all.
    Source and checks: :func:`heedstats.scales.intraclass_correlations`.
    """
    try:
        grid = np.array(ratings, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise Refusal("Ratings are numbers in a grid of units by coders.") from error
    if grid.ndim != 2 or np.isinf(grid).any():
        raise Refusal("Ratings are numbers in a grid of units by coders.")
    complete = grid[~np.isnan(grid).any(axis=1)]
    found = intraclass_correlations(complete, confidence=confidence)
    return IntraclassAgreement(
        forms={one.name: one for one in found},
        units=len(complete),
        coders=grid.shape[1],
        left_out=len(grid) - len(complete),
    )
