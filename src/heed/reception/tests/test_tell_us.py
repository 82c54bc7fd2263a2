"""Telling us something: every page by tap or skip, and what is stored of it."""

import re

import pytest

from heed.concerns.models import Concern, ExcludedReader
from heed.reception.tests.walking import begin, walk, words_on
from heed.responses.actions.texts import original_words
from heed.responses.models import ConsentDecision, Response, Text

pytestmark = pytest.mark.django_db

A_CONCERN = {
    "kind": {"kind": "went_wrong"},
    "danger_now": {"danger_now": "no"},
    "what_happened": {"what_happened": "Canary was left alone"},
    "when": {"when-month": "3", "when-year": "2026"},
    "ward_sees": {"ward_sees": "edited"},
    "come_back": {"come_back": "code"},
}


def tell(browser, ward, answers, group="service_user", *, looks=False):
    first = begin(browser, ward, "tell-us", group)
    address, seen = walk(browser, first, answers, looks=looks)
    assert address == f"/p/{ward.code}/check/"
    return browser.post(address), seen


@pytest.mark.parametrize("group", ["service_user", "carer", "staff"])
def test_it_works(browser, ward, group):
    sent, _seen = tell(browser, ward, A_CONCERN, group, looks=True)
    assert sent.url == f"/p/{ward.code}/words/"
    stored = Response.objects.get()
    assert (stored.group, stored.state) == (group, "complete")
    assert stored.answers["kind"] == "went_wrong"
    assert stored.answers["when"] == "2026-03"
    assert stored.answers["harm_body"] == "skipped"
    assert original_words(Text.objects.get()) == "Canary was left alone"
    concern = Concern.objects.get()
    assert (concern.contact, concern.ward_may_see) == ("code", "edited")


def test_skipping_everything_is_possible(browser, ward):
    tell(browser, ward, {})
    assert Response.objects.get().answers["what_happened"] == "skipped"
    assert Concern.objects.count() == 1


def test_the_end_page_says_what_was_chosen(browser, ward):
    tell(browser, ward, A_CONCERN)
    page = browser.get(f"/p/{ward.code}/end/").text
    assert "You get a reply by" in page
    assert "Somebody from outside the ward or team reads it by" in page
    assert "A second person" not in page


def test_about_staff_a_second_person_sees_it(browser, ward):
    tell(browser, ward, {"about_staff": {"about_staff": "yes"}})
    assert "A second person sees" in browser.get(f"/p/{ward.code}/end/").text


def test_force_is_read_outside_the_ward_and_is_no_official_record(browser, ward):
    topics = {"topics": {"topics": ["restraint", "leave"]}}
    first = begin(browser, ward, "tell-us")
    address, seen = walk(browser, first, A_CONCERN | topics)
    assert seen[seen.index("topics") + 1] == "force_record"
    page = browser.get(f"/p/{ward.code}/q/force_record/").text
    assert "This is not the official record of force" in page
    browser.post(address)
    concern = Concern.objects.get()
    assert concern.topics == ["restraint", "leave"]
    assert concern.circle == "safeguarding"
    assert "A second person sees" in browser.get(f"/p/{ward.code}/end/").text


def test_by_default_nobody_comes_back(browser, ward):
    tell(browser, ward, {})
    page = browser.get(f"/p/{ward.code}/end/").text
    assert "Nobody comes back to you, because you did not ask for it." in page


def test_who_asks_to_be_spoken_to_without_a_name_is_told_the_truth(browser, ward):
    tell(browser, ward, {"come_back": {"come_back": "speak"}})
    assert "nobody can come" in browser.get(f"/p/{ward.code}/end/").text


def test_how_to_reach_the_writer_is_never_for_the_ward(browser, ward):
    answers = {
        "come_back": {"come_back": "speak"},
        "contact_name": {"contact_name": "Canary"},
        "ward_sees": {"ward_sees": "own_words"},
    }
    tell(browser, ward, answers)
    text = Text.objects.get()
    assert (text.kind, text.ward_may_see) == ("contact", "nothing")


