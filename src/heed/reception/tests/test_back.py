"""Coming back with six words: the writer, and only the writer."""

from datetime import timedelta

import pytest

from heed.concerns.models import Complaint, Concern, Message, RetaliationReport
from heed.foundation import clock
from heed.reception.tests.walking import begin, walk, words_on
from heed.responses.actions.texts import original_words
from heed.responses.models import Response, Text, TextKey
from heed.responses.throttle import receipt_guesses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def turns():
    receipt_guesses.refill()


@pytest.fixture
def words(browser, ward):
    """The words of somebody who wrote and left."""
    answers = {
        "what_happened": {"what_happened": "Canary at the beginning"},
        "come_back": {"come_back": "code"},
    }
    address, _ = walk(browser, begin(browser, ward, "tell-us"), answers)
    found = words_on(browser.get(browser.post(address).url))
    browser.post(f"/p/{ward.code}/leave/")
    return found


@pytest.fixture
def writer(browser, words):
    """Their browser, on the page that the words opened."""
    assert browser.post("/back/", {"words": " ".join(words)}).url == "/back/visit/"
    return browser


def page_of(writer):
    return writer.get("/back/visit/").text


def test_it_works(writer):
    page = page_of(writer)
    assert "Your words arrived. Nobody has read them yet." in page
    assert "Canary at the beginning" in page


def test_words_are_read_however_they_are_typed(browser, words):
    typed = ", ".join(words).upper() + " . "
    assert browser.post("/back/", {"words": typed}).status_code == 302


def test_a_stranger_sees_nothing(client, words):
    assert client.get("/back/visit/").url == "/back/"
    answer = client.post("/back/", {"words": "six words that nobody was given"})
    assert answer.status_code == 422
    assert "We cannot find these words." in answer.text


def test_the_words_stand_in_no_address_and_no_cookie(writer, words):
    cookie = writer.cookies["heed-visit"]
    assert not any(word in cookie.value for word in words)
    assert str(Concern.objects.get().pk) not in cookie.value
    assert (cookie["path"], cookie["samesite"]) == ("/back/", "Strict")
    assert cookie["httponly"]
    assert cookie["max-age"] == 900


def test_a_visit_ends_after_a_quarter_of_an_hour(writer):
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert writer.get("/back/visit/").url == "/back/"


def test_a_made_up_visit_opens_nothing(client, words):
    for value in ("", "junk", "AAAA", "é" * 20, "A" * 400):
        client.cookies["heed-visit"] = value
        assert client.get("/back/visit/").url == "/back/"


def test_exit_forgets_the_visit(writer, settings):
    left = writer.get("/back/exit/")
    assert left.url == settings.HEED_EXIT_URL
    assert left.cookies["heed-visit"].value == ""
    assert writer.get("/back/visit/").url == "/back/"


def test_too_many_guesses_are_slowed_for_all_without_naming_anyone(
    client, words, monkeypatch
):
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    while receipt_guesses.take():
        pass
    answer = client.post("/back/", {"words": "one more guess by some one"})
    assert answer.status_code == 429
    assert "Wait a minute" in answer.text


def test_wrong_and_forgotten_words_get_the_same_answer(client, words):
    first = client.post("/back/", {"words": "abc"}).text
    second = client.post("/back/", {"words": "these words are not real ones"}).text
    strip = {ord(c): None for c in "0123456789abcdef-"}
    assert first.translate(strip) == second.translate(strip)


def add(writer, page, **posted):
    key = {"key": "6f1f1b5e-9f8c-4a53-9f3e-7c4a8d2b1c00"}
    return writer.post(f"/back/{page}/", key | posted)


def test_more_words_reach_the_readers_once(writer):
    for _ in range(2):
        assert add(writer, "more", words="Canary again").url == "/back/visit/"
    assert original_words(Message.objects.get().text) == "Canary again"
    assert "Canary again" in page_of(writer)


def test_other_words_from_a_page_that_was_gone_back_to_are_no_repeat(writer):
    for words in ("First", "Second"):
        assert add(writer, "more", words=words).url == "/back/visit/"
    said = {original_words(message.text) for message in Message.objects.all()}
    assert said == {"First", "Second"}


def test_no_words_are_not_sent(writer):
    assert add(writer, "more", words=" ").status_code == 422


def test_harm_for_speaking_up_goes_outside(writer):
    assert add(writer, "harm", words="Canary lost leave").url == "/back/visit/"
    assert original_words(RetaliationReport.objects.get().text) == "Canary lost leave"


def test_the_writer_may_change_whether_anybody_comes_back(writer):
    add(writer, "contact", contact="nobody", words="")
    assert Concern.objects.get().contact == "nobody"
    assert add(writer, "contact", contact="speak", words="").status_code == 422
    add(writer, "contact", contact="speak", words="Canary, by the garden")
    assert Concern.objects.get().contact == "speak"
    where = Text.objects.get(kind="contact")
    assert original_words(where) == "Canary, by the garden"
    assert where.ward_may_see == "nothing"


def test_only_the_writer_makes_a_complaint_of_it(writer):
    assert not Complaint.objects.exists()
    add(writer, "complain", words="Canary complains")
    reference = Complaint.objects.get().reference
    assert reference in page_of(writer)


def test_taking_back_says_what_goes_and_what_stays(writer):
    page = writer.get("/back/take-back/").text
    assert "What goes" in page
    assert "What stays" in page
    assert TextKey.objects.exists()


def test_taking_back_takes_the_words(writer):
    writer.post("/back/take-back/")
    assert Response.objects.get().state == "withdrawn"
    assert not TextKey.objects.exists()
    page = page_of(writer)
    assert "You took your words back." in page
    assert "Canary" not in page
    assert add(writer, "more", words="Canary after all").status_code == 422


def test_nothing_of_it_is_kept_by_the_browser(writer):
    for page in ("visit", "more", "contact", "harm", "complain", "take-back"):
        answer = writer.get(f"/back/{page}/")
        assert "no-store" in answer["Cache-Control"], page
        assert answer.status_code == 200, page


def test_in_welsh_too(browser, words):
    answer = browser.post("/cy/back/", {"words": " ".join(words)})
    assert answer.url == "/cy/back/visit/"
    assert browser.get(answer.url)["Content-Language"] == "cy"
