"""Tests between groups in a weighted survey, each only where it was asked for."""

from dataclasses import dataclass

import numpy as np
import polars as pl
import svy
from numpy.typing import NDArray
from scipy import stats

from heedstats.errors import Refusal
from heedstats.sample import Nature
from heedstats.survey.design import Survey, refusing

SCORE = "_rank_score"


@dataclass(frozen=True)
class ChiSquared:
    """Rao-Scott's test of two items' independence.

    ``pearson`` is the weighted table's chi-squared statistic before correction.
    """

    f: float
    df: tuple[float, float]
    p: float
    pearson: float
    nature: Nature
    method: str = "Pearson chi-squared with Rao-Scott's second-order correction"


@dataclass(frozen=True)
class TTest:
    """The difference of two groups' means, second group less first."""

    difference: float
    se: float
    t: float
    df: int
    p: float
    groups: tuple[str, str]
    nature: Nature
    method: str = "design-based t test"


@dataclass(frozen=True)
class RankTest:
    """A test of rank scores between groups; ``difference`` only for two."""

    f: float
    df: tuple[int, int]
    p: float
    difference: float | None
    nature: Nature
    method: str = "design-based rank test by regression of rank scores"


def rao_scott(
    survey: Survey, item: str, by: str, *, where: str | None = None
) -> ChiSquared:
    """Whether two items go together in the population.

    Missing: people without an answer to both are outside the domain.
    Errors: :class:`Refusal` with a second stage's finite population, which ``svy``
    leaves out of cross tables without a word.
    Formula: ``F = X²/tr(Δ)`` with Satterthwaite degrees of freedom.
    Source: Rao and Scott, Ann Stat 1984;12:46.
    Checked against: R ``svychisq(statistic="F")``, 1e-8 (p on the log scale).
    """
    survey.refuse_two_stages("A test on a cross table")
    survey.answers(item)
    survey.answers(by)
    with refusing():
        found = survey.sample.categorical.tabulate(
            item, by, where=survey.domain([item, by], where)
        ).stats
    df = float(found.f.df_num), float(found.f.df_den)
    # The library's own p loses its digits below 1e-16; the upper tail keeps them.
    p = float(stats.f.sf(found.f.value, *df))
    return ChiSquared(
        float(found.f.value), df, p, float(found.chisq.value), survey.design.nature
    )


def t_test(survey: Survey, item: str, by: str, *, where: str | None = None) -> TTest:
    """The difference between the weighted means of two groups.

    Missing: people without a number or a group are outside the domain.
    Errors: :class:`Refusal` unless there are exactly two groups.
    Source and check: R ``svyttest``, 1e-9 relative.
    """
    groups = _two_or_more(survey, by)
    if len(groups) != 2:
        raise Refusal("A t test is between two groups; for more, use a rank test.")
    with refusing():
        found = survey.sample.categorical.ttest(
            item, group=by, where=survey.domain([item, by], where)
        )
    difference, t, df = found.diff[0], float(found.stats.t), int(found.stats.df)
    return TTest(
        difference=float(difference.diff),
        se=abs(float(difference.diff) / t) if t else float(difference.se),
        t=t,
        df=df,
        p=float(2 * stats.t.sf(abs(t), df)),
        groups=(groups[0], groups[1]),
        nature=survey.design.nature,
    )


def rank_test(survey: Survey, item: str, by: str) -> RankTest:
    """Whether one group's numbers tend to be higher than another's.

    Meaning: Wilcoxon's test for two groups, Kruskal and Wallis's for more, in the
    population.
    Missing: people without a number or a group have no rank and are outside the
    domain. Errors: :class:`Refusal` with a second stage's finite population.
    Formula: the scores ``(Σw up to the value - w/2)/Σw``, averaged over equal values,
    are regressed on the groups; Wald's F. The rank test of ``svy`` itself is not
    used, since it leaves out the correction for a finite population.
    Source: Lumley and Scott, Biometrika 2013;100:831.
    Checked against: R ``svyranktest``, with and without that correction, 1e-9.
    """
    survey.refuse_two_stages("A rank test")
    groups = _two_or_more(survey, by)
    scores = _rank_scores(survey, item, by)
    scored = survey.sample.clone(data=survey.sample.data.with_columns(scores))
    with refusing():
        fit = scored.glm.fit(SCORE, x=[svy.Cat(by)], where=pl.col(SCORE).is_not_null())
        found = fit.term_test(svy.Cat(by))
    df = int(found.df_num), int(found.df_den)
    return RankTest(
        f=float(found.value),
        df=df,
        p=float(stats.f.sf(found.value, *df)),
        difference=float(fit.coefs[1].est) if len(groups) == 2 else None,
        nature=survey.design.nature,
    )


def _two_or_more(survey: Survey, by: str) -> list[str]:
    answers = survey.answers(by)
    present = [answers.choices[code] for code in np.unique(answers.codes) if code >= 0]
    if len(present) < 2:
        raise Refusal("There are not two groups to compare.")
    return present


def _rank_scores(survey: Survey, item: str, by: str) -> pl.Series:
    values, weights = survey.numbers(item), _weights(survey)
    there = ~np.isnan(values) & survey.answers(by).answered
    scores = np.full(len(values), np.nan)
    scores[there] = rank_scores(values[there], weights[there])
    return pl.Series(SCORE, scores).fill_nan(None)


def rank_scores(
    values: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Where in the population each value stands, from 0 to 1."""
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order]) - weights[order] / 2
    _, place, times = np.unique(values[order], return_inverse=True, return_counts=True)
    averaged = np.bincount(place, below) / times
    scores = np.empty(len(values))
    scores[order] = averaged[place] / weights.sum()
    return scores


def _weights(survey: Survey) -> NDArray[np.float64]:
    column = survey.sample.data[survey.sample.design.wgt]
    weights: NDArray[np.float64] = column.to_numpy().astype(np.float64)
    return weights