def test_a_name_to_keep_out_is_never_for_the_ward(browser, ward):
    answers = {
        "not_read_by": {"not_read_by": ["person", "ward"]},
        "not_read_by_name": {"not_read_by_name": "Canary"},
        "ward_sees": {"ward_sees": "own_words"},
    }
    tell(browser, ward, answers)
    assert Text.objects.get().ward_may_see == "nothing"
    assert ExcludedReader.objects.filter(scope="ward").exists()


def test_a_helper_is_recorded(browser, ward):
    answers = {
        "writer": {"writer": "someone_for_me"},
        "helper": {"helper": "staff_member"},
    }
    tell(browser, ward, answers)
    stored = Response.objects.get()
    assert (stored.mode, stored.helper) == ("told", "staff")


def test_the_bereaved_are_asked_less(browser, ward):
    answers = {"kind": {"kind": "went_wrong"}, "died": {"died": "yes"}}
    _sent, seen = tell(browser, ward, answers, "carer")
    assert "sorry" in seen
    assert not {"harm_body", "harm_mind", "worried"} & set(seen)
    assert Concern.objects.get().is_bereaved


def test_a_service_user_is_not_asked_whether_somebody_died(browser, ward):
    _sent, seen = tell(browser, ward, {})
    assert "died" not in seen


def test_service_feedback_is_never_research(browser, ward):
    tell(browser, ward, {})
    decisions = dict(ConsentDecision.objects.values_list("purpose", "decision"))
    assert decisions == {"service": "not_asked", "research": "not_asked"}


def test_limits_and_hours_come_before_the_first_words(browser, ward):
    begin(browser, ward, "tell-us")
    page = browser.get(f"/p/{ward.code}/q/what_happened/").text
    assert "We cannot promise to keep everything private" in page
    assert "computers can fail" in page
    later = browser.get(f"/p/{ward.code}/q/better_if/").text
    assert "We cannot promise" not in later


def test_changing_an_answer_leads_back_to_the_check(browser, ward):
    walk(browser, begin(browser, ward, "tell-us"), A_CONCERN)
    address = f"/p/{ward.code}/q/kind/"
    assert 'name="then" value="check"' in browser.get(f"{address}?change").text
    changed = browser.post(address, {"kind": "could_go_wrong", "then": "check"})
    assert changed.url == f"/p/{ward.code}/check/"


def test_a_change_that_opens_questions_asks_them(browser, ward):
    answers = {"kind": {"kind": "good_care"}}
    walk(browser, begin(browser, ward, "tell-us"), answers)
    address = f"/p/{ward.code}/q/kind/"
    changed = browser.post(address, {"kind": "went_wrong", "then": "check"})
    assert changed.url == f"/p/{ward.code}/q/danger_now/"


def test_the_receipt_is_six_words_and_can_be_typed(browser, ward):
    sent, _seen = tell(browser, ward, A_CONCERN)
    words = words_on(browser.get(sent.url))
    wrong = browser.post(sent.url, {"words": "not these six words at all"})
    assert "These are not the six words" in wrong.text
    typed = " , ".join(words).upper()
    assert browser.post(sent.url, {"words": typed}).url == f"/p/{ward.code}/end/"


def test_leaving_clears_the_cookie(browser, ward):
    tell(browser, ward, A_CONCERN)
    left = browser.post(f"/p/{ward.code}/leave/")
    assert left.cookies["heed-draft"].value == ""
    gone = browser.get(f"/p/{ward.code}/words/")
    assert gone.url == f"/p/{ward.code}/gone/"


TO_COME = re.compile(r"(\d+|One|last)[a-z ]* questions?")


@pytest.mark.parametrize("kind", ["good_care", "went_wrong"])
def test_each_page_says_how_many_questions_follow(browser, ward, kind):
    address = browser.post(begin(browser, ward, "tell-us"), {"kind": kind}).url
    told = []
    while "/q/" in address:
        told.append(TO_COME.search(browser.get(address).text)[1])
        address = browser.post(address, {"skip": "yes"}).url
    assert len(told) > 5
    assert told == [*map(str, range(len(told) - 1, 1, -1)), "One", "last"]
