"""Many rows at once, past the ORM: only to fill a store before it is measured."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

AT_ONCE = 20_000


def fill(template: Model, varying: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Store a row for each sequence of values; all else is as in the template.

    ``varying`` names the fields in the order of the values. Rows that come in the
    order of their identity are stored several times faster.
    """
    fields = template._meta.concrete_fields
    places = {name: at for at, name in enumerate(varying)}
    columns = ", ".join(f'"{field.column}"' for field in fields)
    prepared = [field.get_db_prep_save for field in fields]
    fixed = [
        prepare(getattr(template, field.attname), connection)
        for prepare, field in zip(prepared, fields, strict=True)
    ]
    given = [places.get(field.name) for field in fields]

    def whole(values: Sequence[Any]) -> list[Any]:
        return [
            constant if at is None else prepare(values[at], connection)
            for constant, at, prepare in zip(fixed, given, prepared, strict=True)
        ]

    table, count = template._meta.db_table, 0
    for some in _batches(map(whole, rows)):
        count += len(some)
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                _copy(cursor, table, columns, some)
            else:
                marks = ", ".join(["%s"] * len(fields))
                cursor.executemany(
                    f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', some
                )
    return count


def _copy(cursor: Any, table: str, columns: str, rows: list[list[Any]]) -> None:
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _batches(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some
