"""The database keeps the truth: each constraint refuses what it is there to refuse."""

import pytest
from django.db import IntegrityError, transaction

from heed.concerns.models import (
    CandourDecision,
    Clock,
    Complaint,
    Concern,
    ConflictDeclaration,
    DutyDecision,
    Entrusted,
    Escalation,
    ExcludedReader,
    Message,
    Provider,
    Received,
    StaffConcerned,
    StaffGrade,
)
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind


@pytest.fixture
def refused():
    """A context in which the database must refuse."""

    def by(name):
        return _Refused(name)

    return by


class _Refused:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def __exit__(self, kind, error, trace):
        self.savepoint.__exit__(kind, error, trace)
        assert kind is not None, f"{self.name} let it pass."
        assert issubclass(kind, IntegrityError)
        return True


def a_text(concern):
    text, key = compose_text(
        words="Why.", place=concern.place, kind=TextKind.NOTE, language="en-gb"
    )
    text.save()
    key.save()
    return text


@pytest.mark.parametrize(
    "wrong",
    [
        {"needs_reading_now": True, "why_now": ""},
        {"needs_reading_now": False, "why_now": "writer"},
        {"needs_reading_now": True, "why_now": "word_rule", "rule_version": ""},
        {"about_staff": "yes", "circle": "ordinary"},
        {"about_staff": "not_sure", "circle": "ordinary"},
        {"window_kind": "hour"},
        {"state": "safe"},
        {"state": "closed"},
        {"is_open": False},
        {"contact": "everybody"},
        {"why_now": "score"},
    ],
    ids=str,
)
def test_a_concern(wrong, concern, refused):
    with refused(str(wrong)):
        Concern.objects.filter(pk=concern.pk).update(**wrong)


def test_a_concern_has_one_response(concern, refused):
    with refused("one-to-one"):
        Concern.objects.create(
            organisation=concern.organisation,
            response=concern.response,
            place=concern.place,
            window_start=concern.window_start,
            window_kind="day",
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_exact": True, "started_at": None},
        {"is_exact": False, "started_at": "2025-01-01T00:00Z"},
        {"is_exact": True, "started_at": "2999-01-01T00:00Z"},
        {"met_at": "2025-01-01T00:00Z"},
        {"next_rung_at": None},
        {"promise": "cured"},
    ],
    ids=str,
)
def test_a_clock(wrong, concern, refused):
    one = concern.clocks.first()
    with refused(str(wrong)):
        Clock.objects.filter(pk=one.pk).update(**wrong)


def test_a_promise_has_one_clock(concern, refused):
    one = concern.clocks.first()
    one.pk = new_id()
    with refused("clock_once_per_promise"):
        one.save(force_insert=True)


def test_a_call_to_somebody_has_a_message(concern, reader, refused):
    row = {"organisation": concern.organisation, "clock": concern.clocks.first()}
    row |= {"rung": 0, "role": "first_reader", "at": clock.now()}
    with refused("to somebody"):
        Escalation.objects.create(account=reader, **row)
    with refused("to nobody"):
        Escalation.objects.create(message_id="1", **row)
    Escalation.objects.create(account=reader, message_id="1", **row)
    with refused("once a rung"):
        Escalation.objects.create(account=reader, message_id="2", **row)


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope": "account"},
        {"scope": "role"},
        {"scope": "ward", "role": "first_reader"},
        {"scope": "everybody"},
    ],
    ids=str,
)
def test_an_exclusion(wrong, concern, refused):
    with refused(str(wrong)):
        ExcludedReader.objects.create(
            organisation=concern.organisation, concern=concern, why="writer", **wrong
        )


def test_each_is_kept_out_once(concern, reader, refused):
    rows = [{"scope": "ward"}, {"scope": "account", "account": reader}]
    for row in rows:
        row |= {"organisation": concern.organisation, "concern": concern}
        ExcludedReader.objects.create(why="writer", **row)
        with refused("once"):
            ExcludedReader.objects.create(why="writer", **row)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Received, {"account": "reader", "received_at": "now"}),
        (Entrusted, {"account": "reader", "why": "no_reader_left", "since": "today"}),
        (
            StaffConcerned,
            {"account": "reader", "recorded_by": "reader", "recorded_on": "today"},
        ),
        (
            ConflictDeclaration,
            {"reader": "reader", "has_conflict": True, "declared_on": "today"},
        ),
    ],
)
def test_once_for_each_person(model, fields, concern, reader, refused):
    known = {"reader": reader, "now": clock.now(), "today": clock.now().date()}
    row = {name: known.get(str(value), value) for name, value in fields.items()}
    row |= {"organisation": concern.organisation, "concern": concern}
    model.objects.create(**row)
    with refused("once"):
        model.objects.create(**row)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": "service", "role_shown": "", "by": None},
        {"sender": "writer", "role_shown": "Nurse", "by": None},
        {"sender": "writer", "role_shown": "", "by": "reader"},
        {"sender": "writer", "role_shown": "", "by": None, "is_outcome": True},
    ],
    ids=str,
)
def test_a_message(wrong, concern, reader, refused):
    row = wrong | {"by": reader if wrong["by"] else None}
    with refused(str(wrong)):
        Message.objects.create(
            organisation=concern.organisation,
            concern=concern,
            text=a_text(concern),
            position=1,
            window_start=concern.window_start,
            window_kind="day",
            **row,
        )


@pytest.mark.parametrize(
    "wrong", [{"reference": ""}, {"state": "answered"}, {"state": "lost"}], ids=str
)
def test_a_complaint(wrong, concern, refused):
    row = {"reference": "C-AAAA-AAAA", "state": "made"} | wrong
    with refused(str(wrong)):
        Complaint.objects.create(
            organisation=concern.organisation,
            concern=concern,
            text=a_text(concern),
            window_start=concern.window_start,
            window_kind="day",
            **row,
        )


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (StaffGrade, {"scale": "moral", "level": "low", "scale_version": "1"}),
        (StaffGrade, {"scale": "physical", "level": "", "scale_version": "1"}),
        (StaffGrade, {"scale": "physical", "level": "low", "scale_version": ""}),
        (CandourDecision, {"table": "moon", "outcome": "applies"}),
        (CandourDecision, {"table": "nhs", "outcome": "perhaps"}),
        (DutyDecision, {"outcome": "find the writer"}),
    ],
    ids=str,
)
def test_a_decision(model, wrong, concern, reader, refused):
    today = clock.now().date()
    common = {
        StaffGrade: {"grader": reader, "graded_on": today},
        CandourDecision: {"by": reader, "decided_on": today},
        DutyDecision: {
            "by": reader,
            "decided_at": clock.now(),
            "level": concern.place,
        },
    }[model]
    row = {"organisation": concern.organisation, "concern": concern}
    row |= {"reason": a_text(concern)} | common
    with refused(str(wrong)):
        model.objects.create(**row, **wrong)


@pytest.mark.parametrize("table", ["nhs", "moon"])
def test_a_provider_is_of_one_known_kind(table, ward, refused):
    Provider.objects.create(organisation=ward.organisation, table="other")
    with refused(table):
        Provider.objects.create(
            organisation=ward.organisation if table == "nhs" else new_id(), table=table
        )


def test_nothing_here_has_a_level_of_risk():
    names = {field.name for field in Concern._meta.concrete_fields}
    assert not {n for n in names if "risk" in n or "score" in n or "level" in n}
    assert Concern._meta.get_field("needs_reading_now").get_internal_type() == (
        "BooleanField"
    )


def test_the_fixture_lets_good_rows_pass(ward):
    assert a_concern(ward).pk
