"""Rows are written as Django would write them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from heed.foundation.inserting import insert_rows
from heed.foundation.models import OutboxTask
from heed.foundation.tests.factories import NOON, task

pytestmark = pytest.mark.django_db
PAYLOAD = {"words": "Bore da 👋\u0301, it's “quiet”; 100% \\ ?", "n": [1, None, True]}


def kept(row):
    values = OutboxTask.objects.filter(pk=row.pk).values().get()
    del values["id"]
    return values


def test_every_column_is_written_as_django_writes_it():
    ours, theirs = (task(payload=PAYLOAD, due=NOON + timedelta(hours=1)) for _ in "ab")
    insert_rows([(OutboxTask, [ours])])
    theirs.save(force_insert=True)
    assert kept(ours) == kept(theirs)
    assert kept(ours)["payload"] == PAYLOAD


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 65, 200])
def test_as_many_rows_are_written_as_were_given(count):
    rows = [task(payload={"n": n}) for n in range(count)]
    insert_rows([(OutboxTask, rows)])
    found = OutboxTask.objects.in_bulk([row.pk for row in rows])
    assert [found[row.pk].payload["n"] for row in rows] == list(range(count))


def test_choices_are_written_by_their_value_and_nothing_as_nothing():
    row = task(state=OutboxTask.State.DEAD, lease_until=None)
    insert_rows([(OutboxTask, [row])])
    assert (kept(row)["state"], kept(row)["lease_until"]) == ("dead", None)
    assert type(kept(row)["state"]) is str


def test_a_row_that_was_written_is_no_longer_new():
    row = task()
    insert_rows([(OutboxTask, [row])])
    row.payload = {}
    row.save(force_update=True)
    assert kept(row)["payload"] == {}


def test_a_refusal_comes_as_djangos_error_and_leaves_nothing():
    row, other = task(), task()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([(OutboxTask, [other, row, row])])
    assert not OutboxTask.objects.exists()
