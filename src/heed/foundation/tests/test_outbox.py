from datetime import timedelta

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation import clock, outbox
from heed.foundation.models import Heartbeat, OutboxTask
from heed.foundation.tests.factories import NOON, ORGANISATION, task

pytestmark = pytest.mark.django_db


def test_an_anonymous_task_is_due_at_a_rounded_up_time_and_is_not_saved():
    with clock.at(NOON + timedelta(minutes=2, seconds=13)):
        made = outbox.task("test", {}, organisation=ORGANISATION)
    assert made.due == NOON + timedelta(minutes=5)
    assert not OutboxTask.objects.exists()


def test_only_an_urgent_one_keeps_its_time():
    moment = NOON + timedelta(minutes=2)
    with clock.at(moment):
        made = outbox.task("test", {}, organisation=ORGANISATION, is_urgent=True)
    assert made.due == moment


@given(st.timedeltas(timedelta(0), timedelta(days=2)))
def test_rounding_never_comes_early_and_never_late_by_more_than_its_step(shift):
    rounded = outbox.rounded_up(NOON + shift)
    assert timedelta(0) <= rounded - (NOON + shift) < outbox.ROUNDED_TO
    assert outbox.rounded_up(rounded) == rounded


def test_a_task_of_staff_is_due_at_once():
    with clock.at(NOON):
        made = outbox.enqueue("test", {"n": 1}, organisation=ORGANISATION)
    assert OutboxTask.objects.get() == made
    assert made.due == NOON


def test_two_handlers_for_one_kind_are_a_mistake():
    outbox.handles("test-twice")(print)
    outbox.handles("test-twice")(print)
    with pytest.raises(ValueError, match="two handlers"):
        outbox.sends("test-twice")(repr)


def test_two_schedules_of_one_name_are_a_mistake():
    outbox.every(5, "test-twice")(print)
    with pytest.raises(ValueError, match="two repeated"):
        outbox.every(5, "test-twice")(repr)
    del outbox.schedules["test-twice"]


def test_a_task_says_its_kind_and_a_known_state():
    with pytest.raises(IntegrityError):
        task(kind="").save()


def test_dead_tasks_are_seen_and_can_be_revived():
    dead = task(state="dead", attempts=20, trouble="TimeoutError")
    dead.save()
    task().save()
    assert list(outbox.dead_tasks()) == [dead]
    outbox.revive(dead)
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == ("ready", 0)


def test_failing_tasks_come_most_often_tried_first():
    often, once = (task(attempts=n, trouble="OSError") for n in (7, 1))
    for row in (once, often, task(), task(attempts=1)):
        row.save()
    assert list(outbox.failing_tasks()) == [often, once]


def test_the_age_of_a_heartbeat():
    assert outbox.heartbeat_age() is None
    Heartbeat.objects.create(name=outbox.WORKER, beat=NOON)
    with clock.at(NOON + timedelta(minutes=3)):
        assert outbox.heartbeat_age() == timedelta(minutes=3)


def test_the_oldest_wait_counts_only_what_is_due():
    for minutes in (-7, -2, 5):
        task(due=NOON + timedelta(minutes=minutes)).save()
    with clock.at(NOON):
        assert outbox.oldest_wait() == timedelta(minutes=7)
