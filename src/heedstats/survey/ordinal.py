"""Ordinal logistic regression in a weighted survey."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heedstats.errors import Refusal
from heedstats.groups.ordinal import (
    OrdinalFit,
    check_outcome,
    named_terms,
    steps_of,
    term_columns,
)
from heedstats.groups.proportional_odds import fit
from heedstats.intervals import level
from heedstats.survey.design import Survey
from heedstats.survey.layout import covariance


@dataclass(frozen=True)
class SurveyOrdinalFit(OrdinalFit):
    """As :class:`heedstats.groups.OrdinalFit`, its errors those of the design."""

    df: int = 0


def ordinal(
    survey: Survey, outcome: str, terms: Sequence[str], *, confidence: float = 0.95
) -> SurveyOrdinalFit:
    """How an ordered answer goes with several things in the population.

    Meaning, shapes and further errors as for :func:`heedstats.groups.ordinal_logit`.
    Missing: people without one of the columns are outside the domain; the design
    keeps them.
    Errors: :class:`Refusal` after weights were adjusted and with a second stage, which
    this error does not know of.
    Formula: pseudo-likelihood, linearised over clusters within strata; t intervals
    with the design's degrees of freedom less terms.
    Source: Binder, Int Stat Rev 1983;51:279. ``svy`` has no such model.
    Checked against: R ``svyolr``, 1e-3, since it stops before its maximum (its
    gradient there is 0.25, ours 1e-12).
    """
    if survey.adjusted:
        raise Refusal("An ordinal regression does not know of adjusted weights.")
    survey.refuse_two_stages("An ordinal regression")
    answers = survey.answers(outcome)
    names, columns = term_columns(
        {name: survey.columns[name] for name in terms}, len(answers)
    )
    there = answers.answered & ~np.isnan(columns).any(axis=1)
    codes, x = answers.codes[there], columns[there]
    check_outcome(answers, codes, x)
    weights = survey.numbers(survey.design.weights)
    # Weights are scaled so that the steps of the fit do not depend on their size.
    scale = weights[there].mean()
    found = fit(codes, x, weights[there] / scale, len(answers.choices))
    influence = np.zeros((len(answers), len(found.params)))
    influence[there] = found.scores @ found.covariance
    errors = np.sqrt(np.diag(covariance(influence, survey.layout)))
    df = int(survey.layout.drawn.sum() - len(survey.layout.drawn)) - len(names)
    parts = named_terms(
        [*names, *steps_of(answers)], found.params, errors, df, level(confidence)
    )
    return SurveyOrdinalFit(
        terms=parts[: len(names)],
        thresholds=parts[len(names) :],
        log_likelihood=found.log_likelihood * scale,
        n=len(codes),
        left_out=len(answers) - len(codes),
        nature=survey.design.nature,
        method="weighted proportional odds regression, Taylor linearisation",
        df=df,
    )
