"""Tell us: who is asked what, and what is never asked."""

import pytest

from heed.instruments.definition import GROUPS, Missing
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import SHELF
from heed.instruments.routing import shown_items
from heed.instruments.validator import compile_validator

TELL_US = read_yaml(SHELF / "tell-us.yaml")
check = compile_validator(TELL_US)


def asked(group, **answers):
    return [item.code for item in shown_items(TELL_US, answers, group=group)]


def test_good_care_comes_first():
    first = TELL_US.by_code["kind"].choices[0]
    assert first.code == "good_care"


@pytest.mark.parametrize("group", GROUPS)
def test_danger_is_asked_before_any_words(group):
    order = asked(group)
    assert order.index("danger_now") < order.index("what_happened")


def test_danger_can_be_left_or_unsure():
    options = [option.code for option in TELL_US.by_code["danger_now"].choices]
    assert options == ["yes", "no", "not_sure"]
    assert check({}, group="carer").document["danger_now"] is Missing.SKIPPED


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_danger_shows_help_at_once(answer):
    order = asked("service_user", kind="went_wrong", danger_now=answer)
    assert order[order.index("danger_now") + 1] == "get_help_now"


def test_good_care_is_not_met_with_questions_about_harm():
    order = asked("service_user", kind="good_care")
    assert "good_why" in order
    assert not {"danger_now", "harm_body", "harm_mind", "worried"} & set(order)


def test_harm_of_body_and_mind_are_two_questions_with_own_words():
    order = asked("carer", kind="went_wrong", harm_body="some", harm_mind="a_lot")
    assert {"harm_body_words", "harm_mind_words", "harm_mind_now"} <= set(order)


def test_topics_are_asked_plainly_and_can_be_skipped():
    options = [option.code for option in TELL_US.by_code["topics"].choices]
    assert {"sexual_safety", "restraint", "racism", "abuse_by_staff"} < set(options)
    assert options[-2:] == ["something_else", "dont_know"]
    assert TELL_US.by_code["topics"].choices[-1].exclusive
    checked = check({}, group="carer")
    assert checked.document["topics"] is Missing.SKIPPED


@pytest.mark.parametrize("group", GROUPS)
def test_topics_come_after_ones_own_words(group):
    order = asked(group, kind="went_wrong")
    assert order.index("what_happened") < order.index("topics")
    assert "topics" not in asked(group, kind="good_care")


@pytest.mark.parametrize("group", GROUPS)
def test_where_force_is_told_of_it_is_not_the_official_record(group):
    order = asked(group, kind="went_wrong", topics=["restraint", "leave"])
    assert order[order.index("topics") + 1] == "force_record"
    assert "force_record" not in asked(group, kind="went_wrong", topics=["leave"])
    said = TELL_US.by_code["force_record"].ask.find(group, TELL_US.variants[0])
    assert "not the official record" in said


def test_a_member_of_staff_is_told_to_fill_in_the_official_record_too():
    said = TELL_US.by_code["force_record"].hint.find("staff", TELL_US.variants[0])
    assert "fill it in too" in said


def test_the_bereaved_are_not_asked_how_it_is_now():
    order = asked("carer", kind="unexplained", died="yes")
    assert "sorry" in order
    now = {"harm_body", "harm_mind", "harm_mind_now", "worried"}
    assert not now & set(order)


def test_only_carers_are_asked_whether_someone_died():
    assert "died" in asked("carer")
    assert "died" not in asked("service_user") + asked("staff")


def test_staff_hear_of_their_right_first_and_alone():
    assert asked("staff")[0] == "speak_up"
    assert "detriment" in asked("staff")
    assert not {"speak_up", "detriment"} & set(asked("service_user") + asked("carer"))


def test_staff_are_not_asked_who_writes_for_them():
    assert "writer" in asked("service_user")
    assert "writer" not in asked("staff")


def test_nobody_comes_back_unless_asked():
    first = TELL_US.by_code["come_back"].choices[0]
    assert first.code == "nobody"
    assert "contact_name" not in asked("service_user", come_back="code")
    assert "contact_name" in asked("service_user", come_back="speak")


def test_names_never_go_to_the_ward():
    assert TELL_US.contact_codes == {"contact_name", "contact_where"}
    assert TELL_US.naming_codes == {"not_read_by_role", "not_read_by_name"}
    sealed_off = TELL_US.contact_codes | TELL_US.naming_codes
    assert TELL_US.kept_from_place == sealed_off | {"detriment_words"}


def test_contact_given_before_a_change_of_mind_is_left_out():
    posted = {"come_back": ["nobody"], "contact_name": ["Canary"]}
    checked = check(posted, group="carer")
    assert checked.left_out == ("contact_name",)
    assert "contact_name" not in checked.texts


def codes_of(item, field):
    [scheme] = [s for s in TELL_US.by_code[item].maps_to if s.field.startswith(field)]
    return scheme.codes


def test_harm_scales_map_as_published_and_are_not_comparable():
    """5 none to 2 severe of body; 4 none to 1 severe of mind; never fatal."""
    body = codes_of("harm_body", "PhysicalHarm")
    mind = codes_of("harm_mind", "PsychologicalHarm")
    assert body == {"none": "5", "a_little": "4", "some": "3", "a_lot": "2"}
    assert mind == {"none": "4", "a_little": "3", "some": "2", "a_lot": "1"}


@pytest.mark.parametrize("item", [i for i in TELL_US.items if i.maps_to])
def test_not_given_maps_to_absent(item):
    for scheme in item.maps_to:
        assert not {*Missing, "not_given"} & set(scheme.codes)
