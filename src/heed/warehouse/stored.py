"""What the analysis store holds of a fieldwork at one moment, and what it lacks.

Windows that are open, or that wait to be copied, are read from the operational store,
and in no part from here, so that no row is missed and none is counted twice.
"""

from __future__ import annotations

import logging
import math
import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.db.models import Sum

from heed.foundation.late import late
from heed.responses.models import Fieldwork, Response
from heed.warehouse import folder
from heed.warehouse.models import StoredFile, Tombstone, WaitingWindow
from heed.warehouse.sealed_files import dataset_of

duckdb, ibis, ds = late("duckdb"), late("ibis"), late("pyarrow.dataset")
log = logging.getLogger("heed.warehouse")

AT_ONCE = 25_000
SPACE = 1 << 32  # the first eight characters of a name
# DuckDB is handed what it needs: it opens no file, and nothing spills onto the disk.
LOCKED = (
    "SET temp_directory = ''",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET TimeZone = 'UTC'",
    "SET lock_configuration = true",
)


@dataclass(frozen=True)
class Stored:
    """The rows of a fieldwork that stand; ``lacks`` are the windows to read elsewhere.

    ``lacks`` holds when those windows begin, whichever place they are of.
    """

    dataset: ds.Dataset
    lacks: frozenset[datetime]
    is_whole: bool = True  # else a file is gone, from the disk or from a backup

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Some columns of all rows."""
        return self.dataset.to_table(columns=list(names))

    def in_parts(self) -> Iterator[tuple[str, str, pa.Table]]:
        """All rows in random parts that fit into memory: from, up to, rows."""
        for begin, end in parts(self.dataset.count_rows()):
            yield begin, end, self.dataset.to_table(filter=between(begin, end))

    @contextmanager
    def asked(self) -> Iterator[Asked]:
        """All rows for questions by Ibis, answered by DuckDB in this process."""
        with engine() as opened:
            opened.register("stored", self.dataset)
            columns = ibis.Schema.from_pyarrow(self.dataset.schema)
            yield Asked(opened, ibis.table(columns, name="stored"))


@contextmanager
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in this process, which sees nothing but what it is handed."""
    opened = duckdb.connect()
    try:
        for setting in LOCKED:
            opened.execute(setting)
        yield opened
    finally:
        opened.close()


@dataclass(frozen=True)
class Asked:
    """The stored rows as a table, and what answers a question about it.

    Ibis writes the question and DuckDB gets it as SQL: Ibis 12 itself calls what
    DuckDB 2 is about to drop.
    """

    engine: duckdb.DuckDBPyConnection
    table: ibis.Table

    def answer(self, question: ibis.Table) -> list[dict[str, Any]]:
        """The rows of an answer."""
        statement = ibis.to_sql(question, dialect="duckdb")
        return self.engine.sql(statement).to_arrow_table().to_pylist()


@contextmanager
def stored(fieldwork: Fieldwork) -> Iterator[Stored | None]:
    """What there is of a fieldwork; ``None``: read the operational store."""
    if not is_large(fieldwork):
        yield None
        return
    with as_stored(fieldwork) as there:
        if not there.is_whole:
            log.error("a file of the analysis store is missing: heed warehouse rebuild")
        yield there if there.is_whole else None


@contextmanager
def as_stored(fieldwork: Fieldwork) -> Iterator[Stored]:
    """What the files that are there hold of a fieldwork, however little.

    The order in which the operational store is asked matters: windows first, then
    tombstones, files last. What is copied in between is then read once, from there.
    """
    with folder.reading():
        lacks, gone = lacking(), names_gone(fieldwork)
        files = StoredFile.objects.filter(fieldwork=fieldwork)
        paths = [folder.path_of(file) for file in files.order_by("month", "id")]
        there = [path for path in paths if path.exists()]
        standing = _standing(dataset_of(there), lacks, gone)
        yield Stored(standing, lacks, is_whole=there == paths)


def is_large(fieldwork: Fieldwork) -> bool:
    """Whether so much of a fieldwork is stored that it is read from here."""
    rows = StoredFile.objects.filter(fieldwork=fieldwork).aggregate(n=Sum("rows"))["n"]
    return (rows or 0) > settings.HEED_WAREHOUSE_FROM


def lacking() -> frozenset[datetime]:
    """When windows begin that are not copied, or not as a whole."""
    fresh = Response.objects.filter(is_settled=False).order_by()
    starts = set(fresh.values_list("window_start", flat=True).distinct())
    waiting = WaitingWindow.objects.values_list("window_start", flat=True)
    return frozenset(starts.union(waiting))


def names_gone(fieldwork: Fieldwork) -> list[str]:
    """The rows of a fieldwork that were taken back and may still be in a file."""
    gone = Tombstone.objects.filter(fieldwork=fieldwork)
    return list(gone.values_list("who", flat=True))


def parts(rows: int) -> list[tuple[str, str]]:
    """Ranges of names with some rows each, from a random beginning, shuffled."""
    many = max(1, math.ceil(rows / AT_ONCE))
    first = secrets.randbelow(SPACE // many)
    edges = [0, *(first + n * SPACE // many for n in range(many)), SPACE]
    named = [f"{edge:08x}" for edge in edges[:-1]] + ["g"]
    ranges = list(pairwise(named))
    secrets.SystemRandom().shuffle(ranges)
    return ranges


def between(begin: str, end: str) -> pc.Expression:
    """The rows whose names lie in a range."""
    return (pc.field("who") >= begin) & (pc.field("who") < end)


def _standing(
    dataset: ds.Dataset, lacks: Collection[datetime], gone: Sequence[str]
) -> ds.Dataset:
    if lacks:
        starts = pa.array(sorted(lacks), dataset.schema.field("window_start").type)
        dataset = dataset.filter(~pc.field("window_start").isin(starts))
    if gone:
        dataset = dataset.filter(~pc.field("who").isin(pa.array(gone)))
    return dataset
