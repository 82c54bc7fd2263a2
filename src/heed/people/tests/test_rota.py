"""Who is on call: patterns, exceptions, bank holidays and both clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.foundation import clock
from heed.people import actions, queries
from heed.people.errors import NotReady, RotaRefused
from heed.people.models import ReadingHours, RotaShift
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 3, 20, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
WEEK = list(range(7))


@pytest.fixture(autouse=True)
def _on_friday():
    with clock.at(FRIDAY):
        yield


@pytest.fixture
def ward():
    return f.a_ward()


@pytest.fixture
def admin(ward):
    return f.an_account("administrator", at=ward.parent.parent)


@pytest.fixture
def reader(ward):
    return f.an_account("first_reader", at=ward.parent)


def planned(admin, ward, reader, **fields):
    return actions.plan_rota(
        **{
            "by": admin,
            "place": ward.parent,
            "role": "first_reader",
            "account": reader,
            "weekdays": WEEK,
            "starts": time(9),
            "ends": time(17),
            "since": date(2026, 1, 1),
            **fields,
        }
    )


def local(*parts):
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)


def called(ward, moment):
    return queries.on_call(ward, "first_reader", moment)


def test_it_works(ward, admin, reader):
    planned(admin, ward, reader)
    assert called(ward, local(2026, 3, 20, 9)) == [reader]
    assert called(ward, local(2026, 3, 20, 16, 59)) == [reader]
    assert called(ward, local(2026, 3, 20, 17)) == []


def test_a_night_runs_into_the_next_day(ward, admin, reader):
    planned(admin, ward, reader, weekdays=[4], starts=time(21), ends=time(7))
    assert called(ward, local(2026, 3, 21, 6, 59)) == [reader]
    assert called(ward, local(2026, 3, 21, 7)) == []
    assert called(ward, local(2026, 3, 20, 6)) == []


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_local_hours_hold_when_the_clocks_change(ward, admin, reader, day):
    planned(admin, ward, reader)
    nine = datetime.combine(day, time(9), tzinfo=LONDON).astimezone(UTC)
    assert called(ward, nine) == [reader]
    assert called(ward, nine - timedelta(minutes=1)) == []


def test_around_the_clock_has_no_gap_through_a_clock_change(ward, admin, reader):
    planned(admin, ward, reader, starts=time(9), ends=time(9))
    for start in (local(2026, 3, 27), local(2026, 10, 23)):
        assert queries.rota_gaps(ward, start, start + timedelta(days=5)) == []


@pytest.mark.parametrize(
    ("rule", "on_holiday", "on_others"),
    [("also", True, True), ("never", False, True), ("only", True, False)],
)
def test_bank_holidays(ward, admin, reader, rule, on_holiday, on_others):
    planned(admin, ward, reader, bank_holidays=rule)
    assert bool(called(ward, local(2026, 4, 6, 12))) == on_holiday  # Easter Monday
    assert bool(called(ward, local(2026, 4, 7, 12))) == on_others


def test_bank_holidays_are_those_of_the_nation():
    second = date(2026, 1, 2)  # a holiday in Scotland only
    assert queries.is_bank_holiday(f.an_organisation(nation="scotland"), second)
    assert not queries.is_bank_holiday(f.an_organisation(), second)


def test_an_exception_replaces_the_pattern(ward, admin, reader):
    planned(admin, ward, reader)
    other = f.an_account("first_reader", at=ward.parent)
    start, end = local(2026, 3, 21, 10), local(2026, 3, 21, 12)
    shift = actions.plan_exception(
        by=admin, place=ward, role="first_reader", account=other, starts=start, ends=end
    )
    assert called(ward, start) == [other]
    assert called(ward, end) == [reader]
    actions.remove_exception(by=admin, shift=shift)
    assert called(ward, start) == [reader]
    assert not RotaShift.objects.exists()


def test_an_exception_can_be_nobody(ward, admin, reader):
    planned(admin, ward, reader)
    start, end = local(2026, 3, 21, 10), local(2026, 3, 21, 12)
    actions.plan_exception(
        by=admin, place=ward, role="first_reader", account=None, starts=start, ends=end
    )
    gaps = queries.rota_gaps(ward, local(2026, 3, 21, 9), local(2026, 3, 21, 17))
    assert [(g.start, g.end) for g in gaps] == [(start, end)]


def test_gaps_are_joined_from_friday_evening_to_monday(ward, admin, reader):
    planned(admin, ward, reader, weekdays=[0, 1, 2, 3, 4])
    start, end = local(2026, 3, 20, 12), local(2026, 3, 23, 12)
    gaps = queries.rota_gaps(ward, start, end)
    assert [(g.start, g.end) for g in gaps] == [
        (local(2026, 3, 20, 17), local(2026, 3, 23, 9))
    ]


def test_whoever_left_is_never_called(ward, admin, reader):
    planned(admin, ward, reader)
    actions.deactivate(by=admin, account=reader)
    assert called(ward, local(2026, 3, 20, 12)) == []


def test_whoever_works_on_the_ward_is_not_called_to_read(ward, admin, reader):
    planned(admin, ward, reader)
    f.posted(reader, "ward_staff", ward)
    assert called(ward, local(2026, 3, 20, 12)) == []
    assert called(f.a_ward(ward.parent), local(2026, 3, 20, 12)) == [reader]


def holds_until(reader, day):
    reader.postings.update(until=day)


def is_active_until(reader, day):
    reader.active_until = day
    reader.save()


def joins_the_ward(reader, day):
    f.posted(reader, "ward_staff", f.Place.objects.get(kind="ward"), since=day)


@pytest.mark.parametrize("ends", [holds_until, is_active_until, joins_the_ward])
def test_who_stops_within_two_weeks_leaves_a_gap_from_that_day(
    ward, admin, reader, ends
):
    planned(admin, ward, reader, starts=time(0), ends=time(0))
    ends(reader, date(2026, 3, 25))
    start, end = local(2026, 3, 20, 12), local(2026, 4, 3, 12)
    gaps = queries.rota_gaps(ward, start, end)
    assert [(g.start, g.end) for g in gaps] == [(local(2026, 3, 25), end)]


def test_who_begins_within_two_weeks_ends_a_gap(ward, admin, reader):
    planned(admin, ward, reader, starts=time(0), ends=time(0))
    reader.postings.update(since=date(2026, 3, 25))
    start, end = local(2026, 3, 20, 12), local(2026, 4, 3, 12)
    gaps = queries.rota_gaps(ward, start, end)
    assert [(g.start, g.end) for g in gaps] == [(start, local(2026, 3, 25))]


def test_two_weeks_take_no_more_reads_than_two_days(
    ward, admin, reader, django_assert_num_queries
):
    planned(admin, ward, reader)
    start = local(2026, 3, 20, 12)
    with CaptureQueriesContext(connection) as two_days:
        queries.rota_gaps(ward, start, start + timedelta(days=2))
    with django_assert_num_queries(len(two_days)):
        queries.rota_gaps(ward, start, start + timedelta(days=14))


def test_a_pattern_ends(ward, admin, reader):
    pattern = planned(admin, ward, reader, weekdays=[5])[0]
    actions.end_pattern(by=admin, pattern=pattern, on=date(2026, 3, 21))
    assert called(ward, local(2026, 3, 14, 12)) == [reader]
    assert called(ward, local(2026, 3, 21, 12)) == []


def test_a_rota_that_cannot_be_is_refused(ward, admin, reader):
    nurse = f.an_account("ward_staff", at=ward)
    for wrong in (
        {"account": nurse},
        {"weekdays": []},
        {"weekdays": [7]},
        {"role": "researcher"},
        {"until": date(2025, 1, 1)},
    ):
        with pytest.raises(RotaRefused):
            planned(admin, ward, reader, **wrong)


def said(admin, place, **fields):
    return actions.set_reading_hours(
        by=admin,
        place=place,
        hours=[
            ReadingHours(weekday=d, opens=time(9), closes=time(17), **fields)
            for d in range(5)
        ],
    )


def test_words_of_friday_evening_are_read_on_monday(ward, admin):
    said(admin, ward.parent.parent)
    assert queries.is_read_at(ward, local(2026, 3, 20, 16))
    evening = local(2026, 3, 20, 18)
    assert not queries.is_read_at(ward, evening)
    assert queries.next_reading(ward, evening) == local(2026, 3, 23, 9)


def test_words_before_easter_are_read_after_it(ward, admin):
    said(admin, ward)
    thursday = local(2026, 4, 2, 18)
    assert queries.next_reading(ward, thursday) == local(2026, 4, 7, 9)


def test_without_hours_there_is_no_next_reading(ward):
    assert queries.next_reading(ward, FRIDAY) is None


def ready(admin, ward, reader):
    f.an_account("safeguarding_lead", at=ward.parent.parent)
    planned(admin, ward, reader, starts=time(9), ends=time(9))
    actions.set_contacts(
        by=admin, place=ward, person_in_charge="the nurse in charge", no_phone=True
    )


def test_a_ready_place_goes_live(ward, admin, reader):
    ready(admin, ward, reader)
    assert queries.ready_to_go_live(ward) == []
    assert actions.go_live(by=admin, place=ward).live_on == FRIDAY.date()


def test_a_bare_place_says_everything_that_is_missing(ward, admin):
    with pytest.raises(NotReady) as refused:
        actions.go_live(by=admin, place=ward)
    assert len(refused.value.missing) == 5
    ward.refresh_from_db()
    assert ward.live_on is None


def test_a_gap_is_allowed_only_where_the_hours_are_said(ward, admin, reader):
    ready(admin, ward, reader)
    for pattern in queries.rota_of(ward)[0]:
        pattern.delete()
    planned(admin, ward, reader, weekdays=[0, 1, 2, 3, 4])
    assert any("gaps in the rota" in s for s in queries.ready_to_go_live(ward))
    said(admin, ward)
    assert queries.ready_to_go_live(ward) == []


def test_said_hours_without_anybody_are_not_ready(ward, admin, reader):
    ready(admin, ward, reader)
    for pattern in queries.rota_of(ward)[0]:
        pattern.delete()
    planned(admin, ward, reader, weekdays=[0, 1, 2])
    said(admin, ward)
    assert any("Nobody is on call" in s for s in queries.ready_to_go_live(ward))


def test_the_live_ward_of_the_factories_is_truly_ready():
    assert queries.ready_to_go_live(f.a_live_ward()) == []


def test_everyone_of_the_factories_keeps_the_rule_of_readers(ward):
    everyone = f.everyone_at(ward)
    assert queries.holders(ward, "first_reader") == [everyone["first_reader"]]
    assert queries.holders(ward, "ward_staff") == [everyone["ward_staff"]]
