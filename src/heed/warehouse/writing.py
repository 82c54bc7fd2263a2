"""Writing a file of one fieldwork and month, and asking what such files have."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from heed.foundation.ids import new_id
from heed.instruments.queries import definition_of
from heed.responses.models import Fieldwork
from heed.warehouse import folder
from heed.warehouse.layout import schema_of
from heed.warehouse.models import StoredFile
from heed.warehouse.sealed_files import dataset_of, sha256_of, write_file


def asked_schema(fieldwork: Fieldwork) -> pa.Schema:
    """The columns for everything that a fieldwork asks."""
    asked = fieldwork.instruments.select_related("edition")
    return schema_of(definition_of(one.edition) for one in asked)


def write_stored(
    fieldwork: Fieldwork, month: date, tables: Iterable[pa.Table], schema: pa.Schema
) -> StoredFile:
    """Write a file durably; it belongs to nobody until its row is saved."""
    identity = new_id()
    path = folder.make_room(folder.place_of(fieldwork.id, month, identity))
    rows = write_file(path, tables, schema)
    return StoredFile(
        id=identity,
        organisation=fieldwork.organisation,
        fieldwork=fieldwork,
        month=month,
        rows=rows,
        sha256=sha256_of(path),
    )


def names_in(
    fieldwork: Fieldwork, month: date, starts: Collection[datetime]
) -> set[str]:
    """The names of the rows that are stored of some windows."""
    files = StoredFile.objects.filter(fieldwork=fieldwork, month=month)
    if not files:
        return set()
    dataset = dataset_of([folder.path_of(file) for file in files])
    kind = dataset.schema.field("window_start").type
    inside = pc.field("window_start").isin(pa.array(sorted(starts), kind))
    return set(dataset.to_table(columns=["who"], filter=inside)["who"].to_pylist())
