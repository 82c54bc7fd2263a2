"""The datasets of a study's fieldworks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heed.responses.models import Fieldwork
from heed.studies.models import Study
from heed.studies.weighting.columns import with_weights
from heed.studies.weighting.making import weightings_of
from heed.warehouse.dataset import Dataset, Streamed, Value
from heed.warehouse.queries import fieldwork_dataset

AT_ONCE = 20_000


def study_dataset(study: Study, fieldwork: Fieldwork) -> Dataset:
    """A fieldwork with its weights; it says how people came to be asked."""
    dataset = fieldwork_dataset(fieldwork)
    told = replace(dataset.about, sampling=str(study.get_sampling_display()))
    return with_weights(replace(dataset, about=told), weightings_of(fieldwork))


def in_order_of_content(dataset: Dataset) -> Dataset:
    """The same rows, sorted by what is in them, so that one dataset is one file."""
    if isinstance(dataset.rows, Streamed):
        return replace(dataset, rows=_sorted_columns(dataset))
    rows = sorted(dataset.rows, key=lambda row: [str(value) for value in row])
    return replace(dataset, rows=rows)


def _sorted_columns(dataset: Dataset) -> Streamed:
    """Many rows, which are never held as rows."""
    columns = [dataset.array(place) for place in range(len(dataset.columns))]
    ranks = [np.unique(one, return_inverse=True)[1] for one in columns]
    order = np.lexsort([one.astype(np.int32) for one in reversed(ranks)])
    ordered = [one[order] for one in columns]
    return Streamed(len(dataset.rows), partial(_rows, ordered), lambda: ordered)


def _rows(columns: Sequence[NDArray[Any]]) -> Iterator[Sequence[Value]]:
    for begin in range(0, len(columns[0]), AT_ONCE):
        some = [_plain(one[begin : begin + AT_ONCE].tolist()) for one in columns]
        yield from zip(*some, strict=True)


def _plain(values: list[Any]) -> list[Value]:
    """Whole numbers as such, also where a half stands in the same column."""
    return [
        int(value) if isinstance(value, float) and value.is_integer() else value
        for value in values
    ]
