"""Pages are compressed, unless they hold what somebody said or their receipt."""

import gzip

import pytest

from heed.reception.tests.walking import begin, walk

pytestmark = pytest.mark.django_db
CAN = {"accept-encoding": "gzip"}
A_CONCERN = {
    "kind": {"kind": "went_wrong"},
    "what_happened": {"what_happened": "Canary was left alone"},
    "when": {"when-month": "3", "when-year": "2026"},
    "come_back": {"come_back": "code"},
}


def packed(response):
    """Whether a page came compressed; what it says is read in either case."""
    is_packed = response.get("Content-Encoding") == "gzip"
    assert (gzip.decompress(response.content) if is_packed else response.content) != b""
    assert ("no-transform" in response["Cache-Control"]) != is_packed
    return is_packed


@pytest.fixture
def look(browser, ward):
    """Look at a page of the door as a browser that can unpack."""

    def ask(page):
        return browser.get(f"/p/{ward.code}/{page}", headers=CAN)

    return ask


def test_it_works(look):
    assert packed(look(""))
    assert packed(look("who/"))


def test_a_question_that_nobody_answered_yet_is_compressed(browser, ward, look):
    begin(browser, ward, "ward-check")
    assert packed(look("q/atmosphere/"))


@pytest.mark.parametrize("item", ["kind", "what_happened", "when", "come_back"])
def test_an_answered_question_is_not(browser, ward, look, item):
    walk(browser, begin(browser, ward, "tell-us"), A_CONCERN)
    assert not packed(look(f"q/{item}/"))


def test_words_that_must_be_mended_are_not(browser, ward):
    begin(browser, ward, "tell-us")
    walked = {"kind": {"kind": "went_wrong"}}
    walk(browser, f"/p/{ward.code}/q/kind/", walked)
    wrong = browser.post(
        f"/p/{ward.code}/q/what_happened/",
        {"what_happened": "Canary " * 10_000},
        headers=CAN,
    )
    assert wrong.status_code == 422
    assert not packed(wrong)


def test_the_check_the_receipt_and_what_was_chosen_are_not(browser, ward, look):
    address, _ = walk(browser, begin(browser, ward, "tell-us"), A_CONCERN)
    assert not packed(look("check/"))
    browser.post(address)
    assert not packed(look("words/"))
    assert not packed(look("end/"))


def test_coming_back_is_never_compressed(browser, db):
    assert "Content-Encoding" not in browser.get("/back/", headers=CAN)
    wrong = browser.post("/back/", {"words": "Canary words"}, headers=CAN)
    assert "Content-Encoding" not in wrong


def test_what_is_compressed_has_no_steady_length(look):
    """Django adds a few random bytes to each, against guessing by length."""
    assert len({len(look("").content) for _ in range(20)}) > 1
