from datetime import timedelta

import pytest

from heed.foundation import clock, outbox, worker
from heed.foundation.models import OutboxTask
from heed.foundation.tests.factories import NOON, ORGANISATION, task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOON):
        yield


@pytest.fixture(autouse=True)
def handlers(monkeypatch):
    """Handlers of this test only; and no repeated work."""
    monkeypatch.setattr(outbox, "handlers", {})
    monkeypatch.setattr(outbox, "schedules", {})


def effect(done):
    """A database effect: one more row of another kind."""
    outbox.enqueue(
        "effect", done.payload, organisation=ORGANISATION, due=NOON + timedelta(days=9)
    )


def effects():
    return OutboxTask.objects.filter(kind="effect").count()


def test_it_works():
    outbox.handles("test")(effect)
    task().save()
    assert worker.run_due() == 1
    assert effects() == 1
    assert not OutboxTask.objects.filter(kind="test").exists()


def test_what_is_not_due_waits():
    outbox.handles("test")(effect)
    task(due=NOON + timedelta(seconds=1)).save()
    assert worker.run_due() == 0


def test_a_leased_task_is_left_alone_until_its_lease_runs_out():
    task().save()
    assert worker.claim() is not None
    assert worker.claim() is None
    with clock.at(NOON + worker.LEASE):
        assert worker.claim().attempts == 2


def test_a_worker_that_comes_back_late_has_no_effect():
    outbox.handles("test")(effect)
    task().save()
    late = worker.claim()
    with clock.at(NOON + worker.LEASE):
        assert worker.run_due() == 1
    worker.perform(late)
    assert effects() == 1


def test_a_failed_task_takes_its_effects_back_and_waits_longer_each_time():
    def half_done(given):
        effect(given)
        raise TimeoutError("somebody's words")

    outbox.handles("test")(half_done)
    task().save()
    assert worker.run_due() == 1
    row = OutboxTask.objects.get()
    assert effects() == 0
    assert (row.due, row.trouble) == (NOON + timedelta(seconds=5), "TimeoutError")
    with clock.at(row.due):
        worker.run_due()
        row.refresh_from_db()
        assert row.due == clock.now() + timedelta(seconds=10)


def test_a_task_that_never_succeeds_is_put_aside_not_lost():
    outbox.handles("test")(lambda given: 1 / 0)
    task(attempts=worker.MOST_ATTEMPTS - 1).save()
    worker.run_due()
    assert [t.trouble for t in outbox.dead_tasks()] == ["ZeroDivisionError"]
    with clock.at(NOON + timedelta(days=1)):
        assert worker.run_due() == 0


def test_a_task_that_kills_every_worker_is_not_tried_for_ever():
    ran = []
    outbox.handles("test")(ran.append)
    task(attempts=worker.MOST_ATTEMPTS, lease_until=NOON).save()
    worker.run_due()
    assert ran == []
    assert [t.trouble for t in outbox.dead_tasks()] == ["WorkerCutOff"]


def test_a_kind_that_nobody_handles_is_kept():
    task(kind="unheard-of").save()
    worker.run_due()
    assert [t.trouble for t in outbox.failing_tasks()] == ["UnknownKind"]


def test_a_sender_runs_outside_of_its_tasks_transaction():
    seen = []

    def send(given):
        seen.append((given.message_id, OutboxTask.objects.filter(pk=given.pk).count()))

    outbox.sends("test")(send)
    row = task()
    row.save()
    worker.run_due()
    assert seen == [(str(row.id), 1)]  # it was still there, in case of a crash
    assert not OutboxTask.objects.exists()


def test_a_message_that_failed_comes_again_with_the_same_id():
    seen = []

    def send(given):
        seen.append(given.message_id)
        if len(seen) == 1:
            raise ConnectionError

    outbox.sends("test")(send)
    task().save()
    worker.run_due()
    with clock.at(NOON + timedelta(minutes=1)):
        worker.run_due()
    assert len(seen) == 2
    assert len(set(seen)) == 1


def test_a_task_may_leave_another_that_is_done_too():
    outbox.handles("test")(
        lambda given: outbox.enqueue("next", {}, organisation=ORGANISATION)
    )
    outbox.handles("next")(effect)
    task().save()
    assert worker.run_due() == 2
    assert effects() == 1
