from collections import namedtuple
from datetime import timedelta

import pytest
from django.db.utils import OperationalError

from heed.foundation import clock, health
from heed.foundation.models import Heartbeat
from heed.foundation.tests.factories import NOON, task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _working():
    with clock.at(NOON):
        Heartbeat.objects.create(name="worker", beat=NOON)
        yield


def troubles():
    return {f.name: f.trouble for f in health.findings() if f.trouble}


def test_it_works():
    assert troubles() == {}
    assert health.is_ready(health.findings())


def test_a_worker_that_stopped_is_noticed():
    with clock.at(NOON + timedelta(minutes=5)):
        assert troubles() == {"worker": "The worker has not run for 5 minutes."}


def test_a_worker_that_never_ran_is_noticed():
    Heartbeat.objects.all().delete()
    assert troubles() == {"worker": "The worker has never run."}


def test_a_full_disk_is_noticed(monkeypatch):
    usage = namedtuple("usage", "free")(1024)
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: usage)
    assert set(troubles()) == {"room"}


def test_a_task_that_waits_too_long_is_noticed():
    task(due=NOON - timedelta(minutes=11)).save()
    assert set(troubles()) == {"queue"}


def test_a_dead_task_is_noticed():
    task(state="dead", due=NOON + timedelta(days=1)).save()
    assert set(troubles()) == {"dead tasks"}


def test_a_lost_database_is_noticed_and_nothing_else_asked(monkeypatch):
    def lost():
        raise OperationalError

    monkeypatch.setattr(health.connection, "cursor", lost)
    assert troubles() == {"store": "The database cannot be reached."}
    assert not health.is_ready(health.findings())
