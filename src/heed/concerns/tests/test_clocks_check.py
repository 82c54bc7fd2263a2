"""``heed clocks check`` fails where nobody is being called."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from heed.concerns.models import Clock
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.models import Heartbeat, OutboxTask
from heed.foundation.worker import run_due

pytestmark = pytest.mark.django_db


def alive():
    for name in ("worker", "clocks"):
        Heartbeat.objects.update_or_create(name=name, defaults={"beat": clock.now()})


def check():
    out = StringIO()
    try:
        call_command("clocks_check", "--json", stdout=out)
    except SystemExit as error:
        return json.loads(out.getvalue()), error.code
    return json.loads(out.getvalue()), 0


def test_it_works():
    alive()
    said, code = check()
    assert (said["well"], code) == (True, 0)


def test_a_worker_that_never_ran_is_an_alarm():
    said, code = check()
    assert (said["silent"], code) == (True, 1)


def test_a_worker_that_fell_silent_is_an_alarm():
    alive()
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert check()[1] == 1


def test_a_rung_that_did_not_ring_is_an_alarm(ward):
    a_concern(ward)
    alive()
    Clock.objects.update(next_rung_at=clock.now() - timedelta(hours=1))
    said, code = check()
    assert (said["rungs_not_rung"], code) == (3, 1)


def test_a_call_that_reached_nobody_is_an_alarm(ward):
    with clock.at(clock.now()):
        a_concern(ward, answers={"danger_now": "yes"})
        run_due()
    alive()
    said, code = check()
    assert said["calls_to_nobody"] > 0
    assert code == 1


def test_a_message_that_cannot_be_sent_is_an_alarm(ward):
    alive()
    OutboxTask.objects.create(
        organisation=ward.organisation,
        kind="people.nudge",
        due=clock.now(),
        attempts=2,
        trouble="ConnectionRefusedError",
    )
    said, code = check()
    assert (said["messages_not_sent"], code) == (1, 1)


def test_it_speaks_in_sentences():
    alive()
    out = StringIO()
    call_command("clocks_check", stdout=out)
    assert out.getvalue() == "The clocks are watched.\n"
