"""Whether the service can do its work: for load balancers, alarms and the console."""

import shutil
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import Error as StoreError
from django.db import connection

from heed.foundation import outbox

LEAST_ROOM = 500 * 1024 * 1024  # bytes free where the data is
OLDEST_BEAT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; the sentence says what is wrong, if anything."""

    name: str
    trouble: str = ""


def findings() -> list[Finding]:
    """Everything that a service needs to be ready, each with its trouble if any.

    The writer is not tried by writing, since anybody may ask; the worker's heartbeat
    is itself a row written every fifteen seconds.
    """
    store = _store()
    if store.trouble:
        return [store]
    return [store, _room(), _heartbeat(), _queue(), _dead()]


def is_ready(found: list[Finding]) -> bool:
    """Whether nothing is in trouble."""
    return not any(finding.trouble for finding in found)


def _store() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (StoreError, OSError):
        return Finding("store", "The database cannot be reached.")
    return Finding("store")


def _room() -> Finding:
    free = shutil.disk_usage(settings.HEED_DATA_DIR).free
    if free < LEAST_ROOM:
        return Finding("room", "The disk is almost full.")
    return Finding("room")


def _heartbeat() -> Finding:
    age = outbox.heartbeat_age()
    if age is None:
        return Finding("worker", "The worker has never run.")
    if age > OLDEST_BEAT:
        minutes = age // timedelta(minutes=1)
        return Finding("worker", f"The worker has not run for {minutes} minutes.")
    return Finding("worker")


def _queue() -> Finding:
    wait = outbox.oldest_wait()
    if wait > LONGEST_WAIT:
        minutes = wait // timedelta(minutes=1)
        return Finding("queue", f"A task has been waiting for {minutes} minutes.")
    return Finding("queue")


def _dead() -> Finding:
    if outbox.dead_tasks().exists():
        return Finding("dead tasks", "Some tasks failed and wait for a person.")
    return Finding("dead tasks")
