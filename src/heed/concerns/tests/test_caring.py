"""Readers are looked after: a break is offered, a talk arranged, nothing held back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from heed.concerns.actions import (
    ask_for_debrief,
    declare_conflict,
    open_concern,
    record_debrief,
)
from heed.concerns.models import Debrief
from heed.concerns.queries import debriefs_waiting, hard_in_a_row
from heed.concerns.queries.care import since_last_break
from heed.concerns.tests.factories import a_concern
from heed.foundation.ids import new_id
from heed.foundation.worker import run_due
from heed.people.tests.factories import an_account, client_for

NOON = datetime(2025, 6, 4, 12, 0, tzinfo=UTC)


def read_hard(reader, ward, number):
    for _ in range(number):
        concern = a_concern(ward, answers={"danger_now": "yes"})
        declare_conflict(by=reader, concern=concern, has_conflict=False)
        open_concern(by=reader, concern=concern)


def test_only_hard_ones_count(reader, ward):
    read_hard(reader, ward, 2)
    easy = a_concern(ward)
    declare_conflict(by=reader, concern=easy, has_conflict=False)
    open_concern(by=reader, concern=easy)
    assert hard_in_a_row(reader) == 2


@pytest.mark.parametrize(
    ("minutes_ago", "counted"),
    [([1, 5, 10], 3), ([1, 5, 40], 2), ([25, 30], 0), ([19, 38, 57], 3), ([], 0)],
)
def test_a_break_begins_anew(minutes_ago, counted):
    openings = [(NOON - timedelta(minutes=m), new_id()) for m in minutes_ago]
    assert len(since_last_break(openings, NOON)) == counted


def test_a_break_is_offered_and_not_forced(reader, ward):
    read_hard(reader, ward, 5)
    concern = a_concern(ward, words="Canary")
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    browser, path = client_for(reader), f"/staff/concerns/{concern.pk}/words/"
    page = browser.get(path).text
    assert "Would you like a break?" in page
    assert "Canary" not in page
    assert "Canary" in browser.get(f"{path}?on").text


def test_a_talk_is_arranged(reader, lead):
    client_for(reader).post("/staff/concerns/care/talk/")
    run_due()
    assert [message.to for message in mail.outbox] == [[lead.email]]
    assert reader.name not in mail.outbox[0].body
    (asked,) = debriefs_waiting(lead)
    client_for(lead).post(f"/staff/concerns/care/talk/{asked.pk}/")
    assert not debriefs_waiting(lead)


def test_asking_twice_is_asking_once(reader):
    assert ask_for_debrief(by=reader) == ask_for_debrief(by=reader)


def test_a_stranger_records_no_talk(reader):
    asked = ask_for_debrief(by=reader)
    record_debrief(by=an_account("safeguarding_lead"), debrief=asked)
    assert Debrief.objects.get().met_on is None
