"""The durable writer: what it acknowledges survives a killed process and a power cut.

Requests put their rows on a queue; one thread takes all that wait, writes them in one
commit and only then answers each. One commit for many is seven times faster on a slow
disk at full durability, and hides the order in which they came.
"""

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection

from heed.foundation.batches import Outcome, Result, Submission, store
from heed.foundation.errors import NotStored, RowsRefused

__all__ = [
    "NotStored",
    "Outcome",
    "RowsRefused",
    "Submission",
    "submit",
    "submit_all",
    "written_in_this_thread",
]

LARGEST_BATCH = 256
PATIENCE = 30  # seconds that a request waits for the commit

_in_this_thread: ContextVar[bool] = ContextVar("written in this thread", default=False)
_Waiting = tuple[Submission, "Future[Result]"]


def submit(submission: Submission) -> Outcome:
    """Store one submission and return after the commit.

    Raises ``NotStored`` where the store cannot be written to, ``RowsRefused`` where
    it will not have these rows. Must not be called inside a transaction.
    """
    result = submit_all([submission])[0]
    if isinstance(result, Exception):
        raise result
    return result


def submit_all(submissions: Sequence[Submission]) -> list[Result]:
    """Store many submissions, each for itself; refusals are returned, not raised."""
    if _in_this_thread.get() or getattr(settings, "HEED_WRITES_IN_THREAD", False):
        return store(submissions)
    if connection.in_atomic_block:
        raise RuntimeError(
            "A submission waits for its commit, so it cannot be inside a transaction."
        )
    futures = [_writer.put(submission) for submission in submissions]
    return [_result(future) for future in futures]


@contextmanager
def written_in_this_thread() -> Iterator[None]:
    """Write in the caller's own connection and transaction; for tests and set-up.

    Inside a transaction nothing is durable before its end. The tests' settings have
    ``HEED_WRITES_IN_THREAD`` on, so that a test with a transaction needs no more.
    """
    token = _in_this_thread.set(True)
    try:
        yield
    finally:
        _in_this_thread.reset(token)


def stop() -> None:
    """Write all that waits, then end the writer's thread; a later call starts anew."""
    _writer.stop()


def _result(future: "Future[Result]") -> Result:
    try:
        return future.result(PATIENCE)
    except (TooLate, CancelledError):
        future.cancel()  # where it is still waiting, it need not be tried any more
        return NotStored()


class _Writer:
    """One thread with a database connection of its own, started when first needed."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._process = os.getpid()

    def put(self, submission: Submission) -> "Future[Result]":
        future: Future[Result] = Future()
        with self._guard:
            if self._process != os.getpid():  # a fork has the queue but not the thread
                self._forget()
            self._queue.put((submission, future))
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._work, name="heed-writer", daemon=True
                )
                self._thread.start()
        return future

    def stop(self) -> None:
        with self._guard:
            thread, self._thread = self._thread, None
            if thread is None:
                return
            self._queue.put(None)
            thread.join()

    def _work(self) -> None:
        is_open = True
        while is_open:
            batch, is_open = self._take()
            self._write([waiting for waiting in batch if _is_wanted(waiting)])
        connection.close()

    def _take(self) -> tuple[list[_Waiting], bool]:
        """All that waits, up to a limit, and whether the work goes on after it."""
        batch: list[_Waiting] = []
        found = self._queue.get()
        while found is not None:
            batch.append(found)
            if len(batch) == LARGEST_BATCH:
                return batch, True
            try:
                found = self._queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False

    def _write(self, batch: list[_Waiting]) -> None:
        if not batch:
            return
        try:
            results = store([submission for submission, _ in batch])
        except BaseException as error:  # whatever happens, nobody is left waiting
            for _, future in batch:
                future.set_exception(error)
            connection.close()
        else:
            for (_, future), result in zip(batch, results, strict=True):
                future.set_result(result)


def _is_wanted(waiting: _Waiting) -> bool:
    return waiting[1].set_running_or_notify_cancel()


_writer = _Writer()
