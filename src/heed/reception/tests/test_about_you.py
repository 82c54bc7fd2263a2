"""Questions about oneself come after, by themselves, and are joined to nothing."""

import pytest

from heed.concerns.models import Concern
from heed.reception.tests.walking import begin, walk
from heed.responses.models import Receipt, Response, Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(browser, ward):
    """Somebody who told us something and sees the last page."""
    address, _ = walk(
        browser, begin(browser, ward, "tell-us", **{"from": "poster"}), {}
    )
    browser.post(address)
    return browser.get(f"/p/{ward.code}/end/")


def test_it_is_offered_after_the_answers_are_stored(told):
    assert Response.objects.count() == 1
    assert "A question about you (optional)" in told.text


def test_it_works(told, browser, ward):
    answers = {"ethnic_group": {"ethnic_group": "mixed"}}
    address, seen = walk(browser, begin(browser, ward, "about-you"), answers)
    sent = browser.post(address)
    assert seen[0] == "why_we_ask"
    page = browser.get(sent.url).text
    assert "kept apart from what you told us" in page
    assert "A question about you (optional)" not in page
    assert "ethnic_group" in str(about_you().answers)


def test_nothing_but_group_place_and_window_joins_the_two(told, browser, ward):
    address, _ = walk(browser, begin(browser, ward, "about-you"), {})
    browser.post(address)
    alone = about_you()
    assert (alone.entrance, alone.source_tag) == ("link", "")
    assert Receipt.objects.count() == Concern.objects.count() == 1
    assert not Concern.objects.filter(response=alone).exists()


def test_words_are_read_by_somebody_all_the_same(told, browser, ward):
    first = begin(browser, ward, "about-you")
    answers = {"ethnic_group": {"ethnic_group": "another"}}
    address, seen = walk(browser, first, answers)
    browser.post(f"/p/{ward.code}/q/{seen[-1]}/", {seen[-1]: "Canary"})
    browser.post(address)
    assert Text.objects.get().item == seen[-1]
    assert Concern.objects.filter(response=about_you()).exists()


def about_you():
    return Response.objects.get(edition__instrument__code="about-you")
