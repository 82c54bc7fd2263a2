"""The ward check: three taps, and no answer lost or made up."""

import pytest

from heed.instruments.definition import GROUPS, Missing, for_reader
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import SHELF
from heed.instruments.routing import shown_items
from heed.instruments.validator import compile_validator

WARD_CHECK = read_yaml(SHELF / "ward-check.yaml")
check = compile_validator(WARD_CHECK)


@pytest.mark.parametrize("group", GROUPS)
def test_it_works(group):
    posted = {"atmosphere": ["stormy"], "direction": ["worse"], "causes": ["place"]}
    checked = check(posted, group=group)
    assert checked.document == {
        "atmosphere": "stormy",
        "direction": "worse",
        "causes": ["place"],
        "more": Missing.SKIPPED,
        "ward_sees": Missing.NOT_SHOWN,
    }


@pytest.mark.parametrize("group", GROUPS)
def test_the_cause_staff_is_never_lost(group):
    """An earlier system dropped it in silence: two lists named it differently."""
    view = for_reader(WARD_CHECK, group=group, language="en-gb")
    [offered] = [o for o in view.item("causes").options if o.words == "Staff"]
    checked = check({"causes": [offered.code]}, group=group)
    assert checked.document["causes"] == ["staff"]


@pytest.mark.parametrize("close", ["Staff", "staffs", "ward_staff", "STAFF", " staff"])
def test_a_name_that_is_nearly_staff_is_refused_loudly(close):
    checked = check({"causes": ["place", close]}, group="service_user")
    assert set(checked.errors) == {"causes"}
    assert checked.document == {}


def test_every_offered_answer_is_taken():
    for group in GROUPS:
        for item in for_reader(WARD_CHECK, group=group, language="cy").items:
            for option in item.options:
                assert check.check_one(item.code, {item.code: [option.code]}).ok


def test_nothing_is_compulsory():
    checked = check({}, group="service_user")
    assert checked.ok
    assert set(checked.document.values()) == {Missing.SKIPPED, Missing.NOT_SHOWN}


def test_i_dont_know_stands_alone():
    assert check.check_one("causes", {"causes": ["dont_know"]}).ok
    assert not check.check_one("causes", {"causes": ["dont_know", "staff"]}).ok


def test_the_middle_is_a_true_middle():
    scale = WARD_CHECK.by_code["atmosphere"]
    assert scale.position("in_between") == 3
    assert scale.better_end == "first"
    assert scale.position("very_calm") == 1


def test_who_may_see_words_is_asked_only_of_those_who_wrote():
    silent = shown_items(WARD_CHECK, {"more": Missing.SKIPPED}, group="carer")
    wrote = shown_items(WARD_CHECK, {"more": "written"}, group="carer")
    assert [i.code for i in wrote if i not in silent] == ["ward_sees"]
