"""New rows into the store, by statements that are made once for each table.

Django builds an INSERT anew each time, in Python, for every column of every row; that
was a third of what a submission cost. Here the statement and the way of each column
into the database are kept, the driver gets all rows of a table at once, and
PostgreSQL keeps the statement too and answers for all tables in one go.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    Model,
    PositiveIntegerField,
    SlugField,
    TextField,
    UUIDField,
)

# Columns whose values go into the store as they are, where they are of these types.
AS_THEY_ARE = {BooleanField, CharField, PositiveIntegerField, SlugField, TextField}
PLAIN = {bool, int, str, type(None)}

Value = Callable[[Model, BaseDatabaseWrapper], object]


@dataclass(frozen=True)
class Insert:
    """The statement of one table, and how each column gets its value."""

    sql: str
    values: tuple[Value, ...]

    def values_of(self, row: Model, store: BaseDatabaseWrapper) -> list[object]:
        """A row as the driver takes it."""
        return [value(row, store) for value in self.values]


def insert_rows(tables: Sequence[tuple[type[Model], Sequence[Model]]]) -> None:
    """Write new rows, which bring their keys with them, table after table."""
    store = connections[DEFAULT_DB_ALIAS]  # the calling thread's own
    with _cursor_of(store) as cursor:
        for model, rows in tables:
            insert = _insert_into(model, store.vendor)
            cursor.executemany(insert.sql, [insert.values_of(r, store) for r in rows])
    for _, rows in tables:
        for row in rows:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@contextmanager
def _cursor_of(store: BaseDatabaseWrapper) -> Iterator[Any]:
    """Django's cursor; on PostgreSQL the driver's own, which can do the more."""
    if store.vendor != "postgresql" or store.execute_wrappers:
        with store.cursor() as cursor:
            yield cursor
        return
    store.ensure_connection()
    line = store.connection
    with store.wrap_database_errors, line.pipeline():
        with store.Database.Cursor(line) as cursor:
            yield cursor


@cache
def _insert_into(model: type[Model], vendor: str) -> Insert:
    store = connections[DEFAULT_DB_ALIAS]
    fields = model._meta.local_concrete_fields
    if model._meta.parents or any(field.generated for field in fields):
        raise TypeError(f"{model.__name__} is not one table with columns of its own.")
    table = store.ops.quote_name(model._meta.db_table)
    columns = ", ".join(store.ops.quote_name(field.column) for field in fields)
    places = ", ".join(_placeholder(field, store) for field in fields)
    return Insert(
        f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - names
        tuple(_value_of(field) for field in fields),
    )


def _placeholder(field: Field, store: BaseDatabaseWrapper) -> str:
    own = getattr(field, "get_placeholder", None)
    return own(b"", None, store) if own else "%s"


def _value_of(field: Field) -> Value:
    name, pre_save, prepare = field.attname, field.pre_save, field.get_db_prep_save

    def whatever(row: Model, store: BaseDatabaseWrapper) -> object:
        return prepare(pre_save(row, True), connection=store)

    def plain(row: Model, store: BaseDatabaseWrapper) -> object:
        value = getattr(row, name)
        return value if type(value) in PLAIN else whatever(row, store)

    def identity(row: Model, store: BaseDatabaseWrapper) -> object:
        value = getattr(row, name)
        if type(value) is not UUID:
            return whatever(row, store)
        return value if store.features.has_native_uuid_field else value.hex

    kind = type(field.target_field if field.is_relation else field)
    return {UUIDField: identity}.get(kind, plain if kind in AS_THEY_ARE else whatever)
