"""Parquet; labels and missing kinds go with it as metadata."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from heed.warehouse.dataset import Column, Dataset


def write_parquet(dataset: Dataset, path: Path) -> None:
    """Codes as small whole numbers; each column's metadata has its labels.

    Written some rows at a time, so that memory stays flat.
    """
    with_halves = _with_halves(dataset)
    fields = [
        pa.field(column.name, _type(column, with_halves), metadata=_meaning(column))
        for column in dataset.columns
    ]
    about = {"title": dataset.title, "note": dataset.note}
    schema = pa.schema(fields, metadata=about)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in dataset.batches():
            columns = zip(zip(*rows, strict=True), fields, strict=True)
            arrays = [pa.array(values, type=field.type) for values, field in columns]
            writer.write_table(pa.table(arrays, schema=schema))


def _with_halves(dataset: Dataset) -> set[str]:
    """The columns of typed numbers that are not all whole."""
    typed = {n for n, column in enumerate(dataset.columns) if _is_typed(column)}
    rows = dataset.rows if typed else ()
    found = {n for row in rows for n in typed if isinstance(row[n], float)}
    return {dataset.columns[n].name for n in found}


def _is_typed(column: Column) -> bool:
    """Whether its values are what people typed and not codes alone."""
    return not column.is_words and all(code < 0 for code in column.labels)


def _type(column: Column, with_halves: set[str]) -> pa.DataType:
    if column.is_words:
        return pa.string()
    return pa.float64() if column.name in with_halves else pa.int32()


def _meaning(column: Column) -> dict[str, str]:
    labels = {str(code): label for code, label in column.value_labels.items()}
    return {"label": column.label, "labels": json.dumps(labels, ensure_ascii=False)}
