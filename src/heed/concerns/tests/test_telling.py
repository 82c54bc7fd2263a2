"""What the answers of tell-us mean for a concern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.concerns.choices import Circle
from heed.concerns.telling import roles_named, told_in

ANSWERS = ["yes", "no", "not_sure", "skipped", "not_shown", "not_reached", None]


@pytest.mark.parametrize(
    ("answer", "in_danger"),
    [("yes", True), ("not_sure", True), ("no", False), ("skipped", False)],
)
def test_yes_and_not_sure_are_danger(answer, in_danger):
    assert told_in({"danger_now": answer}, {}, "carer").in_danger is in_danger


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_an_allegation_stays_with_two_roles(answer):
    told = told_in({"about_staff": answer}, {}, "service_user")
    assert told.circle is Circle.SAFEGUARDING


def test_what_is_not_about_staff_goes_to_the_first_readers():
    told = told_in({"about_staff": "no"}, {}, "service_user")
    assert told.circle is Circle.ORDINARY


@pytest.mark.parametrize(
    "topic", ["sexual_safety", "restraint", "racism", "abuse_by_staff"]
)
def test_some_topics_always_stay_with_two_roles(topic):
    assert told_in({"topics": [topic]}, {}, "carer").circle is Circle.SAFEGUARDING


def test_whoever_names_a_person_is_read_by_the_lead_first():
    told = told_in({"not_read_by": ["person"]}, {}, "carer")
    assert (told.circle, told.scopes) == (Circle.SAFEGUARDING, ())


def test_ward_and_manager_are_kept_out():
    told = told_in({"not_read_by": ["ward", "manager"]}, {}, "carer")
    assert told.scopes == ("ward", "manager")


def test_staff_are_invisible_to_their_line_without_asking():
    assert told_in({}, {}, "staff").scopes == ("manager",)


def test_a_role_is_known_by_its_name():
    words = ["please not the Patient Safety Lead here"]
    assert roles_named(words) == ("patient_safety_lead",)


def test_fear_of_harm_for_speaking_up_stays_with_two_roles():
    told = told_in({"detriment": ["fear"]}, {}, "staff")
    assert (told.fears_retaliation, told.circle) == (True, Circle.SAFEGUARDING)


def test_nothing_said_is_the_most_private():
    told = told_in({}, {}, "service_user")
    assert (told.contact, told.ward_may_see) == ("nobody", "themes")


@given(
    st.dictionaries(
        st.sampled_from(["danger_now", "about_staff", "come_back", "kind", "died"]),
        st.sampled_from(ANSWERS),
    )
)
def test_a_missing_answer_is_never_a_yes(answers):
    missing = {k: v for k, v in answers.items() if v not in {"yes", "not_sure"}}
    told = told_in(missing, {}, "service_user")
    assert not told.in_danger
    assert not told.is_bereaved
    assert told.circle is Circle.ORDINARY
