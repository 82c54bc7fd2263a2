"""Suggested codes: asked for by a lead, taken or left by coders, and read on a card."""

import os

import pytest

from heed.coding.actions import asking, carry_out
from heed.coding.choices import Shown
from heed.coding.models import Coding, Dismissal, Run, Sighting, WhereShown
from heed.coding.tests.drafted import a_draft, knows
from heed.coding.tests.factories import (
    a_coder,
    a_framework,
    a_project,
    a_trained_model,
    filled,
)
from heed.coding.tests.heard import a_heard_ward
from heed.foundation.worker import run_due

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = [
    "Nobody listened to me. The ward was loud all night. I was afraid.",
    "Staff were kind 🌧️ and had no time. They ran from bed to bed.",
]
PROJECT = "/staff/coding/projects/a-project/"
SHOTS = os.environ.get("HEED_SHOTS")


@pytest.fixture
def lead():
    """A project of two texts, each with a draft of a made-up model."""
    heard = a_heard_ward()
    for words in WORDS:
        heard.told(words)
    lead = a_project(
        heard.reader, heard.ward.parent, framework=a_framework(heard.reader)
    )
    filled(lead, heard.fieldwork)
    return lead


@pytest.fixture
def drafted(lead):
    """A model suggests two codes for each text; where, the lead says on the page."""
    model = a_trained_model(lead)
    for text in lead.project.texts.all():
        knows(model, text, turn=text.position)
        a_draft(model, text, lead, "Staff workload")
        a_draft(model, text, lead, "Team factors", margin=0.1, likelihood=None)
    return lead


def lets_be_shown(member, lead, answer="On texts that one person codes", width=1280):
    somebody = member(lead.account, width)
    somebody.opens(PROJECT + "suggestions/")
    pictured(somebody.page, f"suggestions-{width}")
    somebody.taps("Change where they are shown")
    somebody.page.get_by_label(answer).check()
    pictured(somebody.page, f"where-{width}")
    somebody.taps("Keep this")
    return somebody


def sits_down(member, coder, width, *, js=True):
    somebody = member(coder.account, width, js=js)
    somebody.opens(PROJECT + "desk/")
    if js:
        somebody.page.locator("[data-keys]").wait_for()
    return somebody


def pictured(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_taken_and_left_by_keyboard(drafted, member, width):
    lets_be_shown(member, drafted, width=width)
    assert WhereShown.objects.get().shown == Shown.SINGLY
    coder = a_coder(drafted)
    somebody = sits_down(member, coder, width)
    page = somebody.page
    assert page.locator("input:checked").count() == 0  # nothing is pre-ticked
    pictured(page, f"desk-{width}")
    page.locator("[data-words]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.locator("[data-coding]").wait_for()
    page.keyboard.press("d")  # the focus went on to the next draft
    page.get_by_text("You have answered all of them.").wait_for()
    somebody.check(page)
    pictured(page, f"answered-{width}")
    made = Coding.objects.get()
    assert made.suggestion.code == made.code
    assert made.excerpt.end < made.text.length  # on the sentence that was chosen
    assert Dismissal.objects.get().removed_at is None
    assert Sighting.objects.get().coder == coder


def test_undone_by_keyboard(drafted, member):
    lets_be_shown(member, drafted)
    page = sits_down(member, a_coder(drafted), 1280).page
    page.locator("[data-words]").focus()
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.get_by_text("You did not take:").wait_for()
    page.locator("[data-words]").focus()
    page.keyboard.press("u")
    page.get_by_text("You did not take:").wait_for(state="detached")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.locator("[data-coding]").wait_for()
    page.locator("[data-words]").focus()
    page.keyboard.press("u")
    page.locator("[data-coding]").wait_for(state="detached")
    assert page.locator("[data-draft]").count() == 2
    assert Coding.objects.get().removed_at is not None


def test_by_mouse(drafted, member):
    lets_be_shown(member, drafted)
    somebody = sits_down(member, a_coder(drafted), 1280)
    page = somebody.page
    page.get_by_role("button", name="Take it as my code Staff workload").click()
    page.locator("[data-coding]").wait_for()
    leave = page.get_by_role("button", name="It does not apply Team factors")
    again = page.get_by_role("button", name="Look at it again Team factors")
    leave.click()
    again.wait_for()
    again.click()
    leave.wait_for()
    somebody.check(page)
    assert Coding.objects.get().excerpt.end == Coding.objects.get().text.length


def test_without_a_script(drafted, member):
    lets_be_shown(member, drafted, width=360)
    somebody = sits_down(member, a_coder(drafted), 360, js=False)
    somebody.page.get_by_role("checkbox").first.check()  # the first sentence
    somebody.taps("Take it as my code Staff workload")
    made = Coding.objects.get()
    assert made.suggestion is not None
    assert made.excerpt.end < made.text.length
    somebody.taps("It does not apply Team factors")
    assert Dismissal.objects.count() == 1
    pictured(somebody.page, "no-script-360")
    somebody.taps("Look at it again Team factors")
    assert Dismissal.objects.get().removed_at is not None


def test_a_coder_goes_without_and_chooses_an_order(drafted, member):
    lets_be_shown(member, drafted)
    somebody = sits_down(member, a_coder(drafted), 768)
    somebody.taps("How you work at the desk")
    somebody.page.get_by_label("No, I would rather judge without them").check()
    somebody.page.get_by_label("The one that the model is least sure of").check()
    pictured(somebody.page, "choices-768")
    somebody.taps("Keep this")
    somebody.opens(PROJECT + "desk/")
    assert somebody.page.locator("[data-draft]").count() == 0
    assert somebody.page.get_by_text("is less sure of this text").count() == 1
    pictured(somebody.page, "why-768")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_score_card(drafted, member, width):
    somebody = member(drafted.account, width)
    somebody.opens(PROJECT + "suggestions/")
    somebody.taps("Its score card")
    pictured(somebody.page, f"card-{width}")
    assert somebody.page.get_by_role("table").count() == 2


def test_a_lead_asks_and_is_told_of_the_end(lead, member, monkeypatch, mailoutbox):
    monkeypatch.setattr(asking, "launch", carry_out)  # here, and not in a process
    somebody = member(lead.account)
    somebody.opens(PROJECT)
    somebody.taps("Suggested codes")
    somebody.taps("Let a model learn from them")
    assert somebody.page.get_by_text("It begins within a minute.").count() == 1
    run_due()
    somebody.taps("See how far it is")
    pictured(somebody.page, "refused-1280")
    assert somebody.page.get_by_text("At least 20 coded texts").count() == 1
    assert Run.objects.get().ended_at is not None
    assert "could not learn" in mailoutbox[0].body
