"""What is true of a batch, written in the test's own transaction."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.db.utils import OperationalError

from heed.foundation import batches, clock
from heed.foundation.batches import Outcome, Submission, digest_of, store
from heed.foundation.errors import NotStored, RowsRefused
from heed.foundation.models import IdempotencyKey, OutboxTask
from heed.foundation.tests.factories import submission, task

pytestmark = pytest.mark.django_db


class Listener:
    """Hears each value that is sent to the database, in order."""

    def __init__(self):
        self.values = []

    def __call__(self, execute, sql, params, many, context):
        for value in params or ():
            column = value if isinstance(value, list) else [value]
            self.values += [str(each).replace("-", "") for each in column]
        return execute(sql, params, many, context)


def test_it_works():
    given = submission()
    assert store([given]) == [Outcome.STORED]
    assert OutboxTask.objects.get() == given.rows[0]


def test_the_same_key_twice_in_one_batch_is_stored_once():
    key = uuid.uuid4()
    assert store([submission(key), submission(key), submission()]) == [
        Outcome.STORED,
        Outcome.REPEATED,
        Outcome.STORED,
    ]
    assert OutboxTask.objects.count() == 2


def test_the_same_key_in_two_batches_is_stored_once():
    key = uuid.uuid4()
    store([submission(key)])
    assert store([submission(), submission(key)]) == [Outcome.STORED, Outcome.REPEATED]
    assert OutboxTask.objects.count() == 2


def test_a_bad_row_does_not_fail_its_neighbours():
    bad = Submission(uuid.uuid4(), [task(kind="")])
    good, refused, also_good = store([submission(), bad, submission()])
    assert (good, also_good) == (Outcome.STORED, Outcome.STORED)
    assert isinstance(refused, RowsRefused)
    assert isinstance(refused.__cause__, IntegrityError)
    assert OutboxTask.objects.count() == 2


def test_a_bad_row_leaves_nothing_of_its_submission_and_its_key_free():
    key = uuid.uuid4()
    store([Submission(key, [task(), task(kind="")])])
    assert not OutboxTask.objects.exists()
    assert store([submission(key)]) == [Outcome.STORED]


def test_a_row_that_cannot_be_written_at_all_is_refused():
    unwritable = Submission(uuid.uuid4(), [task(payload={"a": object()})])
    refused, stored = store([unwritable, submission()])
    assert isinstance(refused, RowsRefused)
    assert stored is Outcome.STORED


def test_a_lost_database_is_told_to_each_and_tried_only_once_more(monkeypatch):
    tries = []

    def lost(submissions):
        tries.append(len(submissions))
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(batches, "_together", lost)
    results = store([submission() for _ in range(5)])
    assert all(isinstance(result, NotStored) for result in results)
    assert tries == [5, 1]


def test_the_key_itself_is_not_kept_and_its_time_is_a_date():
    key = uuid.uuid4()
    store([submission(key)])
    row = IdempotencyKey.objects.get()
    assert row.digest == digest_of(key) != key
    assert type(row.kept_on) is date
    assert row.kept_on == clock.now().date()


def test_a_digest_needs_the_key_file(settings):
    key = uuid.uuid4()
    before = digest_of(key)
    settings.HEED_KEYS = type(settings.HEED_KEYS)(bytes(32))
    assert digest_of(key) != before


def test_the_order_of_a_batch_is_shuffled_before_insert():
    given = [submission() for _ in range(50)]
    listener = Listener()
    with connection.execute_wrapper(listener):
        store(given)
    came = [submitted.rows[0].id.hex for submitted in given]
    written = [value for value in listener.values if value in came]
    assert sorted(written) == sorted(came)
    assert written != came  # by chance once in 50! times


def test_two_tables_of_a_batch_are_shuffled_apart(monkeypatch):
    seen = []
    monkeypatch.setattr(batches, "shuffle", lambda rows: seen.append(type(rows[0])))
    store([submission(), submission()])
    assert set(seen) == {IdempotencyKey, OutboxTask}
