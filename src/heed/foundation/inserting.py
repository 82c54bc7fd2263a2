"""New rows into the store, by statements that are made once for each table.

Django builds an INSERT anew each time, in Python, for every column of every row; that
was a third of what a submission cost. Here the statement and the way of each column
into the database are kept, a statement brings many rows of a table, and PostgreSQL
keeps the statements too and answers for all tables in one go. Around each statement
the driver lets other threads run, and then waits for them; so few are better than one
for each row.
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
    BinaryField,
    BooleanField,
    CharField,
    Choices,
    DateField,
    DateTimeField,
    Field,
    JSONField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    SlugField,
    SmallIntegerField,
    TextField,
    UUIDField,
)

# Columns whose values go into the store as they are, where they are of these types.
AS_THEY_ARE = {
    BooleanField,
    CharField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    SlugField,
    SmallIntegerField,
    TextField,
}
PLAIN = {bool, int, str, type(None)}
# Columns in which nothing stays nothing, and which Django prepares otherwise.
NOTHING_STAYS = {BinaryField, DateField, DateTimeField, JSONField}
LONGEST = 64  # rows of one statement

Value = Callable[[Model, BaseDatabaseWrapper], object]


@dataclass(frozen=True)
class Insert:
    """The statement of one table, and how each column gets its value."""

    into: str
    places: str
    values: tuple[Value, ...]

    def of(self, count: int) -> str:
        """The statement for so many rows; few lengths, so that they can be kept."""
        return self.into + ", ".join([self.places] * count)

    def values_of(
        self, rows: Sequence[Model], store: BaseDatabaseWrapper
    ) -> list[object]:
        """Rows as the driver takes them, one after the other."""
        return [value(row, store) for row in rows for value in self.values]


def insert_rows(tables: Sequence[tuple[type[Model], Sequence[Model]]]) -> None:
    """Write new rows, which bring their keys with them, table after table."""
    store = connections[DEFAULT_DB_ALIAS]  # the calling thread's own
    with _cursor_of(store) as cursor:
        for model, rows in tables:
            insert = _insert_into(model, store.vendor)
            for some in _in_powers(rows):
                cursor.execute(insert.of(len(some)), insert.values_of(some, store))
    for _, rows in tables:
        for row in rows:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _in_powers(rows: Sequence[Model]) -> Iterator[Sequence[Model]]:
    """The rows in pieces of 64, 32, 16, 8, 4, 2 and 1."""
    done = 0
    while left := len(rows) - done:
        size = min(LONGEST, 1 << (left.bit_length() - 1))
        yield rows[done : done + size]
        done += size


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
        f"INSERT INTO {table} ({columns}) VALUES ",  # noqa: S608 - names
        f"({places})",
        tuple(_value_of(field) for field in fields),
    )


def _placeholder(field: Field, store: BaseDatabaseWrapper) -> str:
    own = getattr(field, "get_placeholder", None)
    return own(b"", None, store) if own else "%s"


def _value_of(field: Field) -> Value:
    name, pre_save, prepare = field.attname, field.pre_save, field.get_db_prep_save
    is_stamped = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", 0)

    def whatever(row: Model, store: BaseDatabaseWrapper) -> object:
        return prepare(pre_save(row, True), connection=store)

    def unless_nothing(row: Model, store: BaseDatabaseWrapper) -> object:
        return None if getattr(row, name) is None else whatever(row, store)

    def plain(row: Model, store: BaseDatabaseWrapper) -> object:
        value = getattr(row, name)
        if isinstance(value, Choices):
            value = value.value
        return value if type(value) in PLAIN else whatever(row, store)

    def identity(row: Model, store: BaseDatabaseWrapper) -> object:
        value = getattr(row, name)
        if type(value) is not UUID:
            return unless_nothing(row, store)
        return value if store.features.has_native_uuid_field else value.hex

    kind = type(field.target_field if field.is_relation else field)
    if kind is UUIDField:
        return identity
    if kind in AS_THEY_ARE:
        return plain
    return unless_nothing if kind in NOTHING_STAYS and not is_stamped else whatever
