"""Coming back to a survey: what was agreed to, and taking the answers back in time."""

from datetime import timedelta

import pytest

from heed.people.days import today_of
from heed.reception.tests.surveys import a_survey, answers
from heed.reception.tests.walking import words_on
from heed.responses.actions import say_analysed, withdraw_response
from heed.responses.models import Response, TextKey, Withdrawal
from heed.responses.queries.shared import shared_responses
from heed.responses.throttle import receipt_guesses

pytestmark = pytest.mark.django_db
TAKE_BACK = "/back/survey/take-back/"


@pytest.fixture(autouse=True)
def turns():
    receipt_guesses.refill()


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


@pytest.fixture
def writer(browser, survey):
    """Somebody who answered, left, and came back with the words."""
    root = answers(browser, survey)
    words = words_on(browser.get(browser.post(f"{root}check/").url))
    browser.post(f"{root}leave/")
    opened = browser.post("/back/", {"words": " ".join(words)})
    assert opened.url == "/back/survey/"
    return browser


def test_it_works(writer, survey):
    page = writer.get("/back/survey/").text
    for words in ("I want to take part.", "Yes, I agree", "What taking part means."):
        assert words in page
    assert shared_responses(survey).count() == 1
    assert "What goes" in writer.get(TAKE_BACK).text
    writer.post(TAKE_BACK)
    writer.post(TAKE_BACK)
    assert "You took your answers back" in writer.get("/back/survey/").text
    assert (Response.objects.get().state, Response.objects.get().answers) == (
        "withdrawn",
        {},
    )
    assert not TextKey.objects.exists()
    assert shared_responses(survey).count() == 0
    assert Withdrawal.objects.get().reason == "by_code"


def test_a_stranger_sees_nothing(client, writer):
    assert client.get("/back/survey/").url == "/back/"
    assert client.post(TAKE_BACK).url == "/back/"
    assert writer.get("/back/visit/").url == "/back/"
    assert Response.objects.get().state == "complete"


def test_once_analysed_it_says_plainly_why_not(writer, survey, reader):
    assert "until the researchers have worked" in writer.get("/back/survey/").text
    say_analysed(by=reader, fieldwork=survey)
    assert "have worked with your answers since" in writer.get("/back/survey/").text
    assert writer.get(TAKE_BACK).url == "/back/survey/"
    writer.post(TAKE_BACK)
    assert Response.objects.get().state == "complete"


def test_the_last_day_is_kept(writer, survey):
    today = today_of(survey.organisation)
    survey.withdrawal_rule, survey.withdraw_until = "until_date", today
    survey.save()
    assert "You can take your answers back until" in writer.get("/back/survey/").text
    survey.withdraw_until = today - timedelta(days=1)
    survey.save()
    assert "That day is over" in writer.get("/back/survey/").text
    writer.post(TAKE_BACK)
    assert Response.objects.get().state == "complete"


def test_erasure_knows_no_last_day(writer, survey, reader):
    say_analysed(by=reader, fieldwork=survey)
    reason = Withdrawal.Reason.ERASURE
    withdraw_response(response=Response.objects.get(), reason=reason)
    assert Response.objects.get().state == "withdrawn"
