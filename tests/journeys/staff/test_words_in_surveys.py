"""A researcher reads what people wrote in a survey, narrow and wide."""

import pytest
from playwright.sync_api import expect

from heed.people.tests.factories import an_account
from heed.studies.tests.worded import RAISED, WORDS, Worded
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def it():
    """Two people wrote, and the word rule noticed something in what one did."""
    world = Worded()
    an_account("safeguarding_lead", at=world.place)
    world.writes(WORDS)
    world.writes(f"{RAISED}\n\nNobody listens.")
    return world


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, True), (1280, False)])
def test_what_was_raised_is_read_first(it, member, width, js):
    somebody = member(it.colleague, width, js=js)
    somebody.opens("/staff/studies/of/a-study/")
    somebody.taps("Words to read")
    page = somebody.page
    first = page.locator("tbody tr").first
    expect(first).to_contain_text("Read first")
    follow(first.get_by_role("link"))
    expect(page.get_by_text(RAISED)).to_be_visible()
    expect(page.get_by_text("If somebody may be in danger")).to_be_visible()
    somebody.check(page)
    somebody.taps("I have read this")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    somebody.taps("Words that were read: 1")
    expect(page.get_by_text("In time")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_somebody_else_is_to_read(it, member, width):
    somebody = member(it.by, width)
    somebody.opens("/staff/studies/of/a-study/surveys/in-words/")
    somebody.taps("Say who reads the words")
    somebody.page.get_by_label("Who reads them?").select_option(it.colleague.name)
    somebody.taps("Save")
    expect(somebody.page.get_by_text(f"by {it.colleague.name}")).to_be_visible()
