"""One batch of submissions, written in one transaction in shuffled order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from graphlib import TopologicalSorter
from uuid import UUID

from django.db import Error as StoreError
from django.db import connection, transaction
from django.db.models import Model
from django.db.utils import DataError, IntegrityError, NotSupportedError

from heed.foundation import clock
from heed.foundation.errors import NotStored, RowsRefused
from heed.foundation.ids import shuffle
from heed.foundation.inserting import insert_rows
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.models import IdempotencyKey
from heed.foundation.statements import PLACE, statements
from heed.foundation.unsaved import unsaved

USED = "SELECT digest FROM foundation_idempotencykey WHERE digest IN"
_FAULT_OF_THE_ROWS = (DataError, IntegrityError, NotSupportedError)


@dataclass(frozen=True)
class Change:
    """A statement that alters rows of the caller's own, with its values."""

    statement: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Submission:
    """Rows that belong together, not yet saved, under a key that the client made.

    ``changes`` and ``also`` are done in the same commit, after the rows are in; not for
    a repeat. The latter runs in the writer's thread, so it must not ask who or in which
    language.
    """

    key: UUID
    rows: Sequence[Model]
    changes: Sequence[Change] = ()
    also: Sequence[Callable[[], object]] = ()


class Outcome(Enum):
    """What became of a submission."""

    STORED = "stored"
    REPEATED = "repeated"  # its key was used before; nothing was written this time


Result = Outcome | NotStored | RowsRefused


def store(submissions: Sequence[Submission]) -> list[Result]:
    """Store all submissions in one commit, or else each in a commit of its own.

    The second way keeps a bad row from failing its neighbours, and finds a database
    that has come back. A commit whose answer was lost is found again by its key.
    """
    try:
        return [*_together(submissions)]
    except Exception as error:
        if not _is_fault_of_the_rows(error):
            _reconnect()
    return _one_by_one(submissions)


def make_changes(changes: Iterable[Change]) -> None:
    """Run what alters rows, alike statements together and in shuffled order."""
    by_statement = defaultdict(list)
    for change in changes:
        by_statement[change.statement].append(change.values)
    with statements(together=True) as store_runs:
        for statement, rows in by_statement.items():
            shuffle(rows)
            store_runs.run_each(statement, rows)


def digest_of(key: UUID) -> UUID:
    """The keyed hash under which a submission's key is remembered."""
    return UUID(bytes=keys().keyed_hash(Purpose.IDEMPOTENCY, key.bytes)[:16])


def _one_by_one(submissions: Sequence[Submission]) -> list[Result]:
    results: list[Result] = []
    is_lost = False
    for submission in submissions:
        result = NotStored() if is_lost else _alone(submission)
        is_lost = isinstance(result, NotStored)
        results.append(result)
    return results


def _alone(submission: Submission) -> Result:
    try:
        return _together([submission])[0]
    except Exception as error:
        refusal = RowsRefused() if _is_fault_of_the_rows(error) else NotStored()
        refusal.__cause__ = error
        if isinstance(refusal, NotStored):
            _reconnect()
        return refusal


def _is_fault_of_the_rows(error: Exception) -> bool:
    if isinstance(error, StoreError):
        return isinstance(error, _FAULT_OF_THE_ROWS)
    return not isinstance(error, OSError)


def _reconnect() -> None:
    if not connection.in_atomic_block:
        connection.close()


def _together(submissions: Sequence[Submission]) -> list[Outcome]:
    digests = [digest_of(submission.key) for submission in submissions]
    with transaction.atomic():
        known = _known_among(digests)
        fresh: dict[UUID, Submission] = {}
        outcomes = []
        for digest, submission in zip(digests, submissions, strict=True):
            is_repeated = digest in known or digest in fresh
            fresh.setdefault(digest, submission)
            outcomes.append(Outcome.REPEATED if is_repeated else Outcome.STORED)
        new = {d: s for d, s in fresh.items() if d not in known}
        _insert(new)
        _change(new)
    return outcomes


def _known_among(digests: Sequence[UUID]) -> set[UUID]:
    """Which keys were used before; Django takes longer to ask it than the store."""
    is_native = connection.features.has_native_uuid_field
    given = digests if is_native else [digest.hex for digest in digests]
    places = ", ".join([PLACE] * len(given))
    with statements() as store_runs:
        found = [key for (key,) in store_runs.run(f"{USED} ({places})", given)]
    return set(found) if is_native else {UUID(value) for value in found}


def _insert(fresh: dict[UUID, Submission]) -> None:
    today = clock.now().date()
    rows = [unsaved(IdempotencyKey, digest=digest, kept_on=today) for digest in fresh]
    for submission in fresh.values():
        rows.extend(submission.rows)
    of_model = defaultdict(list)
    for row in rows:
        of_model[type(row)].append(row)
    for rows in of_model.values():
        # Each table in an order of its own, so that the third row of one table and
        # the third of another have nothing to do with each other.
        shuffle(rows)
    in_order = _parents_first(frozenset(of_model))
    insert_rows([(model, of_model[model]) for model in in_order])


def _change(fresh: dict[UUID, Submission]) -> None:
    make_changes([one for given in fresh.values() for one in given.changes])
    also = [act for submission in fresh.values() for act in submission.also]
    shuffle(also)
    for act in also:
        act()


@cache
def _parents_first(found: frozenset[type[Model]]) -> tuple[type[Model], ...]:
    sorter: TopologicalSorter[type[Model]] = TopologicalSorter()
    for model in found:
        parents = {
            field.related_model
            for field in model._meta.concrete_fields
            if field.remote_field and field.related_model is not model
        }
        sorter.add(model, *(parents & found))
    return tuple(sorter.static_order())
