"""One file for each fieldwork and month, without those who took their answers back.

A month that has several files, of which a later one would tell who came late, is
written anew as one, sorted by names. So is a month in which somebody took back what
they said; the old file goes as soon as nobody reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from heed.foundation.late import late
from heed.responses.models import Fieldwork
from heed.warehouse import folder
from heed.warehouse.models import StoredFile, Tombstone
from heed.warehouse.sealed_files import dataset_of
from heed.warehouse.stored import AT_ONCE, SPACE, between
from heed.warehouse.writing import write_stored

ds = late("pyarrow.dataset")


def compact() -> int:
    """Rewrite every month that needs it; only for whoever is copying; how many."""
    gone = defaultdict(list)
    for tombstone in Tombstone.objects.all():
        gone[tombstone.fieldwork_id].append(tombstone)
    partitions: dict[tuple[UUID, date], list[StoredFile]] = defaultdict(list)
    for file in StoredFile.objects.all():
        partitions[file.fieldwork_id, file.month].append(file)
    rewritten = 0
    for (fieldwork, _), files in partitions.items():
        names = pa.array([one.who for one in gone[fieldwork]], pa.string())
        dataset = dataset_of([folder.path_of(file) for file in files])
        if len(files) > 1 or (len(names) and _has_any(dataset, names)):
            _rewrite(files, dataset.filter(~pc.field("who").isin(names)))
            rewritten += 1
    forget([tombstone.pk for several in gone.values() for tombstone in several])
    return rewritten


def forget(tombstones: Sequence[UUID]) -> None:
    """Remove tombstones of rows that no file has any more."""
    for at in range(0, len(tombstones), 500):
        Tombstone.objects.filter(pk__in=tombstones[at : at + 500]).delete()


def _has_any(dataset: ds.Dataset, names: pa.Array) -> bool:
    return dataset.count_rows(filter=pc.field("who").isin(names)) > 0


def _rewrite(files: Sequence[StoredFile], standing: ds.Dataset) -> None:
    first, rows = files[0], standing.count_rows()
    fieldwork = Fieldwork.objects.get(pk=first.fieldwork_id)
    new = []
    if rows:
        tables = _sorted(standing, rows)
        new = [write_stored(fieldwork, first.month, tables, standing.schema)]
    with transaction.atomic():
        StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
        StoredFile.objects.bulk_create(new)


def _sorted(dataset: ds.Dataset, rows: int) -> Iterator[pa.Table]:
    """All rows by name, some at a time, so that no month has to fit into memory."""
    many = rows // AT_ONCE + 1
    edges = [f"{SPACE * n // many:08x}" for n in range(many)] + ["g"]
    for begin, end in pairwise(edges):
        part = dataset.to_table(filter=between(begin, end))
        yield part.combine_chunks().unify_dictionaries().sort_by("who")
