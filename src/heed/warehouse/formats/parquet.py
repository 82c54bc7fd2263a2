"""Parquet; labels and missing kinds go with it as metadata."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from heed.warehouse.dataset import Column, Dataset


def write_parquet(dataset: Dataset, path: Path) -> None:
    """Codes as small whole numbers; each column's metadata has its labels."""
    arrays = [
        pa.array(dataset.values(place), type=_type(column, dataset, place))
        for place, column in enumerate(dataset.columns)
    ]
    fields = [
        pa.field(column.name, array.type, metadata=_meaning(column))
        for column, array in zip(dataset.columns, arrays, strict=True)
    ]
    about = {"title": dataset.title, "note": dataset.note}
    schema = pa.schema(fields, metadata=about)
    pq.write_table(pa.table(arrays, schema=schema), path, compression="zstd")


def _type(column: Column, dataset: Dataset, place: int) -> pa.DataType:
    if column.is_words:
        return pa.string()
    is_whole = all(isinstance(value, int) for value in dataset.values(place))
    return pa.int32() if is_whole else pa.float64()


def _meaning(column: Column) -> dict[str, str]:
    labels = {str(code): label for code, label in column.value_labels.items()}
    return {"label": column.label, "labels": json.dumps(labels, ensure_ascii=False)}
