"""Turns at the desk in a real browser: seen, and coded as a whole by keyboard alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heed.coding.actions import add_interviews, bring_in, keep_copy
from heed.coding.models import Coding
from heed.coding.queries.voices import turns_in
from heed.coding.tests.factories import a_project
from heed.coding.tests.interviewed import a_researcher, a_transcribed_interview
from heed.people.tests.factories import client_for
from heed.responses.choices import Purpose
from heed.responses.sealed_words import version_words
from tests.browser import assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page_at, live_server):
    """The desk of a researcher with one interview on it, and the interview."""

    def at(width, *, js=True):
        researcher = a_researcher()
        place = researcher.postings.get().place
        lead = a_project(researcher, place, purpose=Purpose.RESEARCH)
        interview = a_transcribed_interview(researcher)
        keep_copy(by=researcher, text=interview.text, changes=[])
        add_interviews(by=lead)
        bring_in(project=lead.project)
        page = page_at(width, js=js)
        cookie = client_for(researcher).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        page.goto(live_server.url + reverse("coding:desk", args=["a-project"]))
        return page, lead.project.texts.get()

    return at


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_who_speaks_is_seen(width, desk, assert_accessible):
    page, _text = desk(width)
    expect(page.locator("[data-turn]")).to_have_count(4)
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_a_turn_is_coded_by_keyboard(desk):
    page, text = desk(1280)
    page.locator("[data-words]").focus()
    page.keyboard.press("t")
    page.keyboard.press("t")
    page.keyboard.press("1")
    expect(page.locator("[data-coding]")).to_have_count(1)
    turn, made = turns_in(text)[1], Coding.objects.get()
    assert (made.excerpt.start, made.excerpt.end) == (turn.span.start, turn.span.end)


def test_a_whole_answer_is_coded_by_two_keys(desk):
    page, text = desk(1280)
    page.locator("[data-words]").focus()
    page.keyboard.press("w")
    page.keyboard.press("1")
    expect(page.locator("[data-coding]")).to_have_count(1)
    words, made = version_words(text.version), Coding.objects.get().excerpt
    assert words[made.start : made.end] == words.strip()


def test_without_a_script_each_sentence_says_who_speaks(desk, assert_accessible):
    page, _text = desk(360, js=False)
    expect(page.get_by_label("Participant: Loud.")).to_have_count(1)
    assert_accessible(page)
