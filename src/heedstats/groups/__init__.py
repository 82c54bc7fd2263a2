"""Differences between groups, only where asked for, with the nature of the sample."""

from heedstats.groups.clustered import ClusteredOrdinalFit, clustered_ordinal_logit
from heedstats.groups.contingency import Association, chi_squared
from heedstats.groups.differences import (
    Difference,
    of_means,
    of_medians,
    of_proportions,
    superiority,
)
from heedstats.groups.discovery import Method, adjusted
from heedstats.groups.ordinal import OrdinalFit, OrdinalTerm, ordinal_logit
from heedstats.groups.ranks import (
    FriedmanTest,
    KruskalWallis,
    MannWhitney,
    PairwiseRanks,
    friedman,
    kruskal_wallis,
    mann_whitney,
    pairwise_ranks,
)

__all__ = [
    "Association",
    "ClusteredOrdinalFit",
    "Difference",
    "FriedmanTest",
    "KruskalWallis",
    "MannWhitney",
    "Method",
    "OrdinalFit",
    "OrdinalTerm",
    "PairwiseRanks",
    "adjusted",
    "chi_squared",
    "clustered_ordinal_logit",
    "friedman",
    "kruskal_wallis",
    "mann_whitney",
    "of_means",
    "of_medians",
    "of_proportions",
    "ordinal_logit",
    "pairwise_ranks",
    "superiority",
]
