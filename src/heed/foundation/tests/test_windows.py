from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation.windows import WindowKind, closed, window_before, window_of

LONDON = "Europe/London"
moments = st.timedeltas(timedelta(0), timedelta(days=15 * 365)).map(
    lambda later: datetime(2020, 1, 1, tzinfo=UTC) + later
)
kinds = st.sampled_from(WindowKind)
zones = st.sampled_from([LONDON, "Europe/Madrid", "Asia/Kolkata", "America/New_York"])


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def hours(window):
    return (window.end - window.start) / timedelta(hours=1)


@pytest.mark.parametrize(
    ("moment", "start", "end"),
    [
        ("2026-01-15 08:00", "2026-01-15 07:00", "2026-01-15 14:30"),
        ("2026-01-15 14:30", "2026-01-15 14:30", "2026-01-15 21:30"),
        ("2026-01-15 23:00", "2026-01-15 21:30", "2026-01-16 07:00"),
        ("2026-01-16 03:00", "2026-01-15 21:30", "2026-01-16 07:00"),
        ("2026-07-15 06:30", "2026-07-15 06:00", "2026-07-15 13:30"),  # summer
    ],
)
def test_a_shift_follows_the_wards_clock(moment, start, end):
    window = window_of(at(moment), "shift", LONDON)
    assert (window.start, window.end) == (at(start), at(end))


@pytest.mark.parametrize(
    ("moment", "length"),
    [("2026-03-29 03:00", 8.5), ("2026-10-25 03:00", 10.5), ("2026-05-05 03:00", 9.5)],
)
def test_a_night_is_shorter_in_spring_and_longer_in_autumn(moment, length):
    assert hours(window_of(at(moment), "shift", LONDON)) == length


@pytest.mark.parametrize(
    ("moment", "length"), [("2026-03-29 12:00", 23), ("2026-10-25 12:00", 25)]
)
def test_the_days_of_the_clock_changes(moment, length):
    assert hours(window_of(at(moment), "day", LONDON)) == length


def test_a_week_begins_on_monday_and_a_month_on_its_first():
    week = window_of(at("2026-01-18 12:00"), "week", LONDON)
    month = window_of(at("2026-06-18 12:00"), "month", LONDON)
    assert (week.start, week.end) == (at("2026-01-12 00:00"), at("2026-01-19 00:00"))
    assert (month.start, month.end) == (at("2026-05-31 23:00"), at("2026-06-30 23:00"))


def test_both_one_oclocks_of_autumn_have_their_window():
    shifts = [time(1, 30), time(13, 30)]
    first = window_of(at("2026-10-25 00:45"), "shift", LONDON, shifts)
    second = window_of(at("2026-10-25 01:15"), "shift", LONDON, shifts)
    assert first == second
    assert first.start == at("2026-10-25 00:30")


@given(moments, kinds, zones)
def test_every_moment_is_in_its_window(moment, kind, zone):
    assert moment in window_of(moment, kind, zone)


@given(moments, kinds, zones)
def test_windows_neither_overlap_nor_leave_a_gap(moment, kind, zone):
    window = window_of(moment, kind, zone)
    following = window_of(window.end, kind, zone)
    assert following.start == window.end
    assert window_before(following, zone) == window
    assert window_of(window.start, kind, zone) == window


def test_it_is_closed_at_its_end():
    window = window_of(at("2026-01-15 08:00"), "shift", LONDON)
    assert not closed(window, at("2026-01-15 14:29"))
    assert closed(window, at("2026-01-15 14:30"))


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        window_of(datetime(2026, 1, 15), "day", LONDON)  # noqa: DTZ001
