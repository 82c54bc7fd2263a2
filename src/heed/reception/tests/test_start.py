"""The start page of a place, and what meets whoever has no right address."""

import gzip
import re
from datetime import date

import pytest
from django.utils.html import strip_tags

from heed.instruments.definition.plainness import reading_age

pytestmark = pytest.mark.django_db


def test_it_works(browser, ward):
    page = browser.get(f"/p/{ward.code}/")
    assert page.status_code == 200
    for said in (
        "This is not an emergency service",
        "Tell us something",
        "Come back with your words",
        "What stays private",
        "Leave this page now",
    ):
        assert said in page.text


@pytest.mark.parametrize("easy", ["", "easy/"])
def test_it_leads_to_what_came_of_it(browser, ward, easy):
    assert 'href="/found/"' in browser.get(f"/p/{ward.code}/{easy}").text
    assert 'href="/found/"' in browser.get("/p/").text


def test_it_sets_no_cookie_and_is_not_kept(browser, ward):
    page = browser.get(f"/p/{ward.code}/")
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]


def test_capitals_do_not_matter(browser, ward):
    page = browser.get(f"/p/{ward.code.lower()}/?from=poster")
    assert page.url == f"/p/{ward.code}/?from=poster"


def test_welsh_by_the_address_alone(browser, ward):
    page = browser.get(f"/cy/p/{ward.code}/")
    assert page["Content-Language"] == "cy"
    assert 'lang="cy"' in page.text
    assert f'href="/p/{ward.code}/"' in page.text


def before_you_start(page):
    """What stands between that heading and the other ways, as sentences."""
    after = page.text[page.text.index("Before you start") :]
    return re.findall(r"<p>(.*?)</p>", after[: after.index("Other ways")], re.DOTALL)


def test_easy_read_explains_itself_in_easier_words(browser, ward):
    plain, easy = (
        [strip_tags(words) for words in before_you_start(browser.get(address))]
        for address in (f"/p/{ward.code}/", f"/p/{ward.code}/easy/")
    )
    assert len(easy) > len(plain)
    assert reading_age(easy) < reading_age(plain)
    assert "You choose what they see of your words." in " ".join(easy)


def test_easy_read_by_the_address_alone(browser, ward):
    page = browser.get(f"/p/{ward.code}/easy/")
    assert "Show the standard page" in page.text
    assert f'action="/p/{ward.code}/easy/begin/"' in page.text


def test_a_wrong_code_gives_a_kind_page(browser, ward):
    page = browser.get("/p/NONE/")
    assert page.status_code == 404
    assert "That is nothing you did wrong" in page.text


def test_a_typed_code_leads_to_the_place(browser, ward):
    page = browser.post("/p/", {"code": f" {ward.code.lower()} "})
    assert page.url == f"/p/{ward.code}/"


@pytest.mark.parametrize(
    ("address", "asks_for", "leads_to"),
    [
        ("/", "", "/p/"),
        ("/", "en-GB,en", "/p/"),
        ("/", "fr, cy;q=0.8, en;q=0.2", "/cy/p/"),
        ("/", "pl", "/p/"),
        ("/cy/", "en-GB", "/cy/p/"),
    ],
)
def test_the_bare_address_finds_a_place(browser, db, address, asks_for, leads_to):
    led = browser.get(address, headers={"accept-language": asks_for})
    assert (led.status_code, led.url) == (302, leads_to)
    assert not led.cookies
    page = browser.get(led.url)
    assert page.status_code == 200
    assert 'name="code"' in page.text


def test_find_your_place_shows_the_ways_in(browser, db):
    page = browser.get("/p/").text
    for said in ("Find your place", 'href="/back/"', 'href="/sign-in/"', "Leave this"):
        assert said in page


def test_a_wrong_code_may_be_typed_again(browser, db):
    page = browser.post("/p/", {"code": "nope"})
    assert page.status_code == 404
    assert 'name="code"' in page.text


def test_a_place_that_is_not_live_does_not_listen(browser, ward):
    ward.live_on = None
    ward.save()
    assert browser.get(f"/p/{ward.code}/").status_code == 404


def test_a_closed_place_does_not_listen(browser, ward):
    ward.closed_on = date(2025, 1, 1)
    ward.save()
    assert browser.get(f"/p/{ward.code}/").status_code == 404


def test_it_is_compressed_for_a_browser_that_can(browser, ward):
    packed = browser.get(f"/p/{ward.code}/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).startswith(b"<!DOCTYPE html>")
