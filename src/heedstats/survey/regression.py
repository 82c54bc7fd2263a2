"""Regression in a weighted survey."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import svy
from scipy import stats

from heedstats.answers import Answers
from heedstats.intervals import level
from heedstats.sample import Nature
from heedstats.survey.design import Survey, refusing

INTERCEPT = "intercept"


class Family(StrEnum):
    """What kind of outcome is explained."""

    LINEAR = "gaussian"
    LOGISTIC = "binomial"
    COUNT = "poisson"


@dataclass(frozen=True)
class Coefficient:
    """One term's coefficient on the scale of the model: logistic ones are log odds."""

    term: str
    value: float
    se: float
    low: float
    high: float
    p: float


@dataclass(frozen=True)
class Regression:
    """Coefficients, with the degrees of freedom of their t intervals."""

    outcome: str
    family: Family
    coefficients: tuple[Coefficient, ...]
    df: int
    n: int
    nature: Nature
    method: str = "weighted estimating equations, Taylor linearisation"

    def __getitem__(self, term: str) -> Coefficient:
        for one in self.coefficients:
            if one.term == term:
                return one
        raise KeyError(term)


def regress(
    survey: Survey,
    outcome: str,
    terms: Sequence[str],
    *,
    family: Family = Family.LINEAR,
    where: str | None = None,
    confidence: float = 0.95,
) -> Regression:
    """How an outcome goes with several terms in the population.

    Shapes: columns of numbers are slopes; answers become one coefficient for each
    choice but the first, named ``item_choice``. A logistic outcome is 0 or 1.
    Missing: people without one of the columns are outside the domain.
    Errors: :class:`Refusal` with a second stage's finite population, which ``svy``
    leaves out of regressions without a word.
    Formula: pseudo-likelihood; degrees of freedom are those of the design less terms.
    Source: Binder, Int Stat Rev 1983;51:279.
    Checked against: R ``svyglm``; linear ones 1e-9 relative; logistic coefficients
    1e-8, their errors 3e-5, since R takes the weights of the last step but one into
    them, and the sandwich written out at the solution 1e-9.
    """
    survey.refuse_two_stages("A regression")
    features = [
        svy.Cat(name) if isinstance(survey.columns.get(name), Answers) else name
        for name in terms
    ]
    with refusing():
        fit = survey.sample.glm.fit(
            outcome,
            x=features,
            family=family.value,
            where=survey.domain([outcome, *terms], where),
            alpha=1 - level(confidence),
        )
    first: Any = fit.coefs[0]
    return Regression(
        outcome=outcome,
        family=family,
        coefficients=tuple(_coefficient(one) for one in fit.coefs),
        df=int(first.wald.df),
        n=int(fit.stats.n),
        nature=survey.design.nature,
    )


def _coefficient(one: Any) -> Coefficient:
    return Coefficient(
        term=INTERCEPT if one.term == "_intercept_" else one.term,
        value=float(one.est),
        se=float(one.se),
        low=float(one.lci),
        high=float(one.uci),
        p=float(2 * stats.t.sf(abs(one.wald.value), one.wald.df)),
    )
