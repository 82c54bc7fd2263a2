"""Urgent help stands on every public page, and fits the place."""

import pytest

from heed.reception.presenters.help import help_anywhere, help_at
from heed.reception.tests.walking import begin

pytestmark = pytest.mark.django_db

PAGES = ("", "easy/", "who/", "q/kind/", "check/", "stop/", "complaint/", "helper/")


def test_it_stands_on_every_page(browser, ward):
    begin(browser, ward, "tell-us")
    for page in PAGES:
        text = browser.get(f"/p/{ward.code}/{page}").text
        assert "Who can help you now" in text, page
        assert "The nurse in charge" in text, page


def test_it_stands_on_pages_without_a_place(browser, ward):
    for page in ("/back/", "/privacy/", "/p/", "/p/NONE/", "/tablet/pair/"):
        assert "Who can help you now" in browser.get(page).text, page


def test_the_place_of_the_ward_comes_first_and_it_fits_who_speaks(ward):
    assert help_at(ward).contacts[0].name == "The nurse in charge"
    assert help_at(ward, "carer") != help_at(ward, "staff")


def test_with_several_nations_only_what_holds_in_each_is_shown():
    england = help_anywhere(["england"]).contacts
    both = help_anywhere(["england", "scotland"]).contacts
    assert len(both) < len(england)
    assert {c.name for c in both} <= {c.name for c in england}


@pytest.mark.parametrize("item", ["kind", "what_happened"])
def test_the_number_for_danger_is_in_view_before_any_words(browser, ward, item):
    begin(browser, ward, "tell-us")
    page = browser.get(f"/p/{ward.code}/q/{item}/").text
    in_view = page[: page.index('<details class="nhsuk-width-container">')]
    assert "In danger now?" in in_view
    assert 'href="tel:999"' in in_view
