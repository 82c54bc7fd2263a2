"""Repeated work: who runs it now, and when it last ran."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q

from heed.foundation import clock, outbox
from heed.foundation.models import Heartbeat

SOON = timedelta(minutes=5)  # when work that failed or was cut off is tried again
BEAT = timedelta(seconds=15)

log = logging.getLogger("heed.worker")


def beat(name: str) -> None:
    """Say that a worker is alive, at most every fifteen seconds."""
    now = clock.now()
    fresh = Heartbeat.objects.filter(name=name, beat__gt=now - BEAT, beat__lte=now)
    if not fresh.exists():
        Heartbeat.objects.update_or_create(name=name, defaults={"beat": now})


def run_repeated() -> int:
    """Run each repeated piece of work that is due; returns how many ran well."""
    return sum(_run(schedule) for schedule in _due())


def _due() -> list[outbox.Schedule]:
    """What is due, in one read that takes no lock, since mostly nothing is."""
    due = dict(Heartbeat.objects.values_list("name", "due"))
    new = [Heartbeat(name=name) for name in outbox.schedules if name not in due]
    if new:
        Heartbeat.objects.bulk_create(new, ignore_conflicts=True)
    now = clock.now()
    return [
        schedule
        for name, schedule in outbox.schedules.items()
        if (at := due.get(name)) is None or at <= now
    ]


def _run(schedule: outbox.Schedule) -> bool:
    started = clock.now()
    if not _take(schedule):
        return False
    row = Heartbeat.objects.filter(name=schedule.name)
    try:
        schedule.run()
    except Exception as error:
        log.warning("repeated work %s failed", schedule.name)
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        row.update(trouble=type(error).__name__)
        return False
    row.update(beat=started, due=started + schedule.interval, trouble="")
    return True


def _take(schedule: outbox.Schedule) -> bool:
    """Whether this worker is the one to run it now.

    The next turn is at first set to soon, so that work that is cut off is not put off
    for a whole interval.
    """
    now = clock.now()
    due = Heartbeat.objects.filter(Q(due=None) | Q(due__lte=now), name=schedule.name)
    with transaction.atomic():
        return due.update(due=now + min(schedule.interval, SOON)) == 1
