"""The worker: does what the outbox holds and what is due again.

It runs as a thread of the server, or by ``heed worker`` in processes of its own; any
number may run at once. A task is leased for a while: where a worker is killed, the
lease runs out and another takes the task. The attempt number guards against a worker
that comes back late.
"""

import logging
import threading
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from heed.foundation import clock, outbox, upkeep
from heed.foundation.errors import UnknownKind, WorkerCutOff
from heed.foundation.models import OutboxTask
from heed.foundation.repeated import beat, run_repeated

__all__ = ["Worker", "run_due", "upkeep"]

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 20  # about half a day
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
READY = OutboxTask.State.READY

log = logging.getLogger("heed.worker")


def run_due(limit: int = 1000) -> int:
    """Do what is due now, in this thread; returns how many tasks were taken."""
    taken = 0
    while taken < limit and (task := claim()) is not None:
        perform(task)
        taken += 1
    run_repeated()
    return taken


def claim() -> OutboxTask | None:
    """Lease the task that is due longest, so that no other worker takes it."""
    now = clock.now()
    due = OutboxTask.objects.filter(
        Q(lease_until=None) | Q(lease_until__lte=now), state=READY, due__lte=now
    ).order_by("due", "id")
    if not due.exists():  # reading takes no lock, and mostly there is nothing
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        task = due.first()
        if task is not None:
            task.attempts += 1
            task.lease_until = now + LEASE
            task.save(update_fields=["attempts", "lease_until"])
    return task


def perform(task: OutboxTask) -> None:
    """Do a leased task once; where it fails, put it back for later."""
    try:
        registered = _handler_of(task)
        if registered.is_sender:
            registered.run(task)
            _finish(task)
            return
        with transaction.atomic():
            # First, so that a worker whose lease ran out stops before any effect.
            if _finish(task):
                registered.run(task)
    except Exception as error:
        log.warning("task %s failed at attempt %d", task.kind, task.attempts)
        _put_back(task, error)


def _handler_of(task: OutboxTask) -> outbox.Registered:
    if task.attempts > MOST_ATTEMPTS:  # every attempt was cut off by a killed worker
        raise WorkerCutOff(task.kind)
    if task.kind not in outbox.handlers:
        raise UnknownKind(task.kind)
    return outbox.handlers[task.kind]


def _mine(task: OutboxTask) -> Q:
    return Q(pk=task.pk, attempts=task.attempts, state=READY)


def _finish(task: OutboxTask) -> bool:
    deleted, _ = OutboxTask.objects.filter(_mine(task)).delete()
    return deleted == 1


def _put_back(task: OutboxTask, error: Exception) -> None:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    is_hopeless = task.attempts >= MOST_ATTEMPTS
    pause = min(FIRST_PAUSE * 2 ** min(task.attempts - 1, 20), LONGEST_PAUSE)
    OutboxTask.objects.filter(_mine(task)).update(
        state=OutboxTask.State.DEAD if is_hopeless else READY,
        due=F("due") if is_hopeless else clock.now() + pause,
        lease_until=None,
        trouble=type(error).__name__,
    )


class Worker:
    """A thread that looks for work every so often until it is told to stop."""

    def __init__(self, pause: float = 1.0) -> None:
        self._pause = pause
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self.work, name="heed-worker", daemon=True
        )

    def start(self) -> None:
        """Begin to work in a thread of its own."""
        self._thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """Finish the present task, then end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def work(self) -> None:
        """Work in this thread until ``stop`` is called; trouble never ends it."""
        while not self._stopping.is_set():
            pause = self._pause
            try:
                beat(outbox.WORKER)
                run_due(limit=100)
            except Exception:
                log.exception("the worker could not look for work")
                connection.close()
                pause *= 10
            self._stopping.wait(pause)
        connection.close()
