"""Settling: rewriting the rows of a closed batch so that nothing tells their order.

A store remembers more than was asked: PostgreSQL keeps where a row lies (``ctid``)
and which transaction wrote it (``xmin``), SQLite where its bytes lie in the file. So
the rows of a closed window are taken out and put back in random order, in one
transaction; after it they all look as if they had come at once.

What settling cannot reach: copies made before it, and PostgreSQL's own log until it
is recycled.
"""

# ruff: noqa: S608 - every name put into a statement comes from a model and is quoted.

import logging
from collections.abc import Callable

from django.db import Error as StoreError
from django.db import connection, transaction
from django.db.models import Model, Q

log = logging.getLogger("heed.settling")


def settle(model: type[Model], where: Q) -> int:
    """Rewrite the rows that match, in random order; returns how many there were.

    Whoever settles inside a transaction of their own sweeps when it is over.
    """
    with transaction.atomic():
        count = _REWRITE[connection.vendor](model, where)
    if count and not connection.in_atomic_block:
        sweep(model)
    return count


def _on_postgresql(model: type[Model], where: Q) -> int:
    """One statement; the sort needs every row taken out before one is put back."""
    table, columns, key, rows, params = _parts(model, where)
    # As an array the rows are found first and then taken by their key, whatever the
    # planner believes of tables that it has not counted since they grew.
    chosen = f"{key} = ANY(ARRAY({rows}))"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH taken AS (DELETE FROM {table} WHERE {chosen} RETURNING {columns}) "
            f"INSERT INTO {table} ({columns}) "
            f"SELECT {columns} FROM taken ORDER BY random()",
            params,
        )
        return cursor.rowcount


def _on_sqlite(model: type[Model], where: Q) -> int:
    """Through a table in memory (temporary tables never reach the disk here)."""
    table, columns, key, rows, params = _parts(model, where)
    chosen = f"{key} IN ({rows})"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(
            f"CREATE TEMP TABLE settling AS "
            f"SELECT {columns} FROM {table} WHERE {chosen}",
            params,
        )
        cursor.execute(f"DELETE FROM {table} WHERE {chosen}", params)
        cursor.execute(
            f"INSERT INTO {table} ({columns}) "
            f"SELECT {columns} FROM settling ORDER BY random()"
        )
        count = cursor.rowcount
        cursor.execute("DROP TABLE settling")
        return count


_REWRITE: dict[str, Callable[[type[Model], Q], int]] = {
    "postgresql": _on_postgresql,
    "sqlite": _on_sqlite,
}


def _parts(
    model: type[Model], where: Q
) -> tuple[str, str, str, str, tuple[object, ...]]:
    """The table, its columns and key, and the rows with their parameters, quoted."""
    quote = connection.ops.quote_name
    fields = [f for f in model._meta.local_concrete_fields if not f.generated]
    rows = model._base_manager.filter(where).order_by().values("pk")
    chosen, params = rows.query.sql_with_params()
    return (
        quote(model._meta.db_table),
        ", ".join(quote(field.column) for field in fields),
        quote(model._meta.pk.column),
        chosen,
        params,
    )


def sweep(model: type[Model]) -> None:
    """Remove what the rewriting left behind: dead rows, or pages in the log.

    The rows are settled already, so that a sweep that cannot be done now (somebody
    is reading) is left to the next one.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    commands = {
        "postgresql": f"VACUUM {table}",
        "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(commands[connection.vendor])
            # SQLite answers instead of failing: the first number is 1 if it was busy.
            is_swept = connection.vendor != "sqlite" or not cursor.fetchone()[0]
    except StoreError:
        is_swept = False
    if not is_swept:
        log.warning("the sweep after settling %s has to wait", model._meta.label)
