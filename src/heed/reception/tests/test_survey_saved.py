"""Saving a survey for another day: sealed under the words, until a stated day."""

from datetime import timedelta

import pytest
from django.test import Client

from heed.foundation import clock
from heed.people.days import today_of
from heed.reception.tests.surveys import a_survey, agrees, begins
from heed.reception.tests.walking import words_on
from heed.responses.actions.saved import clear_saved_drafts
from heed.responses.models import Draft, Response, SavedDraft
from heed.responses.throttle import receipt_guesses

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def turns():
    receipt_guesses.refill()


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


@pytest.fixture
def root(browser, survey):
    """Somebody who answered the first question."""
    root = begins(browser, survey)
    first = browser.post(f"{root}agree/", agrees(survey)).url
    browser.post(first, {"ease": "difficult"})
    return root


@pytest.fixture
def words(browser, root):
    found = words_on(browser.post(f"{root}save/"))
    browser.post(f"{root}pause/")
    return " ".join(found)


def come_back(words):
    other = Client(headers=FROM_HERE)
    return other, other.post("/back/", {"words": words})


def test_it_works(browser, survey, root, words):
    assert len(words.split()) == 6
    assert browser.get(f"{root}check/").url == f"{root}gone/"
    other, opened = come_back(words)
    assert opened.url == f"{root}resume/"
    assert other.get(opened.url).url == f"{root}about/"
    assert "Welcome back" in other.get(f"{root}about/").text
    assert other.get(f"{root}q/words/").url == f"{root}agree/"
    following = other.post(f"{root}agree/", agrees(survey)).url
    assert following == f"{root}q/words/"
    other.post(following, {"skip": "yes"})
    other.post(f"{root}check/")
    assert Response.objects.get().answers == {"ease": "difficult", "words": "skipped"}
    assert not SavedDraft.objects.exists()
    assert come_back(words)[1].status_code == 422


def test_who_comes_back_twice_gives_it_once(survey, root, words):
    one, two = come_back(words)[0], come_back(words)[0]
    for browser in (two, one):
        browser.post(f"{root}agree/", agrees(survey))
        browser.post(f"{root}q/words/", {"skip": "yes"})
        browser.post(f"{root}check/")
    assert Response.objects.count() == 1


def test_the_day_is_said_and_kept(browser, survey, root):
    page = browser.get(f"{root}save/").text
    last = today_of(survey.organisation) + timedelta(days=14)
    assert f"{last.day} {last:%B %Y}" in page
    words = " ".join(words_on(browser.post(f"{root}save/")))
    with clock.at(clock.now() + timedelta(days=15)):
        assert come_back(words)[1].status_code == 422
        assert clear_saved_drafts() == 1
    assert not SavedDraft.objects.exists()


def test_it_is_never_kept_longer_than_the_survey_is_open(browser, survey, root):
    survey.closes_on = today_of(survey.organisation) + timedelta(days=2)
    survey.save()
    browser.post(f"{root}save/")
    saved = SavedDraft.objects.get()
    assert saved.gone_on == survey.closes_on + timedelta(days=1)


def test_saving_again_keeps_the_words(browser, root):
    first = words_on(browser.post(f"{root}save/"))
    browser.post(f"{root}q/words/", {"words": "Canary"})
    assert words_on(browser.post(f"{root}save/")) == first
    assert SavedDraft.objects.count() == 1


def test_stopping_leaves_nothing_of_what_was_saved(browser, root):
    browser.post(f"{root}save/")
    browser.post(f"{root}leave/")
    assert not SavedDraft.objects.exists()
    assert not Draft.objects.exists()


def test_leaving_in_a_hurry_keeps_what_was_saved(browser, root, words):
    browser.get(f"{root}exit/")
    assert come_back(words)[1].status_code == 302


def test_a_stranger_with_the_row_reads_nothing(browser, root, words):
    row = SavedDraft.objects.get()
    held = bytes(row.body)
    assert b"difficult" not in held
    assert not any(word.encode() in held for word in words.split())
