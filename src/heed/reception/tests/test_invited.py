"""Coming in with the words of a letter, and wanting no more letters."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from heed.foundation import clock
from heed.reception.actions import coming_back
from heed.reception.sittings import INVITED
from heed.reception.tests.surveys import ANSWERS, a_survey, agrees
from heed.reception.tests.walking import walk
from heed.responses.draft_body import DraftToken
from heed.responses.models import Draft, Invitation, Response
from heed.responses.queries import draft_of
from heed.responses.tests.invited import bring, someone, words_mailed_to, write_to_all
from heed.responses.throttle import receipt_guesses
from heed.responses.waiting import room

pytestmark = pytest.mark.django_db
STRANGE = "some other six words of mine"


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_WAITS", 0)
    with room.opened() as notes:
        notes.clear()


@pytest.fixture
def survey(ward, reader):
    survey = a_survey(reader, ward.parent, by_link=False)
    bring(survey, reader, someone(1), someone(2, is_easy_read=True))
    write_to_all(survey, reader)
    return survey


def comes_in(browser, survey, words, easy=""):
    """From the words to the check; gives the survey's address."""
    root = f"/s/{survey.code}/{easy}"
    assert browser.post("/i/", {"words": words}).url == root
    assert f'href="{root}resume/"' in browser.get(root).text
    assert browser.get(f"{root}resume/").url == f"{root}who/"
    browser.post(f"{root}who/", {"groups": "carer"})
    browser.post(f"{root}about/")
    first = browser.post(f"{root}agree/", agrees(survey))
    address, _seen = walk(browser, first.url, ANSWERS)
    assert address == f"{root}check/"
    return root


def test_it_works(browser, survey):
    root = comes_in(browser, survey, words_mailed_to(1))
    assert browser.post(f"{root}check/").url == f"{root}words/"
    stored = Response.objects.get()
    assert (stored.entrance, stored.source_tag) == ("invitation", "")
    assert not Invitation.objects.filter(is_used=True).exists()


def test_who_wanted_easy_read_gets_it(browser, survey):
    assert browser.post("/i/", {"words": words_mailed_to(2)}).url.endswith("/easy/")


def test_the_pass_goes_with_the_answers(browser, survey):
    root = comes_in(browser, survey, words_mailed_to(1))
    token = DraftToken.from_cookie(browser.cookies["heed-draft"].value)
    assert draft_of(token).posted[INVITED]
    browser.post(f"{root}check/")
    assert INVITED not in draft_of(token).posted
    assert b"_invited" not in bytes(Draft.objects.get().body)


def test_used_words_lead_to_a_kind_page(browser, survey):
    root = comes_in(browser, survey, words_mailed_to(1))
    browser.post(f"{root}check/")
    again = browser.post("/i/", {"words": words_mailed_to(1)})
    assert again.url == reverse("invited:used")
    assert "thank you" in browser.get(again.url).text


def test_two_browsers_with_one_code_give_one_answer(client_class, survey):
    one, other = client_class(), client_class()
    roots = [comes_in(b, survey, words_mailed_to(1)) for b in (one, other)]
    assert one.post(f"{roots[0]}check/").url == f"{roots[0]}words/"
    assert other.post(f"{roots[1]}check/").url == reverse("invited:used")
    assert Response.objects.count() == 1


@pytest.fixture
def client_class(browser):
    return type(browser)


def test_the_start_does_not_lose_the_invitation(browser, survey):
    browser.post("/i/", {"words": words_mailed_to(1)})
    begun = browser.post(f"/s/{survey.code}/begin/")
    assert begun.url == f"/s/{survey.code}/resume/"


def test_wrong_words_are_told_and_open_nothing(browser, survey):
    page = browser.post("/i/", {"words": STRANGE})
    assert page.status_code == 422
    assert not page.cookies
    assert STRANGE not in page.text


def test_guessing_meets_the_same_limit_as_receipts(browser, survey, monkeypatch):
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    monkeypatch.setattr(receipt_guesses, "at_once", 3)
    receipt_guesses.refill()
    doors = ["/i/", "/back/", "/i/stop/", "/i/", "/i/stop/"]
    told = [browser.post(door, {"words": STRANGE}).status_code for door in doors]
    monkeypatch.undo()
    receipt_guesses.refill()
    assert told == [422, 422, 422, 429, 429]


def test_after_the_last_day_the_door_says_so(browser, survey):
    with clock.at(clock.now() + timedelta(days=40)):
        door = browser.post("/i/", {"words": words_mailed_to(1)}).url
        assert "closed on" in browser.get(door).text
    assert not Draft.objects.exists()


def test_no_more_letters_by_one_tap(browser, survey):
    page = browser.post("/i/stop/", {"words": words_mailed_to(1)})
    assert page.status_code == 200
    assert Invitation.objects.filter(is_declined=True).count() == 1
    assert browser.post("/i/stop/", {"words": STRANGE}).status_code == 422


def test_looking_stops_no_letters(browser, survey):
    """Scanners of mail open every link, and no server sees what is behind a “#”."""
    for path, behind in links_in(mail.outbox[0].body):
        assert browser.get(path).status_code == 200
        assert behind.replace("-", " ") in {words_mailed_to(1), words_mailed_to(2)}
    assert not Invitation.objects.filter(is_declined=True).exists()


def links_in(body):
    found = [line for line in body.splitlines() if line.startswith("http")]
    assert len(found) == 2
    return [urlsplit(link)[2:3] + urlsplit(link)[4:] for link in found]
