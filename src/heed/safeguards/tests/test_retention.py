"""Data goes when its time is over, and not before."""

import io
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from pydantic import ValidationError

from heed.foundation.privacy import Keep
from heed.safeguards import audit, retention
from heed.safeguards.models import AuditEntry
from heed.safeguards.retention import Due, Removal

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_register(monkeypatch):
    monkeypatch.setattr(retention, "_purgers", {})
    monkeypatch.setattr(retention, "_removals", {})


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


OURS, THEIRS, PERSON = uuid4(), uuid4(), uuid4()


DUE = Due(3, {"it is open": 2})


def register(code="letters", due=DUE):
    asked = []

    def remove(organisation, before):
        asked.append((organisation, before))
        return due.rows

    retention.removes(
        Removal(
            code=code,
            what=f"old {code}",
            keep=Keep.AS_EVIDENCE,
            of=(),
            due=lambda organisation, before: due,
            remove=remove,
        )
    )
    return asked


def test_what_people_told_never_goes_by_itself():
    asked = register()
    assert retention.run(NOW) == {}
    retention.daily()
    assert asked == []


def test_what_people_told_is_kept_for_long():
    assert retention.kept(Keep.AS_EVIDENCE) >= timedelta(days=20 * 365)
    assert retention.kept(Keep.WITH_RESPONSE) >= timedelta(days=8 * 365)


def test_a_report_says_what_is_held_and_why():
    asked = register()
    line = retention.report(OURS, NOW)[0]
    assert (line.due.rows, dict(line.due.held)) == (3, {"it is open": 2})
    assert asked == []


def test_a_decision_removes_and_keeps_a_row_of_counts():
    asked = register()
    assert retention.remove_due(by=PERSON, organisation=OURS, now=NOW) == {"letters": 3}
    assert asked == [(OURS, NOW - retention.kept(Keep.AS_EVIDENCE))]
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.by) == ("retention run", PERSON)
    assert entry.details == {"letters": 3}
    assert audit.verify(OURS).whole


def test_upper_rooms_go_before_those_they_stand_on():
    register("answers")
    register("cases")
    assert [one.code for one in retention.removals()] == ["cases", "answers"]


def test_a_removal_that_fails_is_no_removal(monkeypatch):
    register("answers")
    monkeypatch.setattr(audit, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        retention.remove_due(by=PERSON, organisation=OURS, now=NOW)
    assert not AuditEntry.objects.exists()


def test_each_day_the_log_says_that_somebody_must_decide(caplog):
    with transaction.atomic():
        audit.record(
            by=PERSON,
            event=audit.Event.LOOKED,
            about=audit.About("place", THEIRS),
            organisation=OURS,
        )
    register()
    retention.daily()
    assert "3 records are past their period" in caplog.text
