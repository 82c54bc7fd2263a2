"""Weighted surveys: estimates whose errors follow from how people were drawn.

The estimates are those of the library ``svy``, held against R's ``survey`` in the
tests. What ``svy`` gets quietly wrong is refused here with the reason.
"""

from heedstats.survey.calibration import calibrated
from heedstats.survey.comparisons import (
    ChiSquared,
    RankTest,
    TTest,
    rank_test,
    rao_scott,
    t_test,
)
from heedstats.survey.crosstabs import WeightedTable, weighted_table
from heedstats.survey.design import Design, Survey
from heedstats.survey.distances import Distance
from heedstats.survey.estimates import (
    Estimate,
    mean,
    proportion,
    quantile,
    ratio,
    total,
)
from heedstats.survey.ordinal import SurveyOrdinalFit, ordinal
from heedstats.survey.regression import Coefficient, Family, Regression, regress
from heedstats.survey.replicates import bootstrap_mean, jackknife_mean
from heedstats.survey.weighting import poststratified, raked

__all__ = [
    "ChiSquared",
    "Coefficient",
    "Design",
    "Distance",
    "Estimate",
    "Family",
    "RankTest",
    "Regression",
    "Survey",
    "SurveyOrdinalFit",
    "TTest",
    "WeightedTable",
    "bootstrap_mean",
    "calibrated",
    "jackknife_mean",
    "mean",
    "ordinal",
    "poststratified",
    "proportion",
    "quantile",
    "raked",
    "rank_test",
    "rao_scott",
    "ratio",
    "regress",
    "t_test",
    "total",
    "weighted_table",
]
