"""Weights that make a sample fit what is known about the population."""

from collections.abc import Mapping
from dataclasses import replace

import svy

from heedstats.errors import Refusal
from heedstats.survey.design import Survey, refusing

Totals = Mapping[str, float]
TIGHT = 1e-12


def raked(survey: Survey, margins: Mapping[str, Totals]) -> Survey:
    """Weights raked to several margins; errors of estimates then know of it.

    Meaning: each margin's weighted total equals what is stated, and weights change as
    little as that allows. ``margins``: item, then choice, then total.
    Missing: a person without an answer to a margin has no place in it: refused.
    Errors: :class:`Refusal` where margins have different sums, a choice has no total,
    or nothing converges.
    Formula: iterative proportional fitting to a relative misfit of 1e-12.
    Source: Deming and Stephan, Ann Math Stat 1940;11:427; errors by residuals on the
    margins, Deville and Särndal, JASA 1992;87:376.
    Checked against: R ``rake(epsilon=1e-12)``: weights, means, totals and their
    errors, 1e-9 relative.
    """
    controls = {name: _totals(survey, name, margins[name]) for name in margins}
    with refusing():
        sample = survey.sample.weighting.rake(
            controls=controls, tol=TIGHT, max_iter=10_000, wgt_name="raked"
        )
    return replace(survey, sample=sample, adjusted="raked")


def poststratified(survey: Survey, item: str, totals: Totals) -> Survey:
    """Weights scaled within each choice of an item to the total stated for it.

    Missing and errors as for :func:`raked`. Source: Holt and Smith, JRSS A 1979;142:33.
    Checked against: R ``postStratify``, 1e-9 relative.
    """
    with refusing():
        sample = survey.sample.weighting.poststratify(
            _totals(survey, item, totals), cells=item, wgt_name="poststratified"
        )
    return replace(survey, sample=sample, adjusted="post-stratified")


def calibrated(
    survey: Survey,
    *,
    choices: Mapping[str, Totals] | None = None,
    numbers: Totals | None = None,
    bounds: tuple[float, float] | None = None,
) -> Survey:
    """Weights calibrated linearly to totals of choices and of numbers (GREG).

    ``choices`` as for :func:`raked`; ``numbers``: item, then its total.
    Missing: refused. Errors: :class:`Refusal` for ``bounds``, which ``svy`` does not
    have, for totals that no weights meet, and for a weight that ends at or below 0.
    Formula: weights nearest to the given ones in the chi-squared distance.
    Source: Deville and Särndal, JASA 1992;87:376.
    Checked against: R ``calibrate(calfun="linear")``, 1e-9 relative.
    """
    if bounds is not None:
        raise Refusal(
            "Calibration between bounds is not there: the library does not have it. "
            "Rake to margins, whose weights stay above zero."
        )
    controls: dict[object, object] = {}
    for item, totals in (choices or {}).items():
        controls[svy.Cat(item)] = _totals(survey, item, totals)
    for item, number in (numbers or {}).items():
        _check_complete(survey, item)
        controls[item] = number
    with refusing():
        sample = survey.sample.weighting.calibrate(
            controls=controls, wgt_name="calibrated"
        )
    if not (sample.data["calibrated"] > 0).all():
        raise Refusal("No weights above zero meet these totals: rake, or merge groups.")
    return replace(survey, sample=sample, adjusted="calibrated")


def _totals(survey: Survey, item: str, totals: Totals) -> dict[str, float]:
    answers = survey.answers(item)
    _check_complete(survey, item)
    if set(totals) != set(answers.choices):
        raise Refusal(f"Each choice of {item!r} has one stated total.")
    return dict(totals)


def _check_complete(survey: Survey, item: str) -> None:
    survey.domain([item], None)
    if survey.sample.data[item].null_count():
        raise Refusal(
            f"Some people gave no answer to {item!r}, so they have no place among its "
            "totals. Make them a choice with a total of its own, or leave them out."
        )
    if survey.adjusted:
        raise Refusal("Weights are adjusted once: give all totals in one call.")
