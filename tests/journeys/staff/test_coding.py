"""Two coders and an adjudicator code a sample at the same time, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from heed.coding.actions import draw_sample
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.models import Coding, Mark, Resolution
from heed.coding.tests.factories import (
    a_coder,
    a_framework,
    a_project,
    code_named,
    filled,
)
from heed.coding.tests.heard import a_heard_ward

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = [
    "Nobody listened to me. The ward was loud all night. I was afraid.",
    "Staff were kind 🌧️ and had no time. They ran from bed to bed.",
]


@pytest.fixture
def lead():
    """A project with a sample of two texts, led by somebody who reads them."""
    heard = a_heard_ward()
    for words in WORDS:
        heard.told(words)
    lead = a_project(
        heard.reader, heard.ward.parent, framework=a_framework(heard.reader)
    )
    filled(lead, heard.fieldwork)
    draw_sample(by=lead, size=2)
    return lead


def sits_down(member, coder, width):
    somebody = member(coder.account, width)
    somebody.opens("/staff/coding/projects/a-project/desk/")
    somebody.page.locator("[data-keys]").wait_for()
    return somebody


def codes_sentence(somebody, number, letters):
    """Choose a sentence by arrow keys, find a code by some letters, apply it."""
    page = somebody.page
    before = page.locator("[data-coding]").count()
    page.locator("[data-words]").focus()
    page.keyboard.press("Escape")
    for _ in range(number):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type(letters)
    page.keyboard.press("Enter")
    page.locator("[data-coding]").nth(before).wait_for()
    somebody.check(page)


def goes_on(somebody):
    page = somebody.page
    page.locator("[data-words]").focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("n")


def test_two_coders_and_an_adjudicator(lead, member):
    researcher = a_coder(lead, CoderKind.RESEARCHER)
    lived = a_coder(lead, CoderKind.LIVED)
    third = a_coder(lead, role=CoderRole.ADJUDICATOR)
    one, two = sits_down(member, researcher, 1280), sits_down(member, lived, 768)
    codes_sentence(one, 1, "communic")
    codes_sentence(two, 1, "workload")
    codes_sentence(two, 2, "workload")
    expect(one.page.locator("[data-coding]")).to_have_count(1)  # blind to the other
    goes_on(one)
    goes_on(two)
    codes_sentence(one, 2, "workload")
    codes_sentence(two, 2, "workload")
    goes_on(one)
    goes_on(two)
    assert Mark.objects.filter(state="done").count() == 4
    judge = member(third.account)
    judge.opens("/staff/coding/projects/a-project/disagreements/")
    judge.taps("Text ")
    for group in judge.page.get_by_role("group", name="Does it apply?").all():
        group.get_by_label("Yes", exact=True).check()
    judge.page.get_by_label("Decided by somebody who had not coded it").check()
    judge.taps("Settle it")
    assert Resolution.objects.filter(applies=True).count() == 2
    judge.opens("/staff/coding/projects/a-project/agreement/")
    judge.opens("/staff/coding/projects/a-project/findings/")
    judge.reads("2 of 3 factors have a mention.")


def test_undo_and_words_by_keyboard(lead, member):
    coder = a_coder(lead)
    somebody = sits_down(member, coder, 1280)
    page = somebody.page
    codes_sentence(somebody, 2, "team")
    page.locator("[data-words]").focus()
    page.keyboard.press("u")
    page.locator("[data-coding]").wait_for(state="detached")
    page.keyboard.press("Alt+ArrowLeft")
    page.keyboard.press("1")
    page.locator("[data-coding]").wait_for()
    stands = Coding.objects.get(removed_at=None)
    sentence = Coding.objects.exclude(removed_at=None).get()
    assert stands.excerpt.start == sentence.excerpt.start
    assert stands.excerpt.end < sentence.excerpt.end


def test_what_is_coded_without_a_connection_is_stored_later(lead, member, watcher):
    coder = a_coder(lead)
    somebody = sits_down(member, coder, 360)
    page = somebody.page
    page.route("**/codings/", lambda route: route.abort())
    page.locator("[data-words]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    page.get_by_text("Not stored yet: 1").wait_for()
    assert not Coding.objects.exists()
    page.unroute("**/codings/")
    page.locator("[data-coding]").wait_for(timeout=20_000)
    assert Coding.objects.get().coder == coder
    watcher.errors.clear()  # the browser's own word that the request failed


def test_without_a_script(lead, member):
    coder = a_coder(lead)
    somebody = member(coder.account, 360, js=False)
    somebody.opens("/staff/coding/projects/a-project/desk/")
    page = somebody.page
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Staff workload", exact=True).check()
    somebody.taps("Apply to the sentences that are ticked")
    coding = Coding.objects.get()
    assert coding.code == code_named(coder, "Staff workload")
    assert coding.excerpt.end < coding.text.length
    somebody.taps("Take off Staff workload: " + page.locator("q").first.inner_text())
    assert Coding.objects.get().removed_at is not None


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_lead_takes_the_project_to_another_program(lead, member, width):
    somebody = member(lead.account, width)
    somebody.opens("/staff/coding/projects/a-project/export/")
    page = somebody.page
    page.get_by_label("NVivo, MAXQDA or ATLAS.ti").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    assert download.value.suggested_filename == "a-project.qdpx"
