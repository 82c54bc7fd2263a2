"""A lead sums up what people said, by keyboard, with and without scripts."""

import pytest
from playwright.sync_api import expect

from heed.coding.choices import CoderRole
from heed.coding.models import Summary
from heed.coding.tests.factories import a_coder, a_framework, a_project, coded, filled
from heed.coding.tests.heard import a_heard_ward

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Staff were kind and had no time. They ran from bed to bed."
SAID = "Felt that nobody had time for anybody."
MATRIX = "/staff/coding/projects/a-project/matrix/"


@pytest.fixture
def lead():
    """A project with one text that a coder is done with."""
    heard = a_heard_ward()
    heard.told(WORDS)
    lead = a_project(
        heard.reader, heard.ward.parent, framework=a_framework(heard.reader)
    )
    (text,) = filled(lead, heard.fieldwork)
    coded(a_coder(lead), text, "Staff workload", span=(0, 32))
    return lead


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
def test_a_cell_is_written_and_read(lead, member, width, js):
    somebody = member(lead.account, width, js=js)
    somebody.opens(MATRIX)
    somebody.page.get_by_role("link", name="1 mention").focus()
    with somebody.page.expect_navigation(wait_until="load"):
        somebody.page.keyboard.press("Enter")
    somebody.check(somebody.page)
    somebody.page.get_by_label("“Staff were kind and had no time.”").check()
    somebody.page.get_by_label("In your words").fill(SAID)
    somebody.taps("Save")
    somebody.reads(SAID)
    somebody.taps("Write the portrait")
    somebody.page.get_by_label("In your words").fill("A made-up portrait.")
    somebody.taps("Save")
    somebody.reads("A made-up portrait.")
    somebody.opens(MATRIX)
    somebody.reads(SAID)


def test_words_stay_while_the_connection_is_lost(lead, member, watcher):
    somebody = member(lead.account, 1280)
    somebody.opens(MATRIX)
    somebody.taps("1 mention")
    page = somebody.page
    page.get_by_label("In your words").fill(SAID)
    page.route("**/on/**", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").last).to_contain_text("There is no connection.")
    assert not Summary.objects.exists()
    page.unroute("**/on/**")
    expect(page.get_by_role("heading", name="What they spoke of")).to_be_visible()
    assert Summary.objects.count() == 1
    watcher.errors.clear()  # the browser's own word that the request failed


def test_words_are_stored_while_one_writes(lead, member):
    somebody = member(lead.account, 1280)
    somebody.opens(MATRIX)
    somebody.taps("1 mention")
    page = somebody.page
    page.get_by_label("In your words").fill("Felt")
    expect(page.get_by_role("status").last).to_have_text("Stored.")
    page.get_by_label("In your words").fill(SAID)
    somebody.taps("Save")
    somebody.reads(SAID)
    assert Summary.objects.count() == 1


def test_the_second_of_two_is_told_and_loses_nothing(lead, member, watcher):
    other = a_coder(lead, role=CoderRole.ADJUDICATOR)
    pages = [member(one.account, 1280) for one in (lead, other)]
    for somebody in pages:
        somebody.opens(MATRIX)
        somebody.taps("1 mention")
    pages[0].page.get_by_label("In your words").fill(SAID)
    pages[0].taps("Save")
    late = pages[1].page
    late.get_by_label("In your words").fill("Other words.")
    expect(late.get_by_role("status").last).to_contain_text("Somebody else wrote here")
    with late.expect_navigation(wait_until="load"):
        late.get_by_role("button", name="Save").click()
    expect(late.get_by_label("In your words")).to_have_value("Other words.")
    pages[1].reads(SAID)
    pages[1].taps("Save")
    assert Summary.objects.count() == 2
    watcher.errors.clear()  # the browser's own word that something was refused


def test_one_factor_at_a_time_on_a_phone(lead, member):
    somebody = member(lead.account, 360, js=False)
    somebody.opens(MATRIX)
    somebody.taps("Staff workload")
    assert somebody.page.locator("tbody td").count() == 1
    somebody.taps("All of them")
    assert somebody.page.locator("tbody td").count() > 1


def test_who_is_signed_out_keeps_their_words(lead, member, watcher):
    somebody = member(lead.account, 1280)
    somebody.opens(MATRIX)
    somebody.taps("1 mention")
    page = somebody.page
    page.get_by_label("In your words").fill(SAID)
    page.context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing was stored")).to_be_visible()
    expect(page.get_by_label("In your words")).to_have_value(SAID)
    watcher.errors.clear()  # the browser's own word that it was refused
