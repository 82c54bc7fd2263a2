"""Killing whoever copies into the analysis store, at each step, and looking after.

Each act is done in a process of its own, copied from one that has touched neither
the store nor Arrow, since connections and threads do not survive being copied.
"""

import os
import signal
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any
from unittest import mock

from heed.foundation import clock
from heed.people.tests import factories
from heed.responses.actions import withdraw_response
from heed.responses.choices import State
from heed.responses.models import Withdrawal
from heed.warehouse import folder, sealed_files, writing
from heed.warehouse.actions import compacting, copy_closed_windows, copying
from heed.warehouse.checking import altered_files, compared
from heed.warehouse.models import StoredFile, Tombstone, WaitingWindow
from heed.warehouse.queries import fieldwork_dataset
from heed.warehouse.tests.house import House

JUNE = datetime(2026, 6, 1, tzinfo=UTC)
EACH = 5


def die(*_: Any, **__: Any) -> Any:
    """End as a process ends that is killed: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(call: int, act: Callable[..., Any], *, done: bool) -> Callable[..., Any]:
    """Die when it is called for so many times, once it is done or before."""
    made: list[None] = []

    def deadly(*args: Any, **more: Any) -> Any:
        made.append(None)
        if len(made) < call:
            return act(*args, **more)
        if done:
            act(*args, **more)
        return die()

    return deadly


_add = StoredFile.objects.bulk_create
_write = sealed_files.pq.ParquetWriter.write_table
# What is replaced to end there; each step is a little later than the one before.
STEPS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "before the file": (writing, "write_file", die),
    "half a file": (
        sealed_files.pq.ParquetWriter,
        "write_table",
        die_at(1, _write, done=True),
    ),
    "a file without a name": (sealed_files.os, "utime", die),
    "a file that is not known": (StoredFile.objects, "bulk_create", die),
    "a file that is not committed": (
        StoredFile.objects,
        "bulk_create",
        die_at(1, _add, done=True),
    ),
    "copied": (copying, "compact", die),
    "rewritten and not known": (
        StoredFile.objects,
        "bulk_create",
        die_at(2, _add, done=False),
    ),
    "rewritten, with the tombstones": (compacting, "forget", die),
    "rewritten, with the old file": (
        folder,
        "clear_out",
        die_at(2, folder.clear_out, done=False),
    ),
}


def give(wave: int) -> None:
    """Answers to a closed window; somebody of before takes theirs back."""
    # The store has people and places already, numbered from 1.
    with mock.patch.object(factories, "_numbers", count(5_000)):
        house = House.again() if wave else House()
    standing = house.fieldwork.response_set.exclude(state=State.WITHDRAWN)
    if wave:
        first = standing.order_by("pk").first()
        withdraw_response(response=first, reason=Withdrawal.Reason.ERASURE)
    for number in range(EACH):
        house.answer({"years": wave * EACH + number, "since": "2024-01"})
    house.settle()


def copy_until(step: str) -> None:
    """Copy, and be killed at this step; without one, copy to the end."""
    with clock.at(JUNE):
        if not step:
            copy_closed_windows()
            return
        where, name, deadly = STEPS[step]
        with mock.patch.object(where, name, deadly):
            copy_closed_windows()
    raise AssertionError(f"Nobody was killed: {step}.")


def look(*, tidy: bool) -> None:
    """Every answer is there once; and where all is done, nothing else is."""
    house = House.again()
    dataset = fieldwork_dataset(house.fieldwork)
    years = [column.name for column in dataset.columns].index("years")
    standing = house.fieldwork.response_set.exclude(state=State.WITHDRAWN)
    given = [answers["years"] for answers in standing.values_list("answers", flat=True)]
    assert sorted(row[years] for row in dataset.rows) == sorted(given)
    assert sorted(dataset.values(years)) == sorted(given)
    if tidy:
        files = list(folder.root().glob("*/*/*"))
        assert len(files) == StoredFile.objects.count() == 1
        assert not WaitingWindow.objects.exists()
        assert not Tombstone.objects.exists()
        assert not altered_files()
        assert all(one.agrees and one.analysis[0] for one in compared())


def apart(act: Callable[..., None], *args: Any, **more: Any) -> int:
    """Do something in a copy of this process; how it ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        act(*args, **more)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)
