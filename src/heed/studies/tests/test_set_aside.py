"""Setting responses aside: decided by a person, undone, and counted both ways."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.responses.actions import (
    decide_doubt,
    declare_contradiction,
    declare_interest,
    drop_rule,
    withdraw_response,
)
from heed.responses.choices import DoubtDecision, DoubtReason, Signal
from heed.responses.errors import DoubtRefusedError
from heed.responses.models import DoubtDecided, Response, Withdrawal
from heed.responses.queries import doubtful, set_aside
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.queries import fieldworks_of
from heed.studies.tests.factories import AFTER, a_study

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    planned, by = a_study()
    return by, fieldworks_of(planned.study)[0]


def table(*words):
    out = StringIO()
    with clock.at(AFTER):
        call_command("table", "ease", "--json", *words, stdout=out)
    return json.loads(out.getvalue())


def aside(by, fieldwork, answer="very_easy"):
    response = Response.objects.filter(fieldwork=fieldwork, answers__ease=answer)[0]
    decide_doubt(
        by=by,
        response=response,
        decision=DoubtDecision.SET_ASIDE,
        reason=DoubtReason.SAME_PERSON,
        note="Two of them came from one letter.",
        signals=[Signal.ALIKE],
    )
    return response


def test_a_table_can_be_had_both_ways(world):
    aside(*world)
    whole, without = table(), table("--without-set-aside")
    assert (whole["base"]["count"], without["base"]["count"]) == (95, 94)
    assert [without["rows"][0]["count"], whole["rows"][0]["count"]] == [0, 1]
    said = {"number": 1, "by_signal": {"alike": 1}}
    assert whole["set_aside"] == said | {"counted": True}
    assert without["set_aside"] == said | {"counted": False}


def test_in_words_it_says_how_many_and_by_which_signal(world):
    aside(*world)
    out = StringIO()
    with clock.at(AFTER):
        call_command("table", "ease", "--without-set-aside", stdout=out)
    assert "not counted here: 1 (The same answers as several others" in out.getvalue()


def test_outside_there_is_one_table_only(world):
    before = table("--audience", "public")
    aside(*world)
    assert table("--audience", "public") == before
    with pytest.raises(CommandError, match="could be subtracted"):
        table("--audience", "public", "--without-set-aside")


def test_it_is_undone_and_all_that_was_decided_stays(world):
    by, fieldwork = world
    response = aside(by, fieldwork)
    answers = Response.objects.get(pk=response.pk).answers
    decide_doubt(
        by=by,
        response=response,
        decision=DoubtDecision.KEPT,
        reason=DoubtReason.MISTAKE,
        note="It was somebody else.",
    )
    assert list(set_aside(fieldwork)) == []
    assert [one.number for one in response.doubts.order_by("number")] == [1, 2]
    assert Response.objects.get(pk=response.pk).answers == answers
    trail = AuditEntry.objects.filter(event=Event.DOUBT_DECIDED)
    assert trail.count() == 2
    assert "letter" not in str(list(trail.values()))


@pytest.mark.parametrize(
    ("reason", "note"),
    [(DoubtReason.MISTAKE, "Because."), (DoubtReason.SAME_PERSON, "  ")],
)
def test_a_decision_without_a_fitting_reason_is_refused(world, reason, note):
    by, _fieldwork = world
    with pytest.raises(DoubtRefusedError):
        decide_doubt(
            by=by,
            response=Response.objects.first(),
            decision=DoubtDecision.SET_ASIDE,
            reason=reason,
            note=note,
        )


def test_no_machine_sets_anybody_aside(world):
    _by, fieldwork = world
    with clock.at(AFTER):
        doubtful(fieldwork)
    assert not DoubtDecided.objects.exists()


def test_what_is_taken_back_leaves_no_doubt_behind(world):
    response = aside(*world)
    withdraw_response(response=response, reason=Withdrawal.Reason.ERASURE)
    assert not DoubtDecided.objects.exists()


def test_rules_are_about_answers_that_say_something(world):
    by, fieldwork = world
    told = {"by": by, "fieldwork": fieldwork, "title": "Keen"}
    for item, answers in [("nothing", ["x"]), ("ease", ["skipped"]), ("ease", [])]:
        with pytest.raises(DoubtRefusedError):
            declare_interest(**told, item=item, answers=answers)
    with pytest.raises(DoubtRefusedError, match="two different"):
        declare_contradiction(
            **told, one=("ease", ["easy"]), other=("ease", ["difficult"])
        )
    rule = declare_interest(**told, item="ease", answers=["easy"])
    drop_rule(by=by, rule=rule)
    assert not fieldwork.doubt_rules.exists()
