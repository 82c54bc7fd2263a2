"""COREQ and SRQR: filled from records, and by those who settle."""

import pytest

from heed.coding.actions import (
    add_interviews,
    answer_blank,
    bring_in,
    keep_copy,
    open_check_list,
)
from heed.coding.actions.interview_ageing import withdraw_interview
from heed.coding.errors import NoSuchBlank, NotInTheProject
from heed.coding.reporting.filled import FACTS
from heed.coding.reporting.shelf import blanks, check_list, names
from heed.coding.tests.factories import a_project, coded, texts_of
from heed.coding.tests.interviewed import a_researcher, a_transcribed_interview
from heed.people.tests.factories import an_account, client_for
from heed.responses.choices import Purpose
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.ui.documents.markdown import as_markdown

ITEMS = {"coreq": 32, "srqr": 21}
WHERE = "/staff/coding/projects/a-project/"


def said(lead, name="coreq"):
    """The words under each item of a list."""
    found = {}
    for part in open_check_list(by=lead, name=name).parts:
        if getattr(part, "level", 0) == 3:
            number, _dot, _name = part.words.partition(".")
            found[number] = ""
        elif found and hasattr(part, "is_blank"):
            found[list(found)[-1]] += part.words + " "
    return found


@pytest.fixture
def interviewed(db):
    by = a_researcher()
    lead = a_project(by, by.postings.get().place, purpose=Purpose.RESEARCH)
    interview = a_transcribed_interview(by)
    keep_copy(by=by, text=interview.text, changes=[])
    add_interviews(by=lead)
    bring_in(project=lead.project)
    coded(lead, texts_of(lead.project)[0], "Staff workload")
    return lead, interview


@pytest.mark.parametrize("name", names())
def test_every_item_is_there_once(name):
    items = check_list(name).items
    assert [one.code for one in items] == [str(n) for n in range(1, ITEMS[name] + 1)]
    assert {fact for item in items for fact in item.facts} <= set(FACTS)


def test_every_fact_is_asked_for():
    asked = {f for n in names() for item in check_list(n).items for f in item.facts}
    assert asked == set(FACTS)


def test_a_blank_asks_the_same_in_every_list():
    asks = {}
    for name in names():
        for item in check_list(name).items:
            if item.blank:
                code = item.blank.code
                assert asks.setdefault(code, item.blank.asks) == item.blank.asks


def test_records_fill_it(interviewed):
    lead, _interview = interviewed
    found = said(lead)
    assert "1 person held the interviews." in found["1"]
    assert "The texts of 1 person are done." in found["12"]
    assert "from March 2026" in found["16"]
    assert "Topic guides: Topic guide, version 1." in found["17"]
    assert "1 person coded, without seeing each other's codes." in found["24"]
    assert "A small framework, 2012" in found["25"]
    assert "1 of 3 factors have a mention." in found["31"]
    assert "Distress protocols: Distress protocol" in said(lead, "srqr")["9"]


def test_a_small_group_is_not_told(interviewed):
    lead, _interview = interviewed
    assert "Small groups are not told." in said(lead)["12"]
    assert "Service user: 1" not in said(lead)["12"]


def test_who_took_words_back_is_counted_and_small_counts_are_not_told(interviewed):
    lead, interview = interviewed
    assert "Nobody took their words back." in said(lead)["13"]
    withdraw_interview(by=lead.account, interview=interview)
    assert "Fewer than 8 people took their words back" in said(lead)["13"]
    assert "Nobody's text is done yet." in said(lead)["12"]


def test_what_is_written_once_is_in_both_lists(lead):
    answer_blank(by=lead, blank="sampling", words="By chance.", is_reported=True)
    assert "By chance." in said(lead)["10"]
    assert "By chance." in said(lead, "srqr")["8"]


def test_what_is_not_reported_says_why(lead):
    answer_blank(by=lead, blank="gender", words="Nobody was asked.", is_reported=False)
    assert said(lead)["4"].strip() == "Not reported, because: Nobody was asked."


def test_what_is_not_written_is_a_place_to_fill(lead):
    whole = open_check_list(by=lead, name="coreq")
    assert whole.blanks == sum(bool(i.blank) for i in check_list("coreq").items)
    assert "**To fill in:**" in as_markdown(whole)


def test_opening_and_writing_are_written_down(lead):
    open_check_list(by=lead, name="srqr")
    answer_blank(by=lead, blank="funding", words="Made up.", is_reported=True)
    rows = AuditEntry.objects.order_by("-position")[:2]
    assert [row.event for row in rows] == [
        Event.CODING_CHANGED,
        Event.AGGREGATE_OPENED,
    ]
    assert rows[0].details == {"blank": "funding"}


def test_a_coder_and_a_wrong_name_are_refused(lead, coder):
    with pytest.raises(NotInTheProject):
        open_check_list(by=coder, name="coreq")
    with pytest.raises(NotInTheProject):
        answer_blank(by=coder, blank="funding", words="Made up.", is_reported=True)
    with pytest.raises(NoSuchBlank):
        answer_blank(by=lead, blank="made-up", words="Made up.", is_reported=True)


def test_the_pages_are_for_those_who_settle(lead, coder):
    stranger = an_account("researcher", at=lead.project.place)
    for end in ("lists/", "lists/coreq/", "lists/srqr/md/", "answers/ethics/"):
        assert client_for(lead.account).get(WHERE + end).status_code == 200
        assert client_for(coder.account).get(WHERE + end).status_code == 404
        assert client_for(stranger).get(WHERE + end).status_code == 404


def test_an_answer_is_sent_from_its_page(lead):
    browser, where = client_for(lead.account), f"{WHERE}answers/ethics/"
    assert browser.post(where, {"words": "Made up."}).status_code == 422
    sent = {"words": "It was not asked.", "reported": "no"}
    assert browser.post(where, sent).status_code == 302
    page = browser.get(f"{WHERE}lists/").content.decode()
    assert "Not reported, because: It was not asked." in page
    assert set(blanks()) >= {"ethics"}
