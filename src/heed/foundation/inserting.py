"""New rows into the store, by statements that are made once for each table.

Django builds an INSERT anew each time, in Python, for every column of every row; that
was a third of what a submission cost. Here the statement and the way of each column
into the database are kept, a statement brings many rows of a table, and PostgreSQL
answers for all tables in one go. Around each statement
the driver lets other threads run, and then waits for them; so few are better than one
for each row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from json import dumps
from operator import attrgetter
from types import NoneType
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

from heed.foundation.statements import statements

LONGEST = 64  # rows of one statement

Way = Callable[[Any], object]


@dataclass(frozen=True)
class Column:
    """How one column gets its value.

    By the type of what the row holds; what is of another type goes Django's way.
    """

    field: Field
    ways: Mapping[type, Way]

    def value(self, held: Any, row: Model, store: BaseDatabaseWrapper) -> object:
        """What the driver is given for what a row holds and no way is kept for."""
        if isinstance(held, Choices):
            return held.value
        prepared = self.field.pre_save(row, True)
        return self.field.get_db_prep_save(prepared, connection=store)


@dataclass(frozen=True)
class Insert:
    """The statement of one table, and how each column gets its value."""

    into: str
    places: str
    columns: tuple[Column, ...]
    held: Callable[[Model], tuple[Any, ...]]

    def values_of(
        self, rows: Sequence[Model], store: BaseDatabaseWrapper
    ) -> list[object]:
        """Rows as the driver takes them, one after the other."""
        return [
            way(held)
            if (way := column.ways.get(type(held)))
            else column.value(held, row, store)
            for row in rows
            for column, held in zip(self.columns, self.held(row), strict=True)
        ]


def insert_rows(tables: Sequence[tuple[type[Model], Sequence[Model]]]) -> None:
    """Write new rows, which bring their keys with them, table after table."""
    store = connections[DEFAULT_DB_ALIAS]  # the calling thread's own
    with statements(together=True) as store_runs:
        for model, rows in tables:
            insert = _insert_into(model, store.vendor)
            for some in _in_powers(rows):
                statement = _statement(model, store.vendor, len(some))
                store_runs.run(statement, insert.values_of(some, store))
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


@cache
def _statement(model: type[Model], vendor: str, count: int) -> str:
    """The statement for so many rows; few lengths, so that they can be kept."""
    insert = _insert_into(model, vendor)
    return insert.into + ", ".join([insert.places] * count)


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
        tuple(Column(field, _ways_of(field, store)) for field in fields),
        attrgetter(*(field.attname for field in fields)),
    )


def _placeholder(field: Field, store: BaseDatabaseWrapper) -> str:
    own = getattr(field, "get_placeholder", None)
    return own(b"", None, store) if own else "%s"


def _ways_of(field: Field, store: BaseDatabaseWrapper) -> Mapping[type, Way]:
    """The ways of a column; none where Django makes the value when it is written."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return {}
    kind = type(field.target_field if field.is_relation else field)
    if kind is JSONField and field.encoder is not None:
        return {}
    return {NoneType: _as_it_is} | WAYS[store.vendor].get(kind, {})


def _as_it_is(held: object) -> object:
    return held


def _zoned(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A time that is stored needs its zone.")
    return moment


def _in_words(moment: datetime) -> str:
    """A time as Django writes it to SQLite."""
    if moment.tzinfo is UTC:
        return str(moment).removesuffix("+00:00")
    return str(_zoned(moment).astimezone(UTC).replace(tzinfo=None))


_PLAIN: Mapping[type, Way] = dict.fromkeys((bool, int, str), _as_it_is)
_ALIKE: Mapping[type[Field], Mapping[type, Way]] = {
    BinaryField: {bytes: _as_it_is},
    BooleanField: _PLAIN,
    CharField: _PLAIN,
    PositiveIntegerField: _PLAIN,
    PositiveSmallIntegerField: _PLAIN,
    SlugField: _PLAIN,
    SmallIntegerField: _PLAIN,
    TextField: _PLAIN,
}
# The ways of each store, by the kind of field and then by what the row holds.
WAYS: Mapping[str, Mapping[type[Field], Mapping[type, Way]]] = {
    "postgresql": {
        **_ALIKE,
        DateField: {date: _as_it_is},
        DateTimeField: {datetime: _zoned},
        UUIDField: {UUID: _as_it_is},
    },
    "sqlite": {
        **_ALIKE,
        DateField: {date: str},
        DateTimeField: {datetime: _in_words},
        JSONField: {dict: dumps, list: dumps},
        UUIDField: {UUID: attrgetter("hex")},
    },
}
