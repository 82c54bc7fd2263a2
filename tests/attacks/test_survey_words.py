"""A survey gives away no more than the other doors: words, keys, cookies, addresses."""

import pytest
from django.test import Client

from heed.foundation.worker import run_due
from heed.people.tests.factories import client_for
from heed.reception import cookies
from heed.reception.tests.surveys import a_survey, agrees, answers, begins
from heed.reception.tests.walking import words_on
from heed.responses.actions.counting import write_counts
from heed.responses.models import Draft, Response, SavedDraft
from heed.responses.throttle import receipt_guesses
from heed.studies.actions import open_study
from heed.studies.models import Sampling
from heed.studies.waiting import call_to_words_in_surveys
from tests.attacks.people_at_the_doors import a_house
from tests.attacks.test_canary import CANARY, ears, rows_that_sing, sings
from tests.attacks.test_cookies_and_headers import BROKEN_BODIES, BROKEN_FORMS, LONG

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}
SAID = {"ease": {"ease": "easy"}, "words": {"words": f"{CANARY} at the door"}}
PAGES = (
    "begin/",
    "who/",
    "about/",
    "agree/",
    "q/ease/",
    "q/words/",
    "check/",
    "save/",
    "stop/",
    "words/",
    "pause/",
    "leave/",
)

__all__ = ["ears"]


@pytest.fixture(autouse=True)
def turns():
    receipt_guesses.refill()


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def survey(house):
    return a_survey(house.people["researcher"], house.service)


@pytest.fixture
def browser():
    client = Client(headers=FROM_HERE)
    client.raise_request_exception = False
    return client


def test_words_stand_in_no_row_log_mail_cookie_or_address(
    survey, browser, ears, mailoutbox
):
    root = answers(browser, survey, given=SAID)
    saved = " ".join(words_on(browser.post(f"{root}save/")))
    assert SavedDraft.objects.exists()
    assert rows_that_sing() == set()
    sent = browser.post(f"{root}check/")
    page = browser.get(sent.url)
    browser.post("/back/", {"words": f"{CANARY} {saved}"})
    browser.post("/back/", {"words": " ".join(words_on(page))})
    browser.post("/back/survey/take-back/")
    write_counts()
    assert rows_that_sing() == set()
    assert not [line for line in ears.lines if sings(line)]
    assert not [mail for mail in mailoutbox if sings(mail.subject + mail.body)]
    assert not [c for c in browser.cookies.values() if sings(c.OutputString())]
    assert not sings(sent.url)


def test_reading_and_calling_tell_nobody_the_words(
    house, survey, browser, ears, mailoutbox
):
    researcher = house.people["researcher"]
    study = open_study(
        by=researcher,
        slug="being-heard",
        title="Being heard",
        sampling=Sampling.OPEN,
        fieldworks=[survey],
    )
    said = {"words": {"words": f"{CANARY}: I want to die"}}
    browser.post(f"{answers(browser, survey, given=SAID | said)}check/")
    call_to_words_in_surveys()
    while run_due():
        pass
    assert [mail.to for mail in mailoutbox] == [[researcher.email]]
    where = f"/staff/studies/of/{study.slug}/reading/{Response.objects.get().pk}/"
    reader = client_for(researcher)
    assert sings(reader.get(where).text)
    assert reader.post(where).status_code == 302
    assert rows_that_sing() == set()
    assert not [line for line in ears.lines if sings(line)]
    assert not [mail for mail in mailoutbox if sings(mail.subject + mail.body)]


def test_mistakes_are_told_without_the_words(survey, browser, ears):
    root = begins(browser, survey)
    browser.post(f"{root}agree/", {"s-0": CANARY})
    browser.post(f"{root}agree/", agrees(survey))
    browser.post(f"{root}q/words/", {"words": CANARY * 10_000})
    browser.post(f"{root}begin/", {"from": CANARY})
    browser.get(f"/s/{CANARY}/")
    assert not [line for line in ears.lines if sings(line)]
    assert rows_that_sing() == set()


def test_the_key_of_a_draft_goes_nowhere_else(survey, browser):
    root = begins(browser, survey)
    key = browser.cookies[cookies.DRAFT]
    assert (key["samesite"], key["httponly"], key["path"]) == ("Strict", True, root)


def test_the_key_of_another_survey_or_place_opens_nothing(house, survey, browser):
    begins(browser, survey)
    key = browser.cookies[cookies.DRAFT].value
    other = Client(headers=FROM_HERE)
    other.cookies[cookies.DRAFT] = key
    place = f"/p/{house.ward.code}"
    assert other.get(f"{place}/q/kind/").url == f"{place}/gone/"
    for broken in ("", "zz", "0" * 64, "\x00"):
        other.cookies[cookies.DRAFT] = broken
        answer = other.get(f"/s/{survey.code}/agree/")
        assert answer.status_code in {302, 400}


def test_a_form_from_another_site_is_refused(survey):
    for page in ("begin/", "who/", "agree/", "save/", "leave/"):
        where = f"/s/{survey.code}/{page}"
        answer = Client(headers={"origin": "https://elsewhere.example"}).post(where)
        assert answer.status_code == 403, page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("what", BROKEN_FORMS)
def test_a_broken_form_is_no_crash(survey, browser, what):
    root = begins(browser, survey)
    browser.post(f"{root}agree/", agrees(survey))
    for page in PAGES:
        assert browser.post(root + page, BROKEN_FORMS[what]).status_code < 500, page
    for name in ("groups", "group", "from"):
        browser.post(f"{root}begin/")
        for value in ("\x00", LONG, "'; DROP TABLE"):
            sent = browser.post(f"{root}who/", {"groups": "carer", name: value})
            assert sent.status_code < 500, name


@pytest.mark.parametrize("what", BROKEN_BODIES)
def test_a_broken_body_is_no_crash(survey, browser, what):
    body, kind = BROKEN_BODIES[what]
    root = begins(browser, survey)
    for page in PAGES:
        answer = browser.generic("POST", root + page, body, kind)
        assert answer.status_code < 500, page


def test_nobody_answers_without_a_yes_by_going_round_it(survey, browser):
    root = begins(browser, survey)
    browser.post(f"{root}q/ease/", {"ease": "easy", "_agreed": "yes", "_sheet": "x"})
    browser.post(f"{root}agree/", {"_agreed": "yes", "_survey": ""})
    browser.post(f"{root}check/")
    browser.post(f"{root}stop/")
    assert not Response.objects.exists()


def test_guessing_what_was_saved_uses_the_turns_of_receipts(survey, browser):
    receipt_guesses.refill()
    before = receipt_guesses._left
    browser.post("/back/", {"words": "abide abide abide abide abide abide"})
    assert receipt_guesses._left < before
