"""Runs a reader of strangers' files in a child process that cannot take the house down.

The child may use a stated amount of memory and time. Its rows come back in batches
over a pipe; when the pipe is full the child waits, so neither side collects a file.
"""

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from heed.foundation.spreadsheets.sheets import SpreadsheetRefused

BATCH = 100


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the child may use before it is stopped."""

    memory_bytes: int = 2**30
    cpu_seconds: int = 600
    waiting_seconds: float = 900


def sandboxed(
    reader: Callable[..., Iterator[Any]],
    *args: Any,
    allowance: Allowance | None = None,
    **kwargs: Any,
) -> Iterator[Any]:
    """Yield what `reader(*args, **kwargs)` yields, from a child process.

    The reader must be a function of a module, and what it yields must be picklable.
    """
    allowance = allowance or Allowance()
    # A fresh interpreter: a fork would share database connections and threads.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=_serve, args=(theirs, allowance, reader, args, kwargs), daemon=True
    )
    child.start()
    theirs.close()
    try:
        yield from _received(ours, allowance.waiting_seconds)
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()


def _received(pipe: Connection, patience: float) -> Iterator[Any]:
    """Only time spent waiting for the child counts, not our own work on its rows."""
    while True:
        began = time.monotonic()
        if not pipe.poll(max(patience, 0)):
            raise _unreadable()
        patience -= time.monotonic() - began
        try:
            kind, content = pipe.recv()
        except (EOFError, OSError) as error:
            raise _unreadable() from error
        if kind == "end":
            return
        if kind == "refused":
            raise content
        yield from content


def _serve(
    pipe: Connection, allowance: Allowance, reader: Callable, args: tuple, kwargs: dict
) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (allowance.memory_bytes,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (allowance.cpu_seconds,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        items = iter(reader(*args, **kwargs))
        while batch := list(islice(items, BATCH)):
            pipe.send(("rows", batch))
        pipe.send(("end", None))
    except SpreadsheetRefused as refusal:
        pipe.send(("refused", refusal))
    except Exception:
        # The text of the fault could hold someone's words, so none of it is passed on.
        pipe.send(("refused", _unreadable()))
    finally:
        pipe.close()


def _unreadable() -> SpreadsheetRefused:
    return SpreadsheetRefused(
        "This file could not be read.",
        "Save it again as CSV, or split it into smaller files.",
    )
