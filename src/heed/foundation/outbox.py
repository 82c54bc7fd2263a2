"""The outbox: work that must follow a commit, put down in the same commit.

A handler that changes the database is registered with ``handles``: its changes and
the end of its task are one transaction, so that they happen exactly once. A handler
that sends something outward is registered with ``sends``: it runs outside of any
transaction and at least once, with the same ``task.message_id`` at every attempt. A
piece of work that does both enqueues a sending task from a handling one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from heed.foundation import clock
from heed.foundation.models import Heartbeat, OutboxTask
from heed.foundation.unsaved import unsaved

Handler = Callable[[OutboxTask], None]
ROUNDED_TO = timedelta(minutes=5)
WORKER = "worker"  # the heartbeat of the worker itself


@dataclass(frozen=True)
class Registered:
    """A handler, and whether it sends something outward."""

    run: Handler
    is_sender: bool


@dataclass(frozen=True)
class Schedule:
    """A function that the worker runs again and again."""

    name: str
    interval: timedelta
    run: Callable[[], None]


handlers: dict[str, Registered] = {}
schedules: dict[str, Schedule] = {}


def task(
    kind: str,
    payload: dict[str, Any],
    *,
    organisation: UUID,
    due: datetime | None = None,
    is_urgent: bool = False,
) -> OutboxTask:
    """A task to be stored with an anonymous submission; not saved yet.

    Its due time is rounded up, so that it does not tell when the submission came;
    only what the person marked as urgent keeps its exact time.
    """
    moment = due or clock.now()
    return unsaved(
        OutboxTask,
        kind=kind,
        payload=payload,
        organisation=organisation,
        due=moment if is_urgent else rounded_up(moment),
    )


def enqueue(
    kind: str,
    payload: dict[str, Any],
    *,
    organisation: UUID,
    due: datetime | None = None,
) -> OutboxTask:
    """Put down a task in the caller's transaction, due at once or at ``due``."""
    return OutboxTask.objects.create(
        kind=kind,
        payload=payload,
        organisation=organisation,
        due=due or clock.now(),
    )


def rounded_up(moment: datetime) -> datetime:
    """The end of the five minutes in which a moment lies."""
    start = datetime(2000, 1, 1, tzinfo=UTC)
    steps = -((start - moment) // ROUNDED_TO)
    return start + steps * ROUNDED_TO


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler whose database changes for a kind happen exactly once."""
    return _registering(kind, is_sender=False)


def sends(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler that sends for a kind, outside of any transaction."""
    return _registering(kind, is_sender=True)


def every(minutes: float, name: str) -> Callable[[Callable[[], None]], Any]:
    """Register a function that the worker runs every so many minutes."""

    def register(run: Callable[[], None]) -> Callable[[], None]:
        known = schedules.get(name)
        if known is not None and known.run is not run:
            raise ValueError(f"There are two repeated pieces of work named “{name}”.")
        schedules[name] = Schedule(name, timedelta(minutes=minutes), run)
        return run

    return register


def dead_tasks() -> QuerySet[OutboxTask]:
    """Tasks that were tried too often and wait for a person, oldest first."""
    return OutboxTask.objects.filter(state=OutboxTask.State.DEAD).order_by("due", "id")


def failing_tasks() -> QuerySet[OutboxTask]:
    """Tasks that failed at least once and are still tried, most often tried first."""
    return (
        OutboxTask.objects.filter(state=OutboxTask.State.READY, attempts__gt=0)
        .exclude(trouble="")
        .order_by("-attempts", "id")
    )


def revive(task: OutboxTask) -> None:
    """Let the worker try a dead task again from the beginning."""
    OutboxTask.objects.filter(pk=task.pk, state=OutboxTask.State.DEAD).update(
        state=OutboxTask.State.READY, attempts=0, lease_until=None, due=clock.now()
    )


def heartbeat_age(name: str = WORKER) -> timedelta | None:
    """How long ago the worker, or a repeated piece of work, last ran; or never."""
    beat = Heartbeat.objects.filter(name=name).values_list("beat", flat=True).first()
    return None if beat is None else clock.now() - beat


def oldest_wait() -> timedelta:
    """By how much the longest waiting task is overdue."""
    first = (
        OutboxTask.objects.filter(state=OutboxTask.State.READY, due__lte=clock.now())
        .order_by("due")
        .values_list("due", flat=True)
        .first()
    )
    return timedelta(0) if first is None else clock.now() - first


def _registering(kind: str, *, is_sender: bool) -> Callable[[Handler], Handler]:
    def register(run: Handler) -> Handler:
        known = handlers.get(kind)
        if known is not None and known.run is not run:
            raise ValueError(f"There are two handlers for tasks “{kind}”.")
        handlers[kind] = Registered(run, is_sender)
        return run

    return register
