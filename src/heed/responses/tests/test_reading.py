"""What a survey promises about words, and how the promise is kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from heed.foundation import clock
from heed.foundation.windows import window_of
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.days import today_of
from heed.people.tests.factories import an_account
from heed.responses.actions import (
    note_reading,
    open_survey,
    promise_reading,
    withdraw_response,
)
from heed.responses.actions.ageing import remove_these
from heed.responses.errors import NobodyReadsError
from heed.responses.models import (
    Response,
    TextReading,
    Withdrawal,
    WordsClock,
    WordsPromise,
)
from heed.responses.queries import Standing, standing_of
from heed.responses.queries.reading import texts_to_read, waiting_words
from heed.responses.tests.factories import given, stored
from heed.safeguards import attention
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db
TODAY = clock.now().date()
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")
PLAIN, RAISED = "The door was left open.", "I want to die."


def worded(by, words=True):
    ease = {"code": "well", "kind": "one_choice", "ask": {"en-gb": "Well?"}, **NOTES}
    ease["options"] = [
        {"code": code, "words": {"en-gb": code}} for code in ("yes", "no")
    ]
    said = {"code": "words", "kind": "text_list", "most": 3, "longest": 200}
    said |= {"ask": {"en-gb": "What else?"}, **NOTES}
    document = {
        "code": "worded",
        "version": 1,
        "title": {"en-gb": "Worded"},
        "groups": ["staff"],
        "languages": ["en-gb"],
        "items": [said] if words else [ease],
    }
    if words:
        document["before_free_text"] = {"version": 1} | {
            part: {"en-gb": "{reading_hours}"}
            for part in ("limits", "reading", "could_tell")
        }
    return publish_edition(by=by, definition=parse(document))


def a_survey(reader, ward, **changes):
    return open_survey(
        **{
            "by": reader,
            "slug": "worded",
            "title": "Worded",
            "place": ward.parent,
            "editions": changes.get("editions") or {"staff": [worded(reader)]},
            "opens_on": TODAY - timedelta(days=1),
            "closes_on": TODAY + timedelta(days=31),
            **changes,
        }
    )


@pytest.fixture
def survey(reader, ward):
    return a_survey(reader, ward)


def writes(survey, *words, kind="day"):
    edition, place = survey.instruments.get().edition, survey.places.get().place
    texts = {"words": list(words)}
    what = given(survey, edition, place, group="staff", texts=texts, kind=kind)
    return stored(what).response


def test_it_works(survey, reader):
    promise = WordsPromise.objects.get(fieldwork=survey)
    assert (promise.days, promise.reader) == (3, reader)
    response = writes(survey, PLAIN, "And more.")
    one = WordsClock.objects.get(response=response)
    assert one.due_on == today_of(survey.organisation) + timedelta(days=3)
    assert one.next_rung_on == one.due_on + timedelta(days=1)
    assert not one.is_raised
    note_reading(by=reader, texts=texts_to_read(response))
    one.refresh_from_db()
    assert (one.in_time, one.next_rung_on) == (True, None)
    assert TextReading.objects.filter(by=reader.id).count() == 2
    assert AuditEntry.objects.filter(event=Event.TEXT_READ, by=reader.id).count() == 2


@pytest.mark.parametrize("days", [None, 0])
def test_no_survey_asks_for_words_that_nobody_reads(reader, ward, days):
    with pytest.raises(NobodyReadsError), transaction.atomic():
        a_survey(reader, ward, words_read_within=days)


def test_one_that_asks_for_no_words_promises_nothing(reader, ward):
    editions = {"staff": [worded(reader, words=False)]}
    survey = a_survey(reader, ward, editions=editions, words_read_within=None)
    assert not WordsPromise.objects.exists()
    assert writes(survey)
    assert not WordsClock.objects.exists()


def test_without_the_promise_it_is_not_open(survey, monkeypatch):
    module = "heed.responses.queries.surveys._can_be_agreed_to"
    monkeypatch.setattr(module, lambda _one: True)
    assert standing_of(survey) is Standing.OPEN
    WordsPromise.objects.all().delete()
    assert standing_of(survey) is Standing.NOT_YET


@pytest.mark.parametrize("days", [0, 15])
def test_the_store_refuses_a_promise_that_is_none(survey, days):
    with pytest.raises(IntegrityError), transaction.atomic():
        WordsPromise.objects.update(days=days)


def test_what_was_told_holds_for_what_was_written(survey, reader):
    one = WordsClock.objects.get(response=writes(survey, PLAIN))
    promise_reading(by=reader, fieldwork=survey, days=14, reader=reader)
    assert WordsClock.objects.get().due_on == one.due_on
    later = WordsClock.objects.get(response=writes(survey, PLAIN))
    assert later.due_on == today_of(survey.organisation) + timedelta(days=14)


def test_the_word_rule_brings_forward_and_never_puts_off(survey, reader):
    raised, plain = writes(survey, PLAIN, RAISED), writes(survey, PLAIN)
    found = list(waiting_words([survey]))
    assert [one.response for one in found] == [raised, plain]
    today = today_of(survey.organisation)
    assert (found[0].due_on, found[0].next_rung_on) == (
        today + timedelta(days=1),
        today,
    )
    promise_reading(by=reader, fieldwork=survey, days=1, reader=reader)
    assert WordsClock.objects.get(response=writes(survey, RAISED)).due_on == (
        today + timedelta(days=1)
    )


def test_a_broken_word_rule_costs_nobody_their_words(survey, monkeypatch):
    def broken(_text):
        raise ValueError(PLAIN)

    monkeypatch.setattr(attention, "is_raised", broken)
    one = WordsClock.objects.get(response=writes(survey, PLAIN))
    assert one.is_raised
    assert one.rule_version == "broken"


def test_nothing_is_read_while_a_part_is_not(survey, reader):
    response = writes(survey, PLAIN, "And more.")
    first, second = texts_to_read(response)
    note_reading(by=reader, texts=[first])
    assert WordsClock.objects.get().met_on is None
    note_reading(by=an_account(at=survey.places.get().place), texts=[first])
    assert WordsClock.objects.get().met_on is None
    note_reading(by=reader, texts=[second])
    assert WordsClock.objects.get().met_on is not None


def test_once_it_is_met_only_the_window_remains(survey, reader):
    response = writes(survey, PLAIN, kind="month")
    note_reading(by=reader, texts=texts_to_read(response))
    one = WordsClock.objects.get()
    zone = response.place.zone
    ends = {
        window_of(clock.now() + timedelta(days=d), "month", zone).end for d in (0, 3)
    }
    assert one.due_on in {(end - timedelta(hours=2)).date() for end in ends}


def test_what_is_late_is_said_to_be(survey, reader):
    response = writes(survey, PLAIN)
    with clock.at(clock.now() + timedelta(days=5)):
        note_reading(by=reader, texts=texts_to_read(response))
    assert WordsClock.objects.get().in_time is False


def test_what_was_taken_back_waits_for_nobody(survey):
    response = writes(survey, RAISED)
    withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)
    assert not WordsClock.objects.exists()
    assert texts_to_read(response) == []


def test_it_goes_with_the_response(survey, reader):
    response = writes(survey, PLAIN)
    note_reading(by=reader, texts=texts_to_read(response))
    assert remove_these(Response.objects.filter(pk=response.pk)) == 1
    assert not WordsClock.objects.exists()
    assert not TextReading.objects.exists()
