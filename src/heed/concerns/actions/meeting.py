"""Keeping a promise: only a person's act stops a clock."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from heed.concerns import promises
from heed.concerns.choices import Promise
from heed.concerns.models import Clock, Concern
from heed.foundation import clock
from heed.people.models import Account


def meet(concern: Concern, *kept: Promise, by: Account) -> int:
    """Stop the concern's own clocks for some promises."""
    return meet_all(
        Clock.objects.filter(
            concern=concern,
            promise__in=kept,
            message=None,
            complaint=None,
            retaliation=None,
        ),
        by=by,
    )


def meet_all(clocks: QuerySet[Clock], *, by: Account | None) -> int:
    """Stop every running clock among these."""
    running = clocks.filter(met_at=None).select_related("concern__place")
    for one in running.select_for_update(of=("self",)):
        _stop(one, by)
    return len(running)


def _stop(one: Clock, by: Account | None) -> None:
    now, concern = clock.now(), one.concern
    zone = concern.place.zone
    one.in_time = now <= one.due_at
    one.met_at = now if by or one.is_exact else _day_end(now, zone)
    one.met_by = by
    one.next_rung_at = None
    if not one.is_exact:
        one.due_at = promises.coarse(one.due_at, concern.window_kind, zone)
    one.save(update_fields=["in_time", "met_at", "met_by", "next_rung_at", "due_at"])


def hurry(concern: Concern, *urgent: Promise) -> None:
    """Run clocks to the minute from now on; none is ever put off by it.

    A clock that was met runs again, so that others are called.
    """
    start = clock.now()
    for promise in urgent:
        minutes = promises.times().urgent[promise]["minutes"]
        soon = start + timedelta(minutes=minutes)
        one = Clock.objects.filter(
            concern=concern,
            promise=promise,
            message=None,
            complaint=None,
            retaliation=None,
        ).first()
        if one is None or (one.is_exact and one.met_at is None):
            continue
        if one.met_at is None and one.due_at <= soon:
            soon = max(one.due_at, start)
        one.is_exact, one.started_at, one.due_at = True, start, soon
        one.next_rung_at = start if promise == Promise.ACKNOWLEDGED else soon
        one.rung, one.met_at, one.met_by, one.in_time = 0, None, None, None
        one.save()


def _day_end(moment: datetime, zone: str) -> datetime:
    return promises.end_of_day(promises.local_day(moment, zone), zone)
