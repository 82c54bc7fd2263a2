"""Scales made of several items: scoring, and how far the scores can be trusted."""

from heedstats.scales.published import PublishedScale, impossibilities
from heedstats.scales.reliability import Reliability, reliability
from heedstats.scales.retest import (
    IntraclassCorrelation,
    Retest,
    correlation_interval,
    intraclass_correlations,
    retest,
)
from heedstats.scales.scoring import (
    Index,
    Scale,
    Scored,
    negative_index,
    positive_index,
    score,
)

__all__ = [
    "Index",
    "IntraclassCorrelation",
    "PublishedScale",
    "Reliability",
    "Retest",
    "Scale",
    "Scored",
    "correlation_interval",
    "impossibilities",
    "intraclass_correlations",
    "negative_index",
    "positive_index",
    "reliability",
    "retest",
    "score",
]
