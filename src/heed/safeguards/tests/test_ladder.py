"""A ward's live figures: each window once, when closed and above both floors."""

from datetime import timedelta
from uuid import uuid4

import pytest

from heed.foundation.windows import WindowKind
from heed.safeguards.disclosure import Audience, Withheld
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.ladder import closed_windows_ladder
from heed.safeguards.tests.figures import LATER, MONDAY, ZONE, a_slice, question

pytestmark = pytest.mark.django_db
WARD, SISTER = uuid4(), uuid4()


@pytest.fixture
def asked():
    return question()


def show(asked, *own, now=LATER, audience=Audience.WARD, **more):
    return closed_windows_ladder(
        audience=audience, question=asked, own=own, zone=ZONE, now=now, **more
    )


def day(number, *moods, **more):
    return a_slice(*moods, day=number, place=WARD, **more)


def shift(hours, *moods):
    return a_slice(*moods, place=WARD, hours=hours, kind=WindowKind.SHIFT)


def summary(pieces):
    return [(piece.entries, len(piece.windows)) for piece in pieces]


def test_six_entries_on_a_ward_of_twenty_are_shown(asked):
    (piece,) = show(asked, day(0, 0, 2, 4, writers=20))
    assert (piece.shown, piece.entries) == (True, 6)


def test_an_open_window_says_when(asked):
    today = shift(0, 9, 9, 9)
    (piece,) = show(asked, today, now=MONDAY)
    assert piece.withheld is Withheld.NOT_CLOSED
    assert piece.shows == today.window.end


def test_small_shifts_are_shown_together_when_the_day_is_over(asked):
    early, late = shift(0, 1, 1, 1), shift(4, 1, 1, 1)
    evening = MONDAY + timedelta(hours=10)
    first, second = show(asked, early, late, now=evening)
    assert (first.withheld, second.withheld) == (Withheld.FEW_ENTRIES,) * 2
    assert first.shows > evening
    assert summary(show(asked, early, late, now=LATER)) == [(6, 2)]


def test_only_what_waits_is_merged(asked):
    days = day(0, 6, 6, 6), day(1, 1, 1, 1), day(2, 2, 1, 0)
    assert summary(show(asked, *days)) == [(18, 1), (6, 2)]


def test_what_was_shown_stays_as_it_was(asked):
    assert summary(show(asked, day(0, 6, 6, 6))) == [(18, 1)]
    assert summary(show(asked, day(0, 6, 6, 9))) == [(18, 1)]


def test_an_early_look_does_not_break_a_week(asked):
    days = day(0, 1, 1, 1), day(1, 1, 1, 1)
    in_the_week = MONDAY + timedelta(days=2)
    assert not any(piece.shown for piece in show(asked, *days, now=in_the_week))
    assert summary(show(asked, *days)) == [(6, 2)]


def not_needed(month):
    raise AssertionError("Nobody needs them.")


def test_sisters_are_asked_for_only_where_a_month_waits(asked):
    (piece,) = show(asked, day(0, 0, 2, 4), sisters=not_needed)
    assert piece.shown


def test_sisters_are_not_asked_for_where_no_sum_could_be_shown(asked):
    (piece,) = show(asked, day(0, 1, 1, 1, writers=None), sisters=not_needed)
    assert piece.withheld is Withheld.WRITERS_UNKNOWN


def test_sisters_are_asked_for_by_the_month_that_waits(asked):
    asked_for = []
    own = day(0, 1, 1, 1, writers=8), day(35, 1, 1, 1, writers=8)
    show(asked, *own, sisters=lambda month: asked_for.append(month) or [])
    assert {month.kind for month in asked_for} == {WindowKind.MONTH}
    assert [(month.start + timedelta(1)).month for month in asked_for] == [3, 4]


def test_a_quiet_month_is_shown_with_a_sister_ward(asked):
    own = day(0, 1, 1, 1, writers=8)
    sister = a_slice(2, 1, 0, place=SISTER, writers=8)
    (piece,) = show(asked, own, sisters=[sister])
    assert (piece.entries, set(piece.places)) == (6, {WARD, SISTER})
    (seen_there,) = show(asked, sister, sisters=[own])
    assert seen_there.entries == 6


def test_what_stays_small_stays_hidden(asked):
    (piece,) = show(asked, day(0, 1, 1, 1))
    assert (piece.withheld, piece.shows) == (Withheld.FEW_ENTRIES, None)


def test_three_beds_never_show_ten_forms(asked):
    (piece,) = show(asked, day(0, 4, 3, 3, writers=3))
    assert piece.withheld is Withheld.FEW_PEOPLE


def test_groups_of_a_window_go_together(asked):
    users, staff = day(0, 2, 1, 0), day(0, 1, 1, 1, group="staff")
    (piece,) = show(asked, users, staff)
    assert (piece.entries, piece.groups) == (6, ("service user", "staff"))


def test_all_audiences_see_the_same_pieces(asked):
    days = day(0, 6, 6, 6), day(1, 1, 1, 1)
    seen = [show(asked, *days, audience=a) for a in (Audience.WARD, Audience.PUBLIC)]
    assert summary(seen[0]) == summary(seen[1])


def test_a_custodian_does_not_climb(asked):
    with pytest.raises(ReleaseRefused):
        show(asked, day(0, 1), audience=Audience.CUSTODIAN)


def test_nothing_asked_nothing_shown(asked):
    assert show(asked) == []
