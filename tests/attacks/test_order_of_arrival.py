"""Nobody can tell who wrote first: not with the store, its key, a backup or its log.

The promise and what it leaves out stand in ``docs/decisions/0004``. Eight batches of
eight entries are attacked at once; a trace that says nothing is past the limit in
one run of 90,000 (see ``attacker.LIMIT``), and the controls show that a trace which
says something is far past it.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from heed.concerns.actions.ringing import LADDER
from heed.concerns.choices import Circle
from heed.concerns.models import Concern
from heed.foundation import backups, clock
from heed.foundation.models import OutboxTask
from heed.foundation.worker import run_due
from heed.people.tests.factories import a_service, a_ward, an_account
from heed.responses.actions import open_draft
from heed.responses.draft_body import DraftBody
from heed.responses.models import Receipt, Response, TextKey
from tests.attacks import attacker
from tests.attacks.arrivals import one_by_one, together

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="is about the SQLite store"
)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="is about the PostgreSQL store"
)
MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
BATCHES, EACH = 8, 8


@pytest.fixture
def wards():
    service = a_service()
    for role in LADDER[Circle.ORDINARY]:
        an_account(role, at=service)
    return [a_ward(service) for _ in range(BATCHES)]


def all_traces(batches, tmp_path):
    """Everything that an attacker finds, in the live store and in a backup."""
    responses = [response for batch in batches for response in batch]
    found = dict(attacker.seen_in_rows(responses))
    if connection.vendor == "postgresql":
        return found | attacker.seen_by_postgresql(responses)
    live = Path(connection.settings_dict["NAME"])
    copy = tmp_path / "backup"
    backups.back_up(copy)
    parts = {
        "log": attacker.seen_in_log(live, responses),
        "live": attacker.seen_in_file(live, responses),
        "backup": attacker.seen_in_file(copy, responses),
    }
    for where, traces in parts.items():
        found |= {f"{where}: {name}": told for name, told in traces.items()}
    return found


def work_at(moment):
    """The worker does its tasks and all its repeated work, as it does in the house."""
    with clock.at(moment):
        while run_due():
            pass


def test_after_settling_nothing_tells(wards, tmp_path):
    batches = one_by_one(wards, EACH, begin=MORNING, pause=timedelta(minutes=37))
    work_at(MORNING + A_DAY)
    assert not OutboxTask.objects.filter(kind="concerns.arrived").exists()
    traces = all_traces(batches, tmp_path)
    assert not attacker.telling(traces, batches)


def test_the_attack_reaches_every_table(wards, tmp_path):
    batches = one_by_one(wards[:4], EACH, begin=MORNING, pause=timedelta(minutes=37))
    said = " ".join(all_traces(batches, tmp_path))
    for model in (Response, Receipt, TextKey, Concern, OutboxTask):
        assert model._meta.label in said
    for name in ("Clock", "ExcludedReader", "RetaliationReport", "ConsentDecision"):
        assert name in said


def test_without_settling_the_attack_sees_the_order(wards, tmp_path):
    """The control: the same attack on the same rows before they are settled."""
    batches = one_by_one(wards, EACH, begin=MORNING, pause=timedelta(minutes=37))
    seen = attacker.telling(all_traces(batches, tmp_path), batches)
    where = "xmin" if connection.vendor == "postgresql" else "in the file"
    assert any(where in name for name in seen)


def test_within_one_commit_nothing_tells_even_before_settling(wards, tmp_path):
    batches = together(wards, EACH, begin=MORNING)
    traces = all_traces(batches, tmp_path)
    assert not attacker.telling(traces, batches)


@pytest.mark.parametrize("kind", ["week", "month"])
def test_days_and_hours_of_a_long_window_tell_nothing(wards, tmp_path, kind):
    """A small ward keeps weeks or months, and its hours must not show through."""
    first = datetime(2026, 3, 2, 8, tzinfo=UTC)
    batches = []
    for day in range(4):
        begin = first + day * A_DAY
        came = one_by_one(wards, 3, begin=begin, pause=timedelta(hours=4), kind=kind)
        batches = [a + b for a, b in zip(batches or [[]] * BATCHES, came, strict=True)]
        for hour in (3, 7, 11):
            work_at(begin + timedelta(hours=hour))
    work_at(first + 6 * A_DAY)
    traces = all_traces(batches, tmp_path)
    assert not attacker.telling(without_running_promises(traces), batches)


def without_running_promises(traces):
    """A promise that still runs has a day, and whoever is called for it is called then.

    ``docs/decisions/0004`` says so; a day is what the promise is about.
    """
    about = ("concerns.Clock", "concerns.Escalation")
    return {
        name: told
        for name, told in traces.items()
        if not any(model in name for model in about)
    }


def test_a_waiting_task_tells_no_more_than_five_minutes(wards):
    begin = MORNING + timedelta(seconds=1)
    one_by_one(wards[:1], 8, begin=begin, pause=timedelta(seconds=29))
    assert OutboxTask.objects.count() == 8
    assert OutboxTask.objects.values("due").distinct().count() == 1


@on_sqlite
def test_no_table_of_what_people_say_numbers_its_rows():
    numbered = {name for name in attacker.numbered_tables() if "_" in name}
    rooms = ("responses_", "concerns_", "foundation_", "safeguards_", "improvement_")
    found = {name for name in numbered if name.startswith(rooms)}
    # The number of a draft is a keyed hash: see below, and the tests of drafts.
    assert found <= {"foundation_keyfingerprint", "responses_draft"}


@on_sqlite
def test_the_store_has_no_number_of_a_draft_but_the_hash(wards):
    """Beside a key of another type than INTEGER, SQLite counts rows by itself."""
    body = DraftBody(place=str(wards[0].id), fieldwork="", edition="")
    for _ in range(8):
        open_draft(place=wards[0], body=body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, id FROM responses_draft")
        numbers = cursor.fetchall()
    assert len(numbers) >= 8
    assert all(of_the_row == of_the_draft for of_the_row, of_the_draft in numbers)
