"""Three taps say how the ward feels, and exactly that is stored."""

import re

import pytest
from django.db import OperationalError

from heed.concerns.models import Concern
from heed.foundation.writer import NotStored
from heed.reception import actions
from heed.reception.actions import giving, sittings
from heed.responses.actions.texts import original_words
from heed.responses.models import Draft, Receipt, Response, Text

pytestmark = pytest.mark.django_db


def begin(browser, ward, **changes):
    posted = {"instrument": "ward-check", "group": "service_user", **changes}
    return browser.post(f"/p/{ward.code}/begin/", posted)


def tap(browser, ward, item, answer):
    return browser.post(f"/p/{ward.code}/q/{item}/", {item: answer})


def three_taps(browser, ward):
    begin(browser, ward)
    tap(browser, ward, "atmosphere", "stormy")
    tap(browser, ward, "direction", "better")
    return tap(browser, ward, "causes", "staff")


def test_it_works(browser, ward):
    response = three_taps(browser, ward)
    assert response.url == f"/p/{ward.code}/end/"
    assert "Your answers are counted." in browser.get(response.url).text
    stored = Response.objects.get()
    assert stored.answers == {
        "atmosphere": "stormy",
        "direction": "better",
        "causes": ["staff"],
        "more": "skipped",
        "ward_sees": "not_shown",
    }
    assert (stored.state, stored.mode) == ("complete", "own_device")
    assert not Text.objects.exists()
    assert not Receipt.objects.exists()


def test_no_time_finer_than_the_window(browser, ward):
    three_taps(browser, ward)
    stored = Response.objects.get()
    assert stored.window_kind == "shift"
    assert (stored.window_start.minute, stored.window_start.second) in {(0, 0), (30, 0)}


def test_the_draft_is_emptied_only_after_the_commit(browser, ward):
    three_taps(browser, ward)
    assert Draft.objects.count() == 1
    browser.post(f"/p/{ward.code}/leave/")
    assert not Draft.objects.exists()


def test_the_last_tap_twice_is_stored_once(browser, ward):
    first = three_taps(browser, ward)
    again = tap(browser, ward, "causes", "staff")
    assert again.url == first.url
    assert Response.objects.count() == 1


def test_everything_skipped_counts_too(browser, ward):
    begin(browser, ward)
    for item in ("atmosphere", "direction", "causes"):
        browser.post(f"/p/{ward.code}/q/{item}/", {"skip": "yes"})
    assert Response.objects.get().answers["atmosphere"] == "skipped"


def test_an_unknown_answer_is_refused(browser, ward):
    begin(browser, ward)
    response = tap(browser, ward, "atmosphere", "sunny")
    assert response.status_code == 422
    assert "not one of the choices" in response.text


def test_another_site_cannot_post(client, ward):
    headers = {"sec-fetch-site": "cross-site"}
    response = client.post(f"/p/{ward.code}/begin/", {}, headers=headers)
    assert response.status_code == 403


def write(browser, ward, words):
    begin(browser, ward)
    tap(browser, ward, "atmosphere", "calm")
    browser.post(f"/p/{ward.code}/q/direction/", {"skip": "yes"})
    posted = {"causes": ["place", "staff"], "words": "yes"}
    browser.post(f"/p/{ward.code}/q/causes/", posted)
    browser.post(f"/p/{ward.code}/q/more/", {"more": words})
    return tap(browser, ward, "ward_sees", "nothing")


def test_words_are_checked_sealed_and_read_by_somebody(browser, ward):
    at_check = write(browser, ward, "Canary by the window")
    assert at_check.url == f"/p/{ward.code}/check/"
    assert "Canary by the window" in browser.get(at_check.url).text
    assert not Response.objects.exists()
    sent = browser.post(at_check.url)
    assert sent.url == f"/p/{ward.code}/words/"
    text = Text.objects.get()
    assert b"Canary" not in bytes(text.original)
    assert original_words(text) == "Canary by the window"
    assert text.ward_may_see == "nothing"
    assert Concern.objects.get().response.answers["more"] == "written"


def test_sent_again_shows_the_same_receipt(browser, ward):
    write(browser, ward, "Canary")
    first = browser.get(browser.post(f"/p/{ward.code}/check/").url)
    second = browser.get(browser.post(f"/p/{ward.code}/check/").url)
    assert words_on(first) == words_on(second)
    assert len(words_on(first)) == 6
    assert (Response.objects.count(), Receipt.objects.count()) == (1, 1)


def words_on(page):
    return re.findall(r"<li>([a-z]+)</li>", page.text)


def test_nothing_is_lost_when_it_cannot_be_stored(browser, ward, monkeypatch):
    write(browser, ward, "Canary")
    monkeypatch.setattr(giving, "submit", refuse)
    page = browser.post(f"/p/{ward.code}/check/")
    assert page.status_code == 503
    assert "Not sent yet" in page.text
    assert "Canary" in page.text
    monkeypatch.undo()
    browser.post(f"/p/{ward.code}/check/")
    assert Response.objects.count() == 1


def refuse(submission):
    raise NotStored


def test_a_tap_that_was_underway_puts_nothing_back(browser, ward, monkeypatch):
    """A double tap: both read the draft before either has given it."""
    begin(browser, ward)
    tap(browser, ward, "atmosphere", "stormy")
    tap(browser, ward, "direction", "better")
    keep = actions.keep_sitting

    def after_the_other(**given):
        monkeypatch.undo()
        tap(browser, ward, "causes", "staff")
        return keep(**given)

    monkeypatch.setattr(actions, "keep_sitting", after_the_other)
    address = tap(browser, ward, "causes", "place").url
    assert browser.get(address).url == f"/p/{ward.code}/end/"
    assert Response.objects.get().answers["causes"] == ["staff"]
    assert "Your answers are counted." in browser.get(f"/p/{ward.code}/end/").text


def test_an_answer_that_cannot_be_kept_stays_on_the_page(browser, ward, monkeypatch):
    begin(browser, ward)

    def full(**_given):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(sittings, "save_draft", full)
    page = browser.post(f"/p/{ward.code}/q/more/", {"more": "Canary"})
    assert page.status_code == 503
    assert "Your words are still here" in page.text
    assert "Canary" in page.text


def test_stopping_early_counts_what_was_said_if_wanted(browser, ward):
    begin(browser, ward)
    tap(browser, ward, "atmosphere", "stormy")
    browser.post(f"/p/{ward.code}/stop/")
    stored = Response.objects.get()
    assert stored.state == "partial"
    assert stored.answers["atmosphere"] == "stormy"
    assert stored.answers["direction"] == "not_reached"


def test_stopping_early_counts_nothing_unless_wanted(browser, ward):
    begin(browser, ward)
    tap(browser, ward, "atmosphere", "stormy")
    browser.post(f"/p/{ward.code}/leave/")
    assert not Response.objects.exists()
    assert not Draft.objects.exists()


def test_the_list_for_more_than_one_cause(browser, ward):
    begin(browser, ward)
    page = browser.get(f"/p/{ward.code}/q/causes/?all")
    assert "Add words first" in page.text
