"""Deadlines: whole days by the place's calendar, minutes only where urgent."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.concerns import promises
from heed.concerns.choices import Promise

LONDON = "Europe/London"
START = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=1096)).map(lambda t: START + t)
ORDINARY = [
    Promise.ACKNOWLEDGED,
    Promise.SECONDED,
    Promise.READ,
    Promise.REPLIED,
    Promise.ACTED,
    Promise.COMPLAINT_ACKNOWLEDGED,
    Promise.COMPLAINT_ANSWERED,
]


def due(promise, moment, *, is_urgent=False):
    return promises.due_at(
        promise, moment, is_urgent=is_urgent, zone=LONDON, next_reading=lambda at: at
    )


@given(st.sampled_from(ORDINARY), MOMENTS)
def test_a_deadline_that_is_not_urgent_is_a_midnight_of_the_place(promise, moment):
    local = due(promise, moment).astimezone(ZoneInfo(LONDON))
    assert (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    assert due(promise, moment) > moment


@given(st.sampled_from(ORDINARY), MOMENTS, st.timedeltas(timedelta(0), timedelta(1)))
def test_moments_of_one_day_have_one_deadline(promise, moment, later):
    same_day = promises.local_day(moment, LONDON) == promises.local_day(
        moment + later, LONDON
    )
    if same_day:
        assert due(promise, moment) == due(promise, moment + later)


@given(MOMENTS)
def test_what_is_urgent_is_due_in_a_quarter_of_an_hour_whatever_the_clocks_do(moment):
    at = due(Promise.ACKNOWLEDGED, moment, is_urgent=True)
    assert at - moment == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("day", "hours"), [((2025, 3, 30), 23), ((2025, 10, 26), 25), ((2025, 6, 4), 24)]
)
def test_a_day_has_as_many_hours_as_it_has(day, hours):
    morning = datetime(*day, tzinfo=ZoneInfo(LONDON)).date()
    start = promises.start_of_day(morning, LONDON)
    assert promises.end_of_day(morning, LONDON) - start == timedelta(hours=hours)


@given(MOMENTS)
def test_rungs_that_are_not_urgent_are_one_local_day_apart(moment):
    first = promises.end_of_day(promises.local_day(moment, LONDON), LONDON)
    second = promises.next_rung(first, is_exact=False, is_top=False, zone=LONDON)
    days = promises.local_day(second, LONDON) - promises.local_day(first, LONDON)
    assert days == timedelta(days=1)


@given(MOMENTS, st.sampled_from(["shift", "day", "week", "month"]))
def test_a_met_deadline_tells_no_more_than_its_window(moment, kind):
    at = due(Promise.REPLIED, moment)
    coarse = promises.coarse(at, kind, LONDON)
    assert coarse >= at
    if kind == "month":
        assert coarse.astimezone(ZoneInfo(LONDON)).day == 1


def test_the_file_promises_a_reply_within_a_week():
    assert promises.times().ordinary["replied"] == {"days": 7}
