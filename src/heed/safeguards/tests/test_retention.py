"""Data goes when its time is over, and not before."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from pydantic import ValidationError

from heed.foundation.privacy import Keep
from heed.safeguards import retention

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_register(monkeypatch):
    monkeypatch.setattr(retention, "_purgers", {})


def test_every_class_has_a_period():
    for keep in Keep:
        period = retention.kept(keep)
        assert period is None or period >= timedelta(hours=1)


def test_a_draft_lives_for_twenty_hours():
    assert retention.kept(Keep.TWENTY_HOURS) == timedelta(hours=20)


def test_a_schedule_with_a_gap_is_refused():
    data = retention.schedule().model_dump()
    del data["periods"]["A_DAY"]
    with pytest.raises(ValidationError, match="exactly one period"):
        retention.Schedule.model_validate(data)


def test_it_works():
    asked = []

    @retention.purges(Keep.A_DAY, "forms sent twice")
    def purge(before):
        asked.append(before)
        return 3

    assert retention.run(NOW) == {"forms sent twice": 3}
    assert asked == [NOW - timedelta(days=1)]


def test_what_stays_for_good_cannot_be_purged():
    with pytest.raises(ValueError, match="no age"):
        retention.purges(Keep.FOR_GOOD, "editions")(lambda before: 0)


def run(*arguments):
    out = io.StringIO()
    call_command("retention_run", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_what_went():
    assert run() == "Nothing is registered for removal.\n"
    retention.purges(Keep.A_DAY, "forms")(lambda before: 2)
    assert run() == "forms: 2 removed.\n"
    assert json.loads(run("--json")) == {"forms": 2}


def test_a_plan_removes_nothing():
    retention.purges(Keep.A_DAY, "forms")(lambda before: pytest.fail("It ran."))
    assert run("--plan") == "forms: older than 1 day, 0:00:00.\n"
