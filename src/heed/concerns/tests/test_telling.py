"""What the answers of tell-us mean for a concern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.concerns.actions.composing import promises_for
from heed.concerns.choices import ALLEGATION_TOPICS, Circle, Topic
from heed.concerns.models import Concern
from heed.concerns.telling import roles_named, told_in
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import SHELF

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


def test_each_topic_that_is_asked_is_known():
    tell_us = read_yaml(SHELF / "tell-us.yaml")
    offered = {option.code for option in tell_us.by_code["topics"].choices}
    assert offered - {"dont_know"} == set(Topic.values)


@pytest.mark.parametrize("missing", ["skipped", "not_shown", ["dont_know"], None])
def test_no_topic_is_none_and_not_one_of_its_own(missing):
    told = told_in({"topics": missing}, {}, "carer")
    assert (told.topics, told.circle) == ((), Circle.ORDINARY)


@given(
    topics=st.lists(st.sampled_from([*Topic.values, "dont_know", "made_up"])),
    danger=st.sampled_from(["yes", "no", "not_sure", "skipped"]),
)
def test_a_topic_may_raise_attention_and_never_lower_it(topics, danger):
    """Whatever topics are said, nobody reads it later and nobody closer does."""
    bare = told_in({"danger_now": danger}, {}, "carer")
    told = told_in({"danger_now": danger, "topics": topics}, {}, "carer")
    assert told.in_danger == bare.in_danger
    asked = set(told_promises(told))
    assert set(told_promises(bare)) <= asked
    outside = told.circle is Circle.SAFEGUARDING
    assert outside == bool(ALLEGATION_TOPICS & set(topics))


def told_promises(told):
    """What is promised about a concern with these answers."""
    return promises_for(Concern(circle=told.circle, kinds=list(told.kinds)))


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
