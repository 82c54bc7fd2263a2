"""Ordinal logistic regression where people answer in clusters (random intercepts)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.groups.ordinal import (
    OrdinalFit,
    check_outcome,
    named_terms,
    steps_of,
    term_columns,
)
from heedstats.groups.proportional_odds import fit
from heedstats.groups.random_intercepts import Clustered, fit_clustered
from heedstats.intervals import level
from heedstats.sample import Nature

# With fewer the slopes of the quadrature are not those of what it adds up.
FEWEST_NODES = 5
LOGISTIC_VARIANCE = np.pi**2 / 3


@dataclass(frozen=True)
class ClusteredOrdinalFit(OrdinalFit):
    """As :class:`heedstats.groups.OrdinalFit`, within clusters that differ.

    ``spread`` is the standard deviation of clusters on the scale of log odds, with
    its error; it has no p value, since a spread cannot be below 0. ``clusters`` is how
    many there are. Odds ratios compare answers *within* a cluster.
    """

    spread: float = 0.0
    spread_se: float = 0.0
    clusters: int = 0

    @property
    def alike(self) -> float:
        """How much of what people differ by is between clusters (0 to 1)."""
        return self.spread**2 / (self.spread**2 + LOGISTIC_VARIANCE)


def clustered_ordinal_logit(
    outcome: Answers,
    terms: Mapping[str, Answers | ArrayLike],
    clusters: ArrayLike,
    *,
    nature: Nature,
    confidence: float = 0.95,
    nodes: int = 15,
) -> ClusteredOrdinalFit:
    """How an ordered answer goes with several things, for answers that hang together.

    Meaning: people of a ward, or answers of one person, are alike beyond the terms;
    each cluster has an intercept of its own, drawn from a normal distribution.
    Shapes: one value per answer; ``clusters`` are labels, ``nodes`` the points of the
    quadrature in each cluster.
    Missing: answers without a value or a cluster (``None`` or not a number) are left
    out; ``left_out`` counts them.
    Errors: :class:`Refusal` as for :func:`ordinal_logit`; for one cluster; where no
    cluster has two answers; where clusters do not differ beyond chance, which is the
    model without them; and where nothing converges.
    Formula: ``logit P(Y ≤ j) = θⱼ - x'β - u``, ``u ~ N(0, spread²)``; adaptive
    Gauss-Hermite quadrature; errors from the observed information, which knows that
    the spread was estimated.
    Source: Hedeker and Gibbons, Biometrics 1994;50:933; Louis, JRSS B 1982;44:226.
    Checked against: R ``ordinal::clmm`` (wine, ten nodes), 1e-5; integration by
    SciPy's ``quad``, 1e-8.
    """
    if nodes < FEWEST_NODES:
        raise Refusal(f"A quadrature has {FEWEST_NODES} nodes or more.")
    names, columns = term_columns(terms, len(outcome))
    labels = np.asarray(clusters, dtype=object)
    if labels.shape != (len(outcome),):
        raise Refusal("Each answer has one cluster.")
    known = np.array([label is not None and label == label for label in labels])
    complete = outcome.answered & known & ~np.isnan(columns).any(axis=1)
    codes, x = outcome.codes[complete], columns[complete]
    check_outcome(outcome, codes, x)
    cluster = _numbered(labels[complete])
    together = np.argsort(cluster, kind="stable")
    codes, x, cluster = codes[together], x[together], cluster[together]
    start = fit(codes, x, np.ones(len(codes)), len(outcome.choices)).params
    data = Clustered(codes, x, cluster, len(outcome.choices), nodes)
    width = len(names)
    found = fit_clustered(data, np.insert(start, width, 1.0))
    errors = np.sqrt(np.diag(found.covariance))
    parts = named_terms(
        [*names, "spread", *steps_of(outcome)],
        found.params,
        errors,
        np.inf,
        level(confidence),
    )
    return ClusteredOrdinalFit(
        terms=parts[:width],
        thresholds=parts[width + 1 :],
        log_likelihood=found.log_likelihood,
        n=len(codes),
        left_out=len(outcome) - len(codes),
        nature=nature,
        method="proportional odds logistic regression with random intercepts",
        spread=parts[width].value,
        spread_se=parts[width].se,
        clusters=data.clusters,
    )


def _numbered(labels: NDArray[np.object_]) -> NDArray[np.intp]:
    """Labels as 0, 1, …; refused where they cannot tell clusters from chance."""
    numbers = {label: place for place, label in enumerate(dict.fromkeys(labels))}
    if len(numbers) < 2:
        raise Refusal("With one cluster nothing can be said of how clusters differ.")
    if len(numbers) == len(labels):
        raise Refusal("No cluster has two answers, so nothing tells it from a person.")
    return np.array([numbers[label] for label in labels], dtype=np.intp)
