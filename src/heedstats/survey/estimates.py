"""Means, totals, proportions, ratios and quantiles with design-based errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from heedstats.errors import Refusal
from heedstats.intervals import level
from heedstats.sample import Nature
from heedstats.survey.design import Survey, refusing

Reference = Literal["wor", "wr"]
PropInterval = Literal["logit", "beta", "wilson"]


@dataclass(frozen=True)
class Estimate:
    """One estimate with its error, its base and the nature of its sample.

    ``n`` is how many people answered, ``df`` the degrees of freedom (clusters less
    strata among them); ``group`` says for whom, ``answer`` which choice.
    """

    what: str
    value: float
    se: float
    low: float
    high: float
    n: int
    df: int
    nature: Nature
    group: dict[str, str] = field(default_factory=dict)
    answer: str | None = None
    deff: float | None = None
    at: float | None = None


def mean(
    survey: Survey,
    item: str,
    *,
    by: str | Sequence[str] = (),
    where: str | None = None,
    deff: Reference | None = None,
    confidence: float = 0.95,
) -> list[Estimate]:
    """The weighted mean of numbers, for everybody or by group.

    Meaning: the mean in the population that the weights stand for.
    Unit: that of the numbers. Missing: people without a number are outside the domain
    of the estimate; the design keeps them.
    ``deff`` asks for the design effect against simple random sampling without
    (``wor``) or with replacement (``wr``).
    Errors: :class:`Refusal` for ``wor`` after the weights were adjusted, since it
    takes their sum for the population.
    Formula: ``Σwy/Σw``; Taylor linearisation over clusters within strata; t interval.
    Source: Särndal, Swensson, Wretman, Model Assisted Survey Sampling, 1992; Lumley,
    J Stat Softw 2004;9(8).
    Checked against: R survey 4.1-1 ``svymean``, ``svyby``, ``confint(df=)`` on the
    API samples, 1e-9 relative, raked, post-stratified and calibrated too.
    """
    _check_deff(survey, deff)
    return _estimated(survey, "mean", [item], by, where, confidence, "mean", deff=deff)


def total(
    survey: Survey,
    item: str,
    *,
    by: str | Sequence[str] = (),
    where: str | None = None,
    confidence: float = 0.95,
) -> list[Estimate]:
    """The weighted total of numbers; otherwise as :func:`mean`.

    Formula: ``Σwy``. Missing: people without a number add nothing, so a total is too
    small by them; ``n`` says how many were counted.
    Checked against: R ``svytotal``, 1e-9 relative.
    """
    return _estimated(survey, "total", [item], by, where, confidence, "total")


def proportion(
    survey: Survey,
    item: str,
    *,
    by: str | Sequence[str] = (),
    where: str | None = None,
    interval: PropInterval = "logit",
    deff: Reference | None = None,
    confidence: float = 0.95,
) -> list[Estimate]:
    """The weighted share of each choice among those who answered, from 0 to 1.

    Interval: on the logit scale, or ``beta`` (Korn and Graubard), or ``wilson``.
    Missing, deff and errors as for :func:`mean`. The base is the answered; for the
    whole group see :func:`heedstats.survey.weighted_table`.
    Source: Korn and Graubard, Surv Methodol 1998;24:193 for ``beta``.
    Checked against: R ``svymean`` of factors, ``svyciprop`` by both methods, 1e-8.
    """
    _check_deff(survey, deff)
    survey.answers(item)
    return _estimated(
        survey,
        "proportion",
        [item],
        by,
        where,
        confidence,
        "prop",
        deff=deff,
        ci_method=interval,
    )


def ratio(
    survey: Survey,
    numerator: str,
    denominator: str,
    *,
    by: str | Sequence[str] = (),
    where: str | None = None,
    confidence: float = 0.95,
) -> list[Estimate]:
    """The weighted ratio of two totals.

    Missing: people without either number are outside the domain.
    Formula: ``Σwy/Σwx``. Checked against: R ``svyratio``, 1e-9 relative.
    """
    return _estimated(
        survey, "ratio", [numerator, denominator], by, where, confidence, "ratio"
    )


def quantile(
    survey: Survey,
    item: str,
    *,
    at: Sequence[float] = (0.25, 0.5, 0.75),
    by: str | Sequence[str] = (),
    where: str | None = None,
    confidence: float = 0.95,
) -> list[Estimate]:
    """Weighted quantiles: the smallest value below or at which that share lies.

    Unit: that of the numbers. Missing: as for :func:`mean`.
    Interval: Woodruff's, by turning round the interval of the share; an end beyond
    the data is NaN.
    Source: Woodruff, JASA 1952;47:635.
    Checked against: R ``svyquantile`` (its default rule), 1e-9 relative.
    """
    return _estimated(
        survey, "quantile", [item], by, where, confidence, "quantile", p=list(at)
    )


def _estimated(
    survey: Survey,
    what: str,
    items: list[str],
    by: str | Sequence[str],
    where: str | None,
    confidence: float,
    method: str,
    **options: Any,
) -> list[Estimate]:
    groups = [by] if isinstance(by, str) else list(by)
    domain = survey.domain([*items, *groups], where)
    options = {name: value for name, value in options.items() if value is not None}
    call = getattr(survey.sample.estimation, method)
    with refusing():
        found = call(
            *items,
            by=groups or None,
            where=domain,
            alpha=1 - level(confidence),
            **options,
        )
    several = found if isinstance(found, list) else [found]
    words = f"{what} of {' / '.join(items)}"
    return [
        _estimate(words, one, groups, survey)
        for result in several
        for one in result.estimates
    ]


def _estimate(words: str, one: Any, groups: list[str], survey: Survey) -> Estimate:
    levels = [str(level) for level in one.by_level or ()]
    return Estimate(
        what=words,
        value=float(one.est),
        se=float(one.se),
        low=float(one.lci),
        high=float(one.uci),
        n=int(one.n),
        df=int(one.df),
        nature=survey.design.nature,
        group=dict(zip(groups, levels, strict=True)),
        answer=None if one.y_level is None else str(one.y_level),
        deff=None if one.deff is None else float(one.deff),
        at=None if one.prob is None else float(one.prob),
    )


def _check_deff(survey: Survey, deff: Reference | None) -> None:
    if deff == "wor" and survey.adjusted:
        raise Refusal(
            "After weights were adjusted their sum is no count of the population, so "
            "the design effect without replacement is wrong. Ask for “wr”."
        )
