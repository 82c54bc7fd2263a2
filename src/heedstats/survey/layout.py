"""Strata and clusters as whole numbers, for errors of many cells at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heedstats.answers import Answers

Places = NDArray[np.intp]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Layout:
    """Each person's stratum and, where there are any, cluster.

    Shapes: ``stratum`` and ``cluster`` have one place per person; ``cluster_stratum``
    one per cluster; ``drawn`` and ``shrink`` one per stratum: how many clusters
    (without clusters, people) were drawn, and ``1 - n/N``.
    """

    stratum: Places
    cluster: Places | None
    cluster_stratum: Places
    drawn: Array
    shrink: Array

    @property
    def factor(self) -> Array:
        """What each stratum's squares are multiplied with."""
        return self.shrink * self.drawn / (self.drawn - 1)


def layout_of(columns: Mapping[str, Any], design: Any) -> Layout:
    """The layout of a one-stage design."""
    size = len(columns[design.weights])
    stratum, cluster, of_cluster = np.zeros(size, dtype=np.intp), None, None
    if design.strata is not None:
        stratum = _places(columns[design.strata])
    of_cluster = stratum
    if design.clusters is not None:
        clusters = _places(columns[design.clusters])
        both = stratum * (clusters.max() + 1) + clusters
        _, first, cluster = np.unique(both, return_index=True, return_inverse=True)
        of_cluster = stratum[first]
    drawn = np.bincount(of_cluster).astype(np.float64)
    shrink = np.ones(len(drawn))
    if design.population is not None:
        population = np.empty(len(drawn))
        population[stratum] = np.asarray(columns[design.population], dtype=np.float64)
        shrink = 1 - drawn / population
    return Layout(stratum, cluster, of_cluster, drawn, shrink)


def _places(column: Any) -> Places:
    if isinstance(column, Answers):
        return _dense(column.codes)
    values = np.asarray(column)
    return _dense(values.astype(str) if values.dtype == object else values)


def _dense(values: NDArray[Any]) -> Places:
    return np.unique(values, return_inverse=True)[1].astype(np.intp)


def covariance(influence: Array, layout: Layout) -> Array:
    """The covariance of sums of linearised values, clusters within strata.

    Shapes: ``influence`` is people by parameters.
    Formula: ``Σₕ (1-fₕ) nₕ/(nₕ-1) Σᵢ (zₕᵢ - z̄ₕ)(zₕᵢ - z̄ₕ)'``.
    """
    sums = influence
    if layout.cluster is not None:
        sums = np.zeros((len(layout.cluster_stratum), influence.shape[1]))
        np.add.at(sums, layout.cluster, influence)
    of = layout.cluster_stratum
    middle = np.zeros((len(layout.drawn), influence.shape[1]))
    np.add.at(middle, of, sums)
    apart = sums - (middle / layout.drawn[:, None])[of]
    result: Array = (apart * layout.factor[of][:, None]).T @ apart
    return result
