"""Errors from leaving clusters out, or drawing them again."""

from typing import Any

import numpy as np
import polars as pl
import svy

from heedstats.errors import Refusal
from heedstats.intervals import level
from heedstats.survey.design import Survey, refusing
from heedstats.survey.estimates import Estimate, _estimate

ROW = "_row"


def jackknife_mean(survey: Survey, item: str, *, confidence: float = 0.95) -> Estimate:
    """The weighted mean, its error found by leaving out one cluster at a time.

    Missing: people without a number are outside the domain.
    Errors: :class:`Refusal` with a finite population, which the jackknife of ``svy``
    leaves out without a word, and after weights were adjusted.
    Formula: JKn. Source: Wolter, Introduction to Variance Estimation, 2007, chapter 4.
    Checked against: R ``as.svrepdesign(type="JKn")``: for a mean it equals the
    linearised error without a finite population.
    """
    sample = _with_clusters(survey, "A jackknife")
    with refusing():
        replicated = sample.weighting.create_jk_wgts()
    return _mean(survey, replicated, item, confidence)


def bootstrap_mean(
    survey: Survey,
    item: str,
    *,
    seed: int,
    times: int = 500,
    confidence: float = 0.95,
) -> Estimate:
    """The weighted mean, its error found by drawing clusters again (Rao and Wu).

    Missing and errors as for :func:`jackknife_mean`; the same seed gives the same.
    Source: Rao and Wu, JASA 1988;83:231.
    Checked against: R's bootstrap, within 5 per cent.
    """
    sample = _with_clusters(survey, "A bootstrap")
    with refusing():
        replicated = sample.weighting.create_bs_wgts(times, rstate=seed)
    return _mean(survey, replicated, item, confidence)


def _with_clusters(survey: Survey, what: str) -> Any:
    """The sample with each person as a cluster where there are no others."""
    if survey.design.population is not None:
        raise Refusal(
            f"{what} would leave out the finite population, and its errors would be "
            "too large. Use the mean with its linearised error."
        )
    if survey.adjusted:
        raise Refusal(f"{what} would not repeat how the weights were adjusted.")
    if survey.design.clusters is not None:
        return survey.sample
    rows = pl.Series(ROW, np.arange(survey.sample.n_records))
    return svy.Sample(
        survey.sample.data.with_columns(rows),
        svy.Design(wgt=survey.design.weights, stratum=survey.design.strata, psu=ROW),
    )


def _mean(survey: Survey, sample: Any, item: str, confidence: float) -> Estimate:
    with refusing():
        found = sample.estimation.mean(
            item,
            where=survey.domain([item], None),
            method="replication",
            alpha=1 - level(confidence),
        )
    return _estimate(f"mean of {item}", found.estimates[0], [], survey)
