"""A concern is written with its response, and says no more of time than its place."""

from datetime import UTC, datetime

import pytest

from heed.concerns.actions import compose_concern
from heed.concerns.choices import Circle, Promise, Scope, WhyNow
from heed.concerns.models import Clock, Concern, ExcludedReader, RetaliationReport
from heed.concerns.tests.factories import a_concern, given_at, read_on_weekdays
from heed.foundation import clock
from heed.foundation.models import OutboxTask
from heed.foundation.unsaved import unsaved
from heed.people.tests.factories import an_account
from heed.responses.actions import compose_response
from heed.safeguards.models import AuditEntry

WEDNESDAY = datetime(2025, 6, 4, 10, 7, 31, tzinfo=UTC)
FRIDAY_EVENING = datetime(2025, 6, 6, 16, 30, tzinfo=UTC)  # half past five at the place


@pytest.fixture
def hours(service):
    read_on_weekdays(service)


def promises_of(concern):
    return set(concern.clocks.values_list("promise", flat=True))


def test_it_works(ward):
    concern = a_concern(ward)
    assert concern.state == "unread"
    assert concern.response.texts.count() == 1
    assert promises_of(concern) == {"acknowledged", "read", "acted"}


def test_nothing_is_saved_before_the_writer_saves(ward):
    given = given_at(ward)
    compose_concern(given, compose_response(given))
    assert not Concern.objects.exists()
    assert not Clock.objects.exists()


def test_every_row_is_the_one_that_django_makes(ward):
    given = given_at(ward)
    composed = compose_response(given)
    for row in [*composed.rows, *compose_concern(given, composed).rows]:
        columns = [field.attname for field in row._meta.concrete_fields]
        kept = {name: getattr(row, name) for name in columns}
        again = type(row)(**kept)
        assert {name: getattr(again, name) for name in columns} == kept


def test_a_row_of_another_kind_is_refused_as_a_reference(ward):
    with pytest.raises(TypeError, match="A Place was given for “concern”"):
        unsaved(Clock, concern=ward)


def test_the_clocks_of_a_concern_lie_beside_each_other(ward):
    concern, other = a_concern(ward), a_concern(ward)
    halves = {one.id.bytes[:8] for one in concern.clocks.all()}
    assert halves == {concern.id.bytes[:8]}
    assert halves.isdisjoint(one.id.bytes[:8] for one in other.clocks.all())


def test_there_is_no_audit_entry(ward):
    given_at(ward)
    before = AuditEntry.objects.count()
    a_concern(ward)
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_danger_starts_a_clock_to_the_minute(ward, answer):
    with clock.at(WEDNESDAY):
        concern = a_concern(ward, answers={"danger_now": answer})
    assert (concern.needs_reading_now, concern.why_now) == (True, WhyNow.WRITER)
    first = concern.clocks.get(promise=Promise.ACKNOWLEDGED)
    assert first.is_exact
    assert first.started_at == first.next_rung_at == WEDNESDAY
    assert first.due_at == datetime(2025, 6, 4, 10, 22, 31, tzinfo=UTC)


def test_without_danger_no_time_is_kept_but_the_end_of_a_day(ward, hours):
    with clock.at(WEDNESDAY):
        concern = a_concern(ward)
    for one in concern.clocks.all():
        assert (one.is_exact, one.started_at) == (False, None)
        assert (one.due_at.hour, one.due_at.minute, one.due_at.second) == (23, 0, 0)
    assert concern.clocks.get(promise="acknowledged").due_at.day == 4


def test_on_friday_evening_the_next_reading_is_monday(ward, hours):
    with clock.at(FRIDAY_EVENING):
        concern = a_concern(ward)
    due = concern.clocks.get(promise="acknowledged").due_at
    assert due == datetime(2025, 6, 9, 23, 0, tzinfo=UTC)


def test_a_reply_is_promised_only_where_one_is_wanted(ward):
    assert "replied" not in promises_of(a_concern(ward))
    assert "replied" in promises_of(a_concern(ward, answers={"come_back": "code"}))


def test_good_care_is_read_but_needs_no_action(ward):
    concern = a_concern(ward, answers={"kind": "good_care"})
    assert promises_of(concern) == {"acknowledged", "read"}


def test_an_allegation_is_promised_a_second_pair_of_eyes(ward):
    concern = a_concern(ward, answers={"about_staff": "yes"})
    assert concern.circle == Circle.SAFEGUARDING
    assert "seconded" in promises_of(concern)


def test_a_named_account_is_kept_out_before_anybody_reads(ward):
    named = an_account("safeguarding_lead", at=ward.parent, name="Nia Pritchard-Owen")
    an_account("safeguarding_lead", at=ward.parent, name="Somebody Else")
    concern = a_concern(
        ward,
        answers={"not_read_by": ["person"]},
        texts={"not_read_by_name": ["nurse nia, she is in charge"]},
    )
    excluded = ExcludedReader.objects.filter(concern=concern)
    assert [row.account for row in excluded] == [named]


def test_a_scope_is_kept_out(ward):
    concern = a_concern(ward, answers={"not_read_by": ["ward", "manager"]})
    scopes = set(concern.excluded.values_list("scope", flat=True))
    assert scopes == {Scope.WARD, Scope.MANAGER}


def test_harm_for_speaking_up_is_a_report_with_a_clock(ward):
    concern = a_concern(
        ward,
        group="staff",
        answers={"detriment": ["suffered"]},
        texts={"detriment_words": ["My shifts were changed."]},
    )
    report = RetaliationReport.objects.get(concern=concern)
    assert report.text.item == "detriment_words"
    assert Clock.objects.filter(retaliation=report, promise="read").exists()


def test_the_outbox_says_nothing_finer_than_five_minutes(ward):
    with clock.at(WEDNESDAY):
        a_concern(ward)
    due = OutboxTask.objects.get(kind="concerns.arrived").due
    assert due == datetime(2025, 6, 4, 10, 10, tzinfo=UTC)


def test_what_the_writer_said_of_harm_stays_in_the_response(ward):
    concern = a_concern(ward, answers={"harm_body": "a_lot", "harm_mind": "some"})
    assert concern.response.answers["harm_body"] == "a_lot"
    assert not any("harm" in field.name for field in Concern._meta.concrete_fields)
