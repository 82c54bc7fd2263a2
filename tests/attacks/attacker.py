"""An attacker with the store and its key, who wants to know who wrote first.

Everything is looked at that a store keeps of a row: each of its columns, where it
lies, which transaction wrote it, and where its identity stands in the raw file. The
attacker finds the tables by themselves, by following every foreign key from a
response outward, so that a table which is added later is attacked as well.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from heed.foundation.models import OutboxTask
from heed.foundation.tests.raw_pages import PAGE, plain_pages
from heed.responses.models import Response

Batches = Sequence[Sequence[UUID]]  # the responses of each batch in order of arrival
Traces = dict[str, dict[UUID, list[Any]]]  # by trace: what it says of each response

LIMIT = 5.5
"""How many standard errors a correlation may be from nothing.

By chance that happens to one trace in 26 million. With fewer than 300 traces looked at
in a run, one run in about 90,000 would fail without a cause.
"""


def z_scores(traces: Traces, batches: Batches) -> dict[str, float]:
    """For each trace, how far it orders the entries of batches beyond chance."""
    found = {}
    for name, told in traces.items():
        for taken, one in (("first", min), ("last", max)):
            pairs = _concordance(told, batches, one)
            if pairs:
                found[f"{name}, {taken}"] = pairs
    return found


def telling(traces: Traces, batches: Batches) -> dict[str, float]:
    """The traces that order entries better than chance."""
    scores = z_scores(traces, batches)
    return {name: round(z, 1) for name, z in scores.items() if abs(z) > LIMIT}


def _concordance(
    told: Mapping[UUID, list[Any]], batches: Batches, one: Callable[..., Any]
) -> float:
    """Kendall's statistic summed over batches, in standard errors.

    Ties count for nothing and make the true error smaller than the one used, so that
    the test errs on the side of silence; the controls show that it still speaks.
    """
    score, variance = 0, 0.0
    for batch in batches:
        values = [one(told[response]) for response in batch if response in told]
        n = len(values)
        score += sum(_sign(a, b) for a, b in itertools.combinations(values, 2))
        variance += n * (n - 1) * (2 * n + 5) / 18
    return score / math.sqrt(variance) if variance else 0.0


def _sign(first: Any, second: Any) -> int:
    return (second > first) - (second < first)


def seen_in_rows(responses: Iterable[UUID], root: type[Model] = Response) -> Traces:
    """What each column of each row says that belongs to a response, by any path.

    Another ``root`` than the response is attacked in the same way.
    """
    traces: Traces = defaultdict(lambda: defaultdict(list))
    for model, row, response in _rows_of(set(responses), root):
        for column, value in row.items():
            key = _comparable(value)
            if key is not None:
                traces[f"{model._meta.label}.{column}"][response].append(key)
    return traces


def identities(
    responses: Iterable[UUID], root: type[Model] = Response
) -> dict[UUID, list[tuple[type[Model], UUID]]]:
    """The identities of all rows that belong to each response."""
    found = defaultdict(list)
    for model, row, response in _rows_of(set(responses), root):
        found[response].append((model, row[model._meta.pk.attname]))
    return found


def _rows_of(
    responses: set[UUID], root: type[Model]
) -> Iterator[tuple[type[Model], dict[str, Any], UUID]]:
    """Every row that leads to a response, with the response to which it leads."""
    owner: dict[type[Model], dict[Any, UUID]] = {root: {r: r for r in responses}}
    while True:
        grown = {m: _owned(m, owner) for m in apps.get_models()}
        grown = {model: rows for model, rows in grown.items() if rows}
        if {m: len(r) for m, r in grown.items()} == {
            m: len(r) for m, r in owner.items()
        }:
            break
        owner = grown
    for model, owned in owner.items():
        for row in model._base_manager.filter(pk__in=list(owned)).values():
            yield model, row, owned[row[model._meta.pk.attname]]


def _owned(
    model: type[Model], owner: Mapping[type[Model], Mapping[Any, UUID]]
) -> dict[Any, UUID]:
    found = dict(owner.get(model, {}))
    if model is OutboxTask:
        return found | _tasks(owner)
    for field in model._meta.concrete_fields:
        known = owner.get(field.related_model)
        if isinstance(field, ForeignKey) and known and field.related_model is not model:
            rows = model._base_manager.filter(**{f"{field.name}__in": list(known)})
            for pk, parent in rows.values_list("pk", field.attname):
                found.setdefault(pk, known[parent])
    return found


def _tasks(owner: Mapping[type[Model], Mapping[Any, UUID]]) -> dict[Any, UUID]:
    """Tasks name what they are about in their payload."""
    by_text = {str(pk): r for rows in owner.values() for pk, r in rows.items()}
    return {
        task.pk: by_text[value]
        for task in OutboxTask.objects.all()
        for value in task.payload.values()
        if value in by_text
    }


def _comparable(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, list | dict) or value is None:
        return None
    return value


# PostgreSQL -------------------------------------------------------------------------


def seen_by_postgresql(
    responses: Iterable[UUID], root: type[Model] = Response
) -> Traces:
    """``xmin`` and ``ctid``, which PostgreSQL keeps of every row."""
    traces: Traces = defaultdict(lambda: defaultdict(list))
    system: dict[type[Model], dict[Any, tuple[int, tuple[int, ...]]]] = {}
    for response, rows in identities(responses, root).items():
        for model, pk in rows:
            if model not in system:
                system[model] = _system_columns(model)
            xmin, ctid = system[model][pk]
            traces[f"{model._meta.label} xmin"][response].append(xmin)
            traces[f"{model._meta.label} ctid"][response].append(ctid)
    return traces


def _system_columns(model: type[Model]) -> dict[Any, tuple[int, tuple[int, ...]]]:
    quote = connection.ops.quote_name
    pk, table = quote(model._meta.pk.column), quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {pk}, xmin::text::bigint, ctid::text FROM {table}")
        return {
            pk: (xmin, tuple(map(int, ctid.strip("()").split(","))))
            for pk, xmin, ctid in cursor.fetchall()
        }


# SQLite -----------------------------------------------------------------------------


def seen_in_file(
    path: Path, responses: Iterable[UUID], root: type[Model] = Response
) -> Traces:
    """Where each identity stands in the decrypted file: in rows, indexes, old pages."""
    key = connection.settings_dict["OPTIONS"]["key"]
    return found_at(plain_pages(path, key), responses, root)


def seen_in_log(
    path: Path, responses: Iterable[UUID], root: type[Model] = Response
) -> Traces:
    """The same in the pages of the write-ahead log beside the file."""
    key = connection.settings_dict["OPTIONS"]["key"]
    log = path.with_name(f"{path.name}-wal")
    raw = log.read_bytes()[32:] if log.exists() else b""
    frames = [raw[n : n + 24 + PAGE] for n in range(0, len(raw), 24 + PAGE)]
    pages = path.with_name("log-pages")
    # The first page of a file is read with its salt, so an empty one stands before.
    pages.write_bytes(bytes(PAGE) + b"".join(frame[24:] for frame in frames))
    return found_at(plain_pages(pages, key), responses, root)


def found_at(
    plain: bytes, responses: Iterable[UUID], root: type[Model] = Response
) -> Traces:
    """Every place at which the identities of each response's rows stand."""
    traces: Traces = defaultdict(lambda: defaultdict(list))
    for response, rows in identities(responses, root).items():
        for model, pk in rows:
            places = list(_every(plain, str(getattr(pk, "hex", pk)).encode()))
            if places:
                traces[f"{model._meta.label} in the file"][response] += places
    return traces


def _every(plain: bytes, mark: bytes) -> Iterator[int]:
    place = plain.find(mark)
    while place >= 0:
        yield place
        place = plain.find(mark, place + 1)


def numbered_tables() -> list[str]:
    """The tables in which SQLite numbers rows, of those that follow a response."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND sql NOT LIKE '%WITHOUT ROWID'"
        )
        return [name for (name,) in cursor.fetchall()]
