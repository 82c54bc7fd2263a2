"""Grades, candour and the duty to act: by named people, with reasons, side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.concerns.actions import (
    decide_candour,
    decide_duty_to_act,
    declare_conflict,
    grade_harm,
    open_concern,
    say_provider,
)
from heed.concerns.candour import thresholds
from heed.concerns.errors import MayNotDecide, MayNotRead, UnknownLevel, WordsMissing
from heed.concerns.harm import scales
from heed.concerns.models import CandourDecision, DutyDecision, Provider, StaffGrade
from heed.concerns.queries import candour_asked, provider_of
from heed.concerns.tests.factories import a_concern
from heed.people.tests.factories import an_account, client_for
from heed.responses.actions import withdraw_response
from heed.responses.models import Withdrawal
from heed.safeguards.audit import entries_about

ANSWERS = {"harm_body": "none", "harm_mind": "a_lot", "harm_mind_now": "gone"}


@pytest.fixture
def decider(lead, concern):
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    return lead


def grade(by, concern, scale="physical", level="low", reason="Seen by a doctor."):
    return grade_harm(by=by, concern=concern, scale=scale, level=level, reason=reason)


def asked(answers=None, grades=(), table="nhs"):
    return thresholds(table).asked_by(answers or {}, grades)


def test_a_grade_stands_beside_the_writers_account(ward, reader):
    concern = a_concern(ward, answers=ANSWERS)
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    before = dict(concern.response.answers)
    grade(reader, concern)
    concern.response.refresh_from_db()
    assert concern.response.answers == before


def test_several_grades_are_kept(declared, concern):
    grade(declared, concern, level="severe")
    grade(declared, concern, level="low")
    levels = StaffGrade.objects.filter(concern=concern).values_list("level", flat=True)
    assert sorted(levels) == ["low", "severe"]
    assert StaffGrade.objects.first().scale_version == scales().version


def test_the_two_scales_have_their_own_levels(declared, concern):
    with pytest.raises(UnknownLevel):
        grade(declared, concern, scale="psychological", level="fatal")


def test_a_grade_needs_a_reason(declared, concern):
    with pytest.raises(WordsMissing):
        grade(declared, concern, reason=" ")


def test_reasons_are_sealed_and_stay_when_the_writer_withdraws(declared, concern):
    reason = grade(declared, concern, reason="Canary").reason
    assert b"Canary" not in bytes(reason.original)
    assert "Canary" in open_concern(by=declared, concern=concern).words.values()
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    assert hasattr(type(reason).objects.get(pk=reason.pk), "key")


@pytest.mark.parametrize("scale", ["physical", "psychological"])
def test_every_code_comes_back_as_it_went(scale):
    for level in scales().levels(scale):
        assert scales().level(scale, scales().code(scale, level)) == level


def test_the_same_number_means_different_things_on_the_two_scales():
    assert scales().level("physical", "1") == "fatal"
    assert scales().level("psychological", "1") == "severe"


LEVELS = st.sampled_from([None, *scales().order])


@given(LEVELS, LEVELS)
def test_the_worst_is_found_by_weight_and_unknown_is_not_none(one, other):
    worst = scales().worst(one, other)
    weights = [scales().order.index(x) for x in (one, other) if x is not None]
    assert worst == (scales().order[max(weights)] if weights else None)


@pytest.mark.parametrize(
    ("answers", "nhs", "other"),
    [
        ({"harm_body": "some"}, True, True),
        ({"harm_body": "a_little"}, False, False),
        ({"harm_mind": "some"}, True, False),
        ({"harm_mind": "some", "harm_mind_now": "four_weeks_or_more"}, True, True),
        ({"harm_mind": "a_little", "harm_mind_now": "not_sure"}, True, True),
        ({"harm_mind_now": "under_four_weeks"}, False, False),
        ({"died": "yes"}, True, True),
        ({"harm_body": "skipped", "harm_mind": "not_shown"}, False, False),
    ],
)
def test_two_tables_ask_at_their_own_thresholds(answers, nhs, other):
    assert asked(answers, table="nhs") is nhs
    assert asked(answers, table="other") is other


def test_a_grade_by_staff_may_ask_too():
    assert asked(grades=[("psychological", "moderate")])
    assert not asked(grades=[("psychological", "moderate")], table="other")


def test_without_a_known_provider_both_tables_are_asked(ward):
    concern = a_concern(ward, answers={"harm_body": "a_lot"})
    assert {table.table for table in candour_asked(concern)} == {"nhs", "other"}
    Provider.objects.create(organisation=concern.organisation, table="nhs")
    assert [table.table for table in candour_asked(concern)] == ["nhs"]


def test_a_decision_answers_the_prompt(ward, lead):
    concern = a_concern(ward, answers={"harm_body": "a_lot"})
    Provider.objects.create(organisation=concern.organisation, table="nhs")
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    decide_candour(
        by=lead,
        concern=concern,
        table="nhs",
        outcome="applies",
        reason="It was serious.",
    )
    assert not candour_asked(concern)
    assert CandourDecision.objects.get().table_version == thresholds("nhs").version


def test_a_first_reader_decides_no_duty(declared, concern):
    with pytest.raises(MayNotRead):
        decide_duty_to_act(
            by=declared, concern=concern, outcome="check_everyone", reason="Now."
        )


def test_the_duty_to_act_is_met_at_the_ward(decider, concern):
    decide_duty_to_act(
        by=decider, concern=concern, outcome="check_everyone", reason="Now."
    )
    decision = DutyDecision.objects.get()
    assert decision.level == concern.place
    entry = entries_about("concern", concern.id)[-1]
    assert (entry.by, entry.details) == (decider.id, {"outcome": "check_everyone"})


def test_the_page_says_whom_to_ring_and_not_to_read_out(decider, concern):
    place = concern.place
    place.person_in_charge, place.urgent_phone = "the nurse in charge", "01234 567"
    place.save()
    page = client_for(decider).get(f"/staff/concerns/{concern.pk}/duty/").text
    assert "the nurse in charge" in page
    assert "Do not read out the words." in page


def test_the_candour_page_records(decider, concern):
    path = f"/staff/concerns/{concern.pk}/candour/"
    answers = {"table": "other", "outcome": "not_yet", "reason": "We ask more."}
    page = client_for(decider).post(path, {**answers, "enquiries": ["yes"]})
    assert page.status_code == 302
    assert CandourDecision.objects.get().enquiries is True


def test_the_grade_page_refuses_a_level_of_the_other_scale(declared, concern):
    path = f"/staff/concerns/{concern.pk}/grade/"
    answers = {"scale": "psychological", "level": "fatal", "reason": "It was."}
    page = client_for(declared).post(path, answers)
    assert "This scale has no such level." in page.text
    assert not StaffGrade.objects.exists()


def test_an_administrator_says_what_the_organisation_is(service, concern):
    account = an_account("administrator", at=service.parent)
    page = client_for(account).post("/staff/concerns/provider/", {"table": "other"})
    assert page.status_code == 302
    assert provider_of(concern.organisation) == "other"


def test_a_reader_does_not(declared, concern):
    with pytest.raises(MayNotDecide):
        say_provider(by=declared, table="other")
    page = client_for(declared).get("/staff/concerns/provider/")
    assert page.status_code == 403
