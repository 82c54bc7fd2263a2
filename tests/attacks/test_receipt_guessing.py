"""Guessing somebody's six words: slow for everybody together, and hopeless.

The throttle keeps no address, so nobody's ward is shut out with a guesser in it.
"""

import math
import re
import threading

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.concerns.models import Concern
from heed.reception import cookies
from heed.reception.actions import coming_back
from heed.reception.queries.visits import opened_by
from heed.reception.tests.walking import begin, walk, words_on
from heed.responses.models import Receipt
from heed.responses.receipt_words import GUESSES, words_from
from heed.responses.throttle import A_YEAR, receipt_guesses
from tests.attacks.people_at_the_doors import a_house

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}
A_MILLION = 1_000_000
HUMANS_HAVE_WRITTEN_FOR = 5_000  # years
WRONG = {
    "six words of the list": " ".join(words_from(b"\1" * 32, "en")),
    "six Welsh words": " ".join(words_from(b"\2" * 32, "cy")),
    "words of no list": "zzz yyy xxx www vvv uuu",
    "five words": " ".join(words_from(b"\3" * 32, "en")[:5]),
    "nothing": "",
    "null bytes": "\0\0\0",
    "an injection": "' OR 1=1 --",
}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_WAITS", 0)
    receipt_guesses.refill()
    yield
    receipt_guesses.refill()


@pytest.fixture
def words(db):
    house = a_house()
    browser = Client(headers=FROM_HERE)
    address, _seen = walk(browser, begin(browser, house.ward, "tell-us"), {})
    return " ".join(words_on(browser.get(browser.post(address).url)))


def guess(typed, **headers):
    client = Client(headers=FROM_HERE | headers)
    return client.post("/back/", {"words": typed})


def test_the_right_words_open_one_visit(words):
    answer = guess(words)
    assert answer.status_code == 302
    assert all(name.startswith(cookies.VISIT) for name in answer.cookies)


@pytest.mark.parametrize("what", WRONG)
def test_every_wrong_guess_looks_like_every_other(words, what):
    answer, other = guess(WRONG[what]), guess("some other six words of mine")
    assert answer.status_code == other.status_code == 422
    nonces = [a.headers["Content-Security-Policy"] for a in (answer, other)]
    assert len(nonces[0]) == len(nonces[1])
    assert len(answer.content) == len(other.content)
    assert not answer.cookies
    assert WRONG[what] == "" or WRONG[what] not in answer.text


def test_words_that_were_taken_back_look_like_words_that_never_were(words):
    Receipt.objects.all().delete()
    gone, never = guess(words), guess(WRONG["six words of the list"])
    assert gone.status_code == never.status_code == 422
    assert len(gone.content) == len(never.content)


def questions_to_the_store(typed):
    with CaptureQueriesContext(connection) as asked:
        opened_by(typed)
    return [re.sub("'[^']*'", "?", one["sql"]) for one in asked]


def test_right_and_wrong_words_begin_with_the_same_steps(words):
    """And every wrong guess goes on alike: to the words of answers saved for later."""
    right = questions_to_the_store(words)
    wrong = [questions_to_the_store(typed) for typed in WRONG.values()]
    assert all(asked == wrong[0] for asked in wrong)
    assert wrong[0][:1] == right[:1]
    assert len(wrong[0]) == 2


def test_other_addresses_and_devices_give_no_new_turns(words, monkeypatch):
    monkeypatch.setattr(receipt_guesses, "at_once", 20)
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    receipt_guesses.refill()
    allowed = 0
    for number in range(40):
        told = {
            "x-forwarded-for": f"192.0.2.{number}",
            "user-agent": f"device {number}",
        }
        allowed += guess("some other six words of mine", **told).status_code == 422
    assert allowed == 20


def test_a_flood_that_is_let_in_shuts_no_writer_out(words, monkeypatch):
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    monkeypatch.setattr(receipt_guesses, "at_once", 30)
    receipt_guesses.refill()
    for _ in range(29):
        guess("some other six words of mine")
    assert [guess(words).status_code for _ in range(5)] == [302] * 5


def test_right_words_do_not_wait_behind_wrong_ones(words, monkeypatch):
    monkeypatch.setattr(coming_back, "_waiting", threading.BoundedSemaphore(1))
    assert coming_back._waiting.acquire(blocking=False)
    assert guess("some other six words of mine").status_code == 429
    assert guess(words).status_code == 302


def test_a_flood_is_told_once_without_an_address(words, monkeypatch, caplog):
    coming_back._told.refill()
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    while receipt_guesses.take():
        pass
    for _ in range(5):
        assert guess(words, **{"x-forwarded-for": "192.0.2.7"}).status_code == 429
    told = [r.getMessage() for r in caplog.records if "Receipts" in r.getMessage()]
    assert told == ["Receipts are tried faster than people can type them."]


def test_a_flood_of_guesses_makes_no_row(words):
    before = Concern.objects.count()
    for _ in range(10):
        guess("some other six words of mine")
    assert Concern.objects.count() == before
    assert Receipt.objects.count() == 1


def test_how_long_guessing_takes_at_a_million_receipts():
    """The sum done again, apart from the throttle's own.

    The chance of no hit in g guesses is (1 - r/2^66)^g; half of all guessers have hit
    after ln 2 * 2^66 / r guesses.
    """
    assert GUESSES == 2048**6 == 2**66
    guesses = math.log(2) * GUESSES / A_MILLION
    years = guesses / receipt_guesses.a_second / A_YEAR
    assert 16_000 < years < 17_000
    assert years > HUMANS_HAVE_WRITTEN_FOR
    first_hour = 3600 * receipt_guesses.a_second + receipt_guesses.at_once
    assert first_hour * A_MILLION / GUESSES < 1e-6
