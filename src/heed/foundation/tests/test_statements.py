"""Statements that the store keeps are run as Django would run them."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from heed.foundation.batches import Change, make_changes
from heed.foundation.models import Heartbeat
from heed.foundation.statements import statements

pytestmark = pytest.mark.django_db
FIND = "SELECT name FROM foundation_heartbeat WHERE name = %s OR trouble = %s"
TELL = "UPDATE foundation_heartbeat SET trouble = %s WHERE name = %s"


@pytest.fixture
def beats():
    return [Heartbeat.objects.create(name=name) for name in ("one", "two", "three")]


def troubles():
    return dict(Heartbeat.objects.values_list("name", "trouble"))


def test_values_come_to_their_places_in_order(beats):
    with statements() as store_runs:
        assert store_runs.run(FIND, ["two", "x"]).fetchall() == [("two",)]
        assert store_runs.run(FIND, ["two", "' OR 1=1 --"]).fetchall() == [("two",)]


def test_it_says_how_many_rows_it_changed(beats):
    with statements() as store_runs:
        assert store_runs.run(TELL, ["late", "two"]).rowcount == 1
        assert store_runs.run(TELL, ["late", "nobody"]).rowcount == 0


def test_it_can_be_run_for_many_at_once(beats):
    made = [Change(TELL, (f"of {beat.name}", beat.name)) for beat in beats]
    make_changes(made)
    assert troubles() == {name: f"of {name}" for name in ("one", "two", "three")}


def test_no_change_is_no_statement(beats):
    make_changes([])
    assert set(troubles().values()) == {""}


def test_a_refusal_is_djangos_error(beats):
    again = "INSERT INTO foundation_heartbeat (name, trouble) VALUES (%s, %s)"
    with pytest.raises(IntegrityError), transaction.atomic():
        with statements() as store_runs:
            store_runs.run(again, ["one", ""])
    with pytest.raises(DatabaseError), transaction.atomic():
        with statements() as store_runs:
            store_runs.run("SELECT nothing FROM nowhere", [])
    assert len(troubles()) == 3


def test_nothing_is_run_in_a_transaction_that_has_failed(beats):
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            with statements() as store_runs:
                store_runs.run(FIND, ["one", ""])
        transaction.set_rollback(False)


def test_it_is_in_the_callers_transaction(beats):
    with transaction.atomic():
        make_changes([Change(TELL, ("gone", "one"))])
        transaction.set_rollback(True)
    assert troubles()["one"] == ""


def test_whoever_listens_to_djangos_cursor_hears_it(beats):
    with CaptureQueriesContext(connection) as heard:
        make_changes([Change(TELL, ("late", "one"))])
    assert any("UPDATE foundation_heartbeat" in one["sql"] for one in heard)


def test_identities_and_days_travel_as_they_are():
    with statements() as store_runs:
        given = [str(uuid4()), str(date(2026, 3, 2))]
        assert store_runs.run(FIND, given).fetchall() == []
