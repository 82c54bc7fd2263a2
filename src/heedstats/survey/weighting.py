"""Weights that make a sample fit what is known about the population."""

from collections.abc import Mapping
from dataclasses import replace

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
    controls = {name: stated_totals(survey, name, margins[name]) for name in margins}
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
            stated_totals(survey, item, totals), cells=item, wgt_name="poststratified"
        )
    return replace(survey, sample=sample, adjusted="post-stratified")


def stated_totals(survey: Survey, item: str, totals: Totals) -> dict[str, float]:
    """The totals of an item's choices; refused where one is missing."""
    answers = survey.answers(item)
    check_complete(survey, item)
    if set(totals) != set(answers.choices):
        raise Refusal(f"Each choice of {item!r} has one stated total.")
    return dict(totals)


def check_complete(survey: Survey, item: str) -> None:
    """Refuse an item with gaps, and weights that were adjusted before."""
    survey.domain([item], None)
    if survey.sample.data[item].null_count():
        raise Refusal(
            f"Some people gave no answer to {item!r}, so they have no place among its "
            "totals. Make them a choice with a total of its own, or leave them out."
        )
    if survey.adjusted:
        raise Refusal("Weights are adjusted once: give all totals in one call.")
