from datetime import timedelta

import pytest

from heed.foundation import clock, outbox, upkeep
from heed.foundation.batches import digest_of, store
from heed.foundation.models import Heartbeat, IdempotencyKey
from heed.foundation.repeated import beat, run_repeated
from heed.foundation.tests.factories import NOON, submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ran(monkeypatch):
    monkeypatch.setattr(outbox, "schedules", {})
    times = []
    outbox.every(60, "test")(lambda: times.append(clock.now()))
    return times


def run_at(moment):
    with clock.at(moment):
        return run_repeated()


def test_it_runs_at_once_and_then_once_an_interval(ran):
    for minutes in (0, 1, 59, 60, 61, 200, 201):
        run_at(NOON + timedelta(minutes=minutes))
    assert [(t - NOON) / timedelta(minutes=1) for t in ran] == [0, 60, 200]


def test_its_heartbeat_tells_when_it_last_ran_well():
    run_at(NOON)
    with clock.at(NOON + timedelta(minutes=20)):
        assert outbox.heartbeat_age("test") == timedelta(minutes=20)


def test_what_failed_is_tried_again_soon_and_has_no_heartbeat(monkeypatch):
    monkeypatch.setattr(outbox, "schedules", {})
    outbox.every(24 * 60, "broken")(lambda: 1 / 0)
    assert run_at(NOON) == 0
    row = Heartbeat.objects.get(name="broken")
    assert (row.beat, row.trouble) == (None, "ZeroDivisionError")
    assert row.due == NOON + timedelta(minutes=5)


def test_two_workers_do_not_run_it_twice(ran):
    run_at(NOON)
    with clock.at(NOON):
        assert run_repeated() == 0
    assert len(ran) == 1


def test_what_another_worker_took_meanwhile_is_not_run_again(ran, monkeypatch):
    monkeypatch.setattr(outbox, "schedules", {})
    outbox.every(60, "first")(run_repeated)  # as another worker would at that moment
    outbox.every(60, "second")(lambda: ran.append(clock.now()))
    run_at(NOON)
    assert ran == [NOON]


def test_a_look_that_finds_nothing_due_is_one_read(django_assert_num_queries):
    for number in range(5):
        outbox.every(60, f"test {number}")(lambda: None)
    run_at(NOON)
    with django_assert_num_queries(1):
        assert run_at(NOON + timedelta(minutes=1)) == 0


def test_a_beat_is_written_at_most_every_fifteen_seconds():
    for seconds in (0, 5, 14):
        with clock.at(NOON + timedelta(seconds=seconds)):
            beat("worker")
    assert Heartbeat.objects.get(name="worker").beat == NOON
    with clock.at(NOON + timedelta(seconds=16)):
        beat("worker")
        assert outbox.heartbeat_age() == timedelta(0)


def test_idempotency_keys_are_kept_a_day_and_not_two():
    given = submission()
    with clock.at(NOON):
        store([given])
    for hours, is_kept in [(24, True), (35, True), (37, False)]:
        with clock.at(NOON + timedelta(hours=hours)):
            upkeep.forget_idempotency_keys()
        found = IdempotencyKey.objects.filter(digest=digest_of(given.key))
        assert found.exists() is is_kept
