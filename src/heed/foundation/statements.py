"""Statements that are run again and again, in the form that the store keeps.

Django's cursor reads every statement for its places anew, and on PostgreSQL puts the
values into the text, so that the server has to read and plan it each time too. Here
the text is turned into the driver's form once, the values travel apart from it, and
the store keeps what it has planned.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import RawCursor

PLACE = "%s"
KEPT = 512  # texts; there are some eighty


class Statements:
    """A cursor that takes statements with Django's places for values."""

    def __init__(self, cursor: Any, form: Callable[[str], str]) -> None:
        self._cursor, self._form = cursor, form

    def run(self, statement: str, values: Sequence[object]) -> Any:
        """Run one; gives the driver's cursor, to read what it found."""
        return self._cursor.execute(self._form(statement), values)

    def run_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one with the values of each row."""
        self._cursor.executemany(self._form(statement), rows)


@contextmanager
def statements(*, together: bool = False) -> Iterator[Statements]:
    """What runs statements on the calling thread's own connection.

    ``together``: none of them is asked what it found, so that PostgreSQL can be sent
    all before it answers. Errors are Django's. Where somebody listens to Django's own
    cursor, as tests do, it is Django's.
    """
    store = connections[DEFAULT_DB_ALIAS]
    if store.execute_wrappers or store.queries_logged:
        with store.cursor() as cursor:
            yield Statements(cursor, str)
        return
    store.ensure_connection()
    store.validate_thread_sharing()
    store.validate_no_broken_transaction()
    opened = WAYS[store.vendor]
    with store.wrap_database_errors, opened(store.connection, together) as found:
        yield found


@contextmanager
def _of_sqlite(line: Any, _together: bool) -> Iterator[Statements]:
    with closing(line.cursor()) as cursor:
        yield Statements(cursor, _with_question_marks)


@contextmanager
def _of_postgresql(line: Any, together: bool) -> Iterator[Statements]:
    with line.pipeline() if together else nullcontext(), RawCursor(line) as cursor:
        yield Statements(cursor, _with_numbers)


WAYS = {"sqlite": _of_sqlite, "postgresql": _of_postgresql}


@lru_cache(KEPT)
def _with_question_marks(statement: str) -> str:
    return statement.replace(PLACE, "?")


@lru_cache(KEPT)
def _with_numbers(statement: str) -> str:
    first, *others = statement.split(PLACE)
    return first + "".join(f"${n}{part}" for n, part in enumerate(others, 1))
