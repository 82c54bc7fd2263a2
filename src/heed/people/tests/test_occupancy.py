"""Occupancy files: all or nothing, with row, column and remedy."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation import clock
from heed.people import actions
from heed.people.errors import PlaceRefused
from heed.people.formats.occupancy import MOST_ROWS, read_occupancy
from heed.people.models import Occupancy
from heed.people.tests import factories as f

HEAD = "date,occupied,admissions,discharges"
NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def ward(db):
    return f.a_ward(beds=20, days=0)


@pytest.fixture
def admin(ward):
    return f.an_account("administrator", at=ward.parent.parent)


def brought_in(admin, ward, *rows, **fields):
    return actions.import_occupancy(
        by=admin, place=ward, lines=[HEAD, *rows], source="days.csv", **fields
    )


def month(start, pattern=lambda n: 12 + n % 5):
    first = date.fromisoformat(start)
    return [f"{first + timedelta(n)},{pattern(n)},1,1" for n in range(28)]


def test_it_works_and_again(admin, ward):
    report = brought_in(admin, ward, *month("2026-02-01"))
    assert (report.stored, report.problems) == (28, [])
    again = brought_in(admin, ward, *month("2026-02-01"))
    assert (again.stored, again.unchanged, again.problems) == (0, 28, [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("31.2.2026,1,0,0", "date"),
        ("2026-13-01,1,0,0", "date"),
        ("2026-03-19,1,0,0", "date"),
        ("2019-03-19,1,0,0", "date"),
        ("2026-03-01,,0,0", "occupied"),
        ("2026-03-01,-1,0,0", "occupied"),
        ("2026-03-01,25,0,0", "occupied"),
        ("2026-03-01,12,1.5,0", "admissions"),
        ("2026-03-01,12,0", "discharges"),
        ("2026-03-01,2,0,3", "discharges"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_stored(admin, ward, row, column):
    report = brought_in(admin, ward, "2026-02-01,10,0,0", row)
    assert [(p.row, p.column) for p in report.problems] == [(3, column)]
    assert report.problems[0].remedy.endswith(".")
    assert not Occupancy.objects.filter(place=ward).exists()


def test_a_ward_may_be_a_little_over_full(admin, ward):
    assert brought_in(admin, ward, "2026-03-01,24,0,0").stored == 1


def test_a_day_twice_is_held_back(admin, ward):
    report = brought_in(admin, ward, "2026-03-01,1,0,0", "01/03/2026,1,0,0")
    assert "Row 2 already has this date" in report.problems[0].remedy


def test_a_month_sent_twice_under_a_new_date_is_held_back(admin, ward):
    brought_in(admin, ward, *month("2026-01-01"))
    report = brought_in(admin, ward, *month("2026-02-01"))
    assert "A month was sent twice" in report.problems[0].remedy
    assert brought_in(admin, ward, *month("2026-02-01"), checked=True).stored == 28


def test_a_month_twice_in_one_file_is_held_back(admin, ward):
    rows = [*month("2026-01-01"), *month("2026-02-01")]
    assert brought_in(admin, ward, *rows).problems


def test_a_ward_that_is_always_full_is_not_suspected(admin, ward):
    brought_in(admin, ward, *month("2026-01-01", lambda n: 20))
    assert brought_in(admin, ward, *month("2026-02-01", lambda n: 20)).stored == 28


def test_other_numbers_for_a_stored_day_wait_for_a_check(admin, ward):
    brought_in(admin, ward, "2026-03-01,10,0,0")
    assert brought_in(admin, ward, "2026-03-01,11,0,0").problems
    assert brought_in(admin, ward, "2026-03-01,11,0,0", checked=True).changed == 1
    assert Occupancy.objects.get(place=ward).occupied == 11


def test_only_a_ward_has_occupancy(admin):
    with pytest.raises(PlaceRefused):
        brought_in(admin, f.a_team(), "2026-03-01,10,0,0")


@pytest.mark.parametrize("lines", [[], [HEAD], ["day,occupied"], [HEAD, '"']])
def test_a_file_that_is_none_is_said_so(admin, ward, lines):
    report = actions.import_occupancy(by=admin, place=ward, lines=lines, source="x")
    assert report.problems


def test_a_heading_may_have_another_order_and_a_mark(admin, ward):
    lines = ["\ufeffDischarges,Admissions,Occupied,Date", "1,2,3,01/03/2026"]
    actions.import_occupancy(by=admin, place=ward, lines=lines, source="x")
    stored = Occupancy.objects.get(place=ward)
    assert (stored.occupied, stored.admissions, stored.discharges) == (3, 2, 1)


def test_a_file_without_end_is_cut_off():
    endless = (f"x{n},1,0,0" for n in range(10 * MOST_ROWS))
    assert len(read_occupancy([HEAD, *endless]).problems) == MOST_ROWS + 1


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_makes_it_fall_over(lines):
    found = read_occupancy([HEAD, *lines])
    assert all(p.remedy.endswith(".") for p in found.problems)
