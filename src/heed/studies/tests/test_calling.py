"""Who is called to words that wait: whoever reads, everybody inside, then outside."""

import logging

import pytest

from heed.foundation.worker import run_due
from heed.people.tests.factories import an_account, client_for
from heed.responses.actions import promise_reading
from heed.studies import waiting
from heed.studies.models import StudyMember, WordsCall
from heed.studies.tests.worded import MONDAY, RAISED, WORDS, Worded, on
from heed.studies.waiting import call_to_words_in_surveys, open_words, say_read

pytestmark = pytest.mark.django_db
LATE = "/staff/studies/late/"


@pytest.fixture
def it():
    with on(0):
        return Worded()


@pytest.fixture
def lead(it):
    return an_account("safeguarding_lead", at=it.place)


def called(mailoutbox, day):
    """Who gets a message when the clocks are looked at on a day."""
    mailoutbox.clear()
    with on(day):
        call_to_words_in_surveys()
        while run_due():
            pass
    return sorted(mail.to[0] for mail in mailoutbox)


def emails(*accounts):
    return sorted(one.email for one in accounts)


def test_a_late_promise_climbs_day_by_day(it, lead, mailoutbox):
    with on(0):
        it.writes()
    assert called(mailoutbox, 3) == []
    assert called(mailoutbox, 4) == emails(it.by)
    assert called(mailoutbox, 4) == []
    assert called(mailoutbox, 5) == emails(it.by, it.colleague)
    for day in (6, 7):
        assert called(mailoutbox, day) == emails(it.by, it.colleague, lead)
    assert {one.rung for one in WordsCall.objects.all()} == {0, 1, 2, 3}


def test_raised_words_call_everybody_inside_at_once(it, lead, mailoutbox):
    with on(0):
        it.writes(RAISED)
    assert called(mailoutbox, 0) == emails(it.by, it.colleague)
    with on(0):
        it.writes(RAISED)
    assert called(mailoutbox, 0) == emails(it.by, it.colleague)
    assert called(mailoutbox, 1) == []
    assert called(mailoutbox, 2) == emails(it.by, it.colleague, lead)


def test_reading_stops_it(it, mailoutbox):
    with on(1):
        response = it.writes()
        open_words(by=it.colleague, study=it.study, response=response.id)
        say_read(by=it.colleague, study=it.study, response=response.id)
    for day in (4, 5, 9):
        assert called(mailoutbox, day) == []


def test_a_reader_who_left_is_passed_over(it, mailoutbox):
    with on(0):
        it.writes()
    StudyMember.objects.filter(account=it.by).update(until=MONDAY.date())
    assert called(mailoutbox, 4) == emails(it.colleague)


def test_a_study_that_nobody_works_in_calls_outside_at_once(it, lead, mailoutbox):
    StudyMember.objects.update(until=MONDAY.date())
    with on(0):
        it.writes(RAISED)
    assert called(mailoutbox, 0) == emails(lead)


def test_nobody_is_written_down_too(it, mailoutbox, caplog):
    StudyMember.objects.update(until=MONDAY.date())
    with on(0):
        it.writes(RAISED)
    with caplog.at_level(logging.ERROR):
        assert called(mailoutbox, 0) == []
    assert WordsCall.objects.get().account is None
    assert "nobody could be called" in caplog.text


def test_one_message_however_much_waits(it, mailoutbox):
    with on(0):
        for _ in range(5):
            it.writes()
    assert called(mailoutbox, 4) == emails(it.by)
    assert WordsCall.objects.count() == 1


def test_a_message_holds_nothing_of_it(it, lead, mailoutbox, caplog):
    with on(0):
        it.writes(f"{WORDS} {RAISED}")
    with caplog.at_level(logging.DEBUG):
        for day in (0, 2, 3):
            called(mailoutbox, day)
            for mail in mailoutbox:
                said = mail.subject + mail.body
                assert not any(
                    one in said
                    for one in (WORDS, RAISED, "Asked in words", "A study “")
                )
                assert it.study.title.lower() not in mail.subject.lower()
    assert WORDS not in caplog.text


def test_a_failure_in_one_house_holds_up_no_other(it, mailoutbox, monkeypatch):
    with on(0):
        it.writes(RAISED)
        other = Worded()
        other.writes(RAISED)
    real = waiting.call_to_waiting_words

    def breaks(organisation):
        if organisation == it.place.organisation:
            raise ValueError(RAISED)
        real(organisation)

    monkeypatch.setattr(waiting, "call_to_waiting_words", breaks)
    assert called(mailoutbox, 0) == emails(other.by, other.colleague)


def test_outside_one_sees_which_study_is_late_and_nothing_more(it, lead):
    elsewhere = an_account("safeguarding_lead")
    with on(0):
        it.writes(RAISED)
    with on(1):
        assert "Nothing is late." in client_for(lead).get(LATE).text
    with on(2):
        page = client_for(lead).get(LATE).text
        assert "Asked in words" in page
        assert it.by.email in page
        assert RAISED not in page
        assert "Nothing is late." in client_for(elsewhere).get(LATE).text
        assert client_for(it.by).get(LATE).status_code == 403


def test_another_reader_is_called_first(it, mailoutbox):
    with on(0):
        promise_reading(by=it.by, fieldwork=it.survey, days=1, reader=it.colleague)
        it.writes()
    assert called(mailoutbox, 2) == emails(it.colleague)
