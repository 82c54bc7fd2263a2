"""The writer's own thread; these tests commit, so they clean up after themselves."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from heed.foundation import batches, writer
from heed.foundation.models import IdempotencyKey, OutboxTask
from heed.foundation.tests.factories import submission, task
from heed.foundation.writer import NotStored, Outcome, RowsRefused, Submission

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_thread(settings):
    settings.HEED_WRITES_IN_THREAD = False
    yield
    writer.stop()


def submit_at_once(submissions):
    def one(given):
        try:
            return writer.submit(given)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, submissions))


def test_it_works():
    given = submission()
    assert writer.submit(given) is Outcome.STORED
    assert OutboxTask.objects.get() == given.rows[0]


def test_many_at_once_are_all_stored_with_few_commits(monkeypatch):
    sizes = []

    def counted(given, store=batches.store):
        sizes.append(len(given))
        return store(given)

    monkeypatch.setattr(writer, "store", counted)
    outcomes = submit_at_once([submission() for _ in range(200)])
    assert outcomes == [Outcome.STORED] * 200
    assert OutboxTask.objects.count() == IdempotencyKey.objects.count() == 200
    assert sum(sizes) == 200 > len(sizes)


def test_one_key_from_many_at_once_is_stored_once():
    key = uuid.uuid4()
    outcomes = submit_at_once([submission(key) for _ in range(40)])
    assert outcomes.count(Outcome.STORED) == 1
    assert OutboxTask.objects.count() == 1


def test_a_bad_one_among_many_is_refused_alone():
    bad = Submission(uuid.uuid4(), [task(kind="")])
    results = writer.submit_all([*(submission() for _ in range(20)), bad])
    assert results[:20] == [Outcome.STORED] * 20
    assert isinstance(results[20], RowsRefused)
    with pytest.raises(RowsRefused):
        writer.submit(bad)


def test_it_is_durable_when_it_returns():
    writer.submit(submission())
    counted = []

    def from_another_connection():
        counted.append(OutboxTask.objects.count())
        connection.close()

    thread = threading.Thread(target=from_another_connection)
    thread.start()
    thread.join()
    assert counted == [1]


def test_inside_a_transaction_it_is_refused_instead_of_waiting_for_ever():
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transact"):
        writer.submit(submission())


def test_in_this_thread_it_is_part_of_the_callers_transaction():
    with writer.written_in_this_thread(), transaction.atomic():
        assert writer.submit(submission()) is Outcome.STORED
        transaction.set_rollback(True)
    assert not OutboxTask.objects.exists()


def test_one_that_waited_too_long_is_told_and_may_come_again(monkeypatch):
    monkeypatch.setattr(writer, "PATIENCE", 0.05)
    go_on = threading.Event()

    def slow(given, store=batches.store):
        go_on.wait(5)
        return store(given)

    monkeypatch.setattr(writer, "store", slow)
    given = submission()
    with pytest.raises(NotStored):
        writer.submit(given)
    go_on.set()
    monkeypatch.setattr(writer, "PATIENCE", 5)
    assert writer.submit(given) in Outcome
    assert OutboxTask.objects.count() == 1


def test_whatever_happens_nobody_is_left_waiting_and_the_thread_lives(monkeypatch):
    def broken(given):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(writer, "store", broken)
        with pytest.raises(SystemExit):
            writer.submit(submission())
    assert writer.submit(submission()) is Outcome.STORED


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_died_is_followed_by_another(monkeypatch):
    def broken(*_given):
        raise SystemExit

    unclosable = SimpleNamespace(close=broken, in_atomic_block=False)
    with monkeypatch.context() as patch:
        patch.setattr(writer, "store", broken)
        patch.setattr(writer, "connection", unclosable)
        with pytest.raises(SystemExit):
            writer.submit(submission())
        writer._writer._thread.join(5)
    assert writer.submit(submission()) is Outcome.STORED


def test_stopping_writes_what_waits_and_a_later_call_starts_anew():
    writer.submit(submission())
    writer.stop()
    writer.stop()
    assert writer.submit(submission()) is Outcome.STORED


def test_what_is_also_done_is_in_the_same_commit():
    gone = task()
    gone.save()
    also = [lambda: OutboxTask.objects.filter(pk=gone.pk).delete()]
    given = Submission(key=uuid.uuid4(), rows=[task()], also=also)
    assert writer.submit(given) is Outcome.STORED
    assert OutboxTask.objects.get() == given.rows[0]


def test_where_it_fails_nothing_is_stored():
    def failing():
        raise ValueError

    with pytest.raises(RowsRefused):
        writer.submit(Submission(key=uuid.uuid4(), rows=[task()], also=[failing]))
    assert not OutboxTask.objects.exists()
    assert not IdempotencyKey.objects.exists()


def test_a_repeat_does_not_do_it_again():
    done = []
    given = Submission(uuid.uuid4(), [task()], also=[lambda: done.append("once")])
    assert writer.submit(given) is Outcome.STORED
    assert writer.submit(given) is Outcome.REPEATED
    assert done == ["once"]
