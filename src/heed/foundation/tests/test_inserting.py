"""Rows are written as Django would write them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from heed.foundation.inserting import insert_rows
from heed.foundation.models import OutboxTask
from heed.foundation.tests.factories import NOON, ORGANISATION, task

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


def test_a_time_is_written_as_django_writes_it_from_whichever_zone():
    due = datetime(2026, 7, 2, 9, 30, 15, 250, tzinfo=ZoneInfo("Europe/London"))
    ours, theirs = task(due=due), task(due=due)
    insert_rows([(OutboxTask, [ours])])
    theirs.save(force_insert=True)
    assert kept(ours) == kept(theirs)


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="needs its zone"):
        insert_rows([(OutboxTask, [task(due=datetime(2026, 3, 2))])])  # noqa: DTZ001


def test_what_is_of_another_type_goes_djangos_way():
    row = task(organisation=str(ORGANISATION), attempts="3")
    insert_rows([(OutboxTask, [row])])
    assert (kept(row)["organisation"], kept(row)["attempts"]) == (ORGANISATION, 3)


def test_a_refusal_comes_as_djangos_error_and_leaves_nothing():
    row, other = task(), task()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([(OutboxTask, [other, row, row])])
    assert not OutboxTask.objects.exists()
