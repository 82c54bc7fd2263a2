"""Weights that meet totals of choices and of numbers."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import polars as pl
import svy

from heedstats.errors import Refusal
from heedstats.survey.constraints import Array, Bounds, basis_of, can_be_met
from heedstats.survey.design import Survey, refusing
from heedstats.survey.distances import Distance, curve, factors
from heedstats.survey.weighting import Totals, check_complete, stated_totals

ALMOST_NONE = 1e-9
CALIBRATED = "calibrated"


def calibrated(
    survey: Survey,
    *,
    choices: Mapping[str, Totals] | None = None,
    numbers: Totals | None = None,
    distance: Distance = Distance.LINEAR,
    bounds: Bounds | None = None,
) -> Survey:
    """Weights calibrated to totals of choices and of numbers.

    Meaning: each weighted total equals what is stated, and weights stay as near to
    those given as that allows. Errors of estimates then know of it.
    ``choices`` as for :func:`raked`; ``numbers``: item, then its total, in the item's
    own unit. How many people there are is held only where choices, or a column of
    ones, say so.
    ``distance``: ``LINEAR`` (GREG); ``RAKING``, whose weights stay above zero;
    ``LOGIT``, whose weights stay within ``bounds`` times those given, such as
    ``(0.7, 1.7)``.
    Missing: refused. Errors: :class:`Refusal` for totals that contradict each other,
    that no weights within the bounds meet or that Newton's method does not reach, for
    bounds without ``LOGIT``, and for a weight that ends at or below 0.
    Formula: ``w F(x'λ)`` with ``F`` of ``1 + u``, ``exp u``, or the logistic curve
    from one bound to the other, and ``λ`` such that the totals are met; errors by
    residuals of the regression on the auxiliaries with the weights as given.
    Source: Deville and Särndal, JASA 1992;87:376, cases 1, 2 and 6.
    Checked against: R ``calibrate``, means, totals, their errors and the range of
    factors: ``calfun="linear"`` 1e-9 relative, ``"raking"`` 2e-9 (R stops a step
    before). Logit has no reference result: its weights minimise the published
    distance by their slope, and its errors are those of residuals written out.
    """
    weights = survey.numbers(survey.design.weights)
    columns, totals = _auxiliaries(survey, choices or {}, numbers or {})
    at = curve(distance, bounds)
    basis, aims = basis_of(weights, columns, totals)
    found = factors(weights, basis, aims, at)
    if found is None:
        raise Refusal(_why(distance, can_be_met(weights, basis, aims, bounds)))
    if not (found > ALMOST_NONE).all():
        raise Refusal("No weights above zero meet these totals: rake, or merge groups.")
    return _with_weights(survey, weights * found, basis)


def _with_weights(survey: Survey, weights: Array, basis: Array) -> Survey:
    """The survey with these weights, and with what the library's errors need."""
    if CALIBRATED in survey.columns:
        raise Refusal(f"A column is called {CALIBRATED!r} already: rename it.")
    auxiliaries = {f"_auxiliary_{at}": column for at, column in enumerate(basis.T)}
    made = pl.DataFrame({CALIBRATED: weights, **auxiliaries})
    adjustment = svy.WgtAdjustment(
        kind="calibration",
        prev_wgt=survey.design.weights,
        new_wgt=CALIBRATED,
        aux=tuple(auxiliaries),
    )
    with refusing():
        sample = survey.sample.clone(
            data=survey.sample.data.hstack(made),
            design=survey.sample.design.update(
                wgt=CALIBRATED, wgt_adjustment=adjustment
            ),
        )
    return replace(survey, sample=sample, adjusted=CALIBRATED)


def _auxiliaries(
    survey: Survey, choices: Mapping[str, Totals], numbers: Totals
) -> tuple[Array, Array]:
    """People by totals, and the totals, of everything that is calibrated to."""
    columns: list[Array] = []
    totals: list[float] = []
    for item in choices:
        stated = stated_totals(survey, item, choices[item])
        answers = survey.answers(item)
        for code, choice in enumerate(answers.choices):
            columns.append((answers.codes == code).astype(np.float64))
            totals.append(float(stated[choice]))
    for item, number in numbers.items():
        check_complete(survey, item)
        columns.append(survey.numbers(item))
        totals.append(float(number))
    if not columns:
        raise Refusal("Calibration needs a total to calibrate to.")
    if not (np.isfinite(columns).all() and np.isfinite(totals).all()):
        raise Refusal("Totals and the numbers that they are of are finite.")
    return np.column_stack(columns), np.array(totals)


def _why(distance: Distance, possible: bool) -> str:
    if possible:
        return (
            "The calibration did not converge, though weights that meet these totals "
            "exist. Merge groups, or widen the bounds."
        )
    if distance is Distance.LOGIT:
        return "No weights between these bounds meet these totals: widen the bounds."
    return "No weights above zero meet these totals: merge groups, or check the totals."
