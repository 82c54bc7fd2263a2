"""The weights of a study as columns of its dataset."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heed.studies.errors import WeightsImpossible
from heed.studies.models import Weighting
from heed.studies.weighting.fitted import Fitted, fitted
from heed.warehouse.dataset import Column, Dataset, Streamed, Value


def with_weights(dataset: Dataset, weightings: Sequence[Weighting]) -> Dataset:
    """The dataset with a column for each weighting, and a note on what it is.

    One that can no longer be made, since people took their answers back, is named in
    the note in place of its column.
    """
    made: list[tuple[Weighting, Fitted]] = []
    notes = [dataset.note]
    for one in weightings:
        try:
            made.append((one, fitted(dataset, one)))
            notes.append(about(one))
        except WeightsImpossible as refusal:
            notes.append(f"Without the weights “{one.title}”: {refusal}")
    note = " ".join(filter(None, notes))
    if not made:
        return replace(dataset, note=note)
    weighed = _Weighed(dataset.rows, [found for _, found in made])
    return replace(
        dataset,
        columns=(*dataset.columns, *(_column(one) for one, _ in made)),
        rows=weighed.rows(),
        note=note,
    )


def about(weighting: Weighting) -> str:
    """What a weighting is, for whoever reads a file."""
    sources = "; ".join(
        f"{one['item']}: {one['source']} ({one['dated']})" for one in weighting.inputs
    )
    bounds = (
        f", between {weighting.least:g} and {weighting.most:g}"
        if weighting.least is not None
        else ""
    )
    return (
        f"{weighting.column}: {weighting.title}, for {weighting.group}, "
        f"{weighting.method}{bounds}, made {weighting.made_on:%Y-%m-%d} of {sources}; "
        f"design effect {weighting.design_effect:.2f} of {weighting.people} people."
    )


def _column(weighting: Weighting) -> Column:
    return Column(
        weighting.column,
        f"Weight: {weighting.title} (0: not {weighting.get_group_display()})",
        has_missing=False,
        is_weight=True,
    )


@dataclass(frozen=True)
class _Weighed:
    """Rows with the weight of each after its answers."""

    bare: Sequence[Sequence[Value]] | Streamed
    found: Sequence[Fitted]

    def rows(self) -> Sequence[Sequence[Value]] | Streamed:
        if isinstance(self.bare, Streamed):
            return Streamed(self.bare.count, self._each, self._columns)
        return list(self._each())

    def _each(self) -> Iterator[Sequence[Value]]:
        cells = [one.by_cell() for one in self.found]
        pairs = list(zip(self.found, cells, strict=True))
        for row in self.bare:
            yield [*row, *(one.of(row, known) for one, known in pairs)]

    def _columns(self) -> list[NDArray[Any]]:
        """The order of whole columns stays, so weights stand in their places."""
        if not isinstance(self.bare, Streamed):
            raise TypeError("Rows that are held have no columns of their own.")
        columns = list(self.bare.by_column)
        for one in self.found:
            column = np.zeros(len(self.bare))
            column[one.inside] = one.weights
            columns.append(column)
        return columns
