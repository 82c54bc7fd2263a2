"""How many could have written, and how coarsely a time is then kept."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from heed.foundation import clock
from heed.foundation.windows import window_of
from heed.people import actions, queries
from heed.people.errors import PlaceRefused
from heed.people.models import Occupancy
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)  # a Wednesday


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


def window(kind, moment=NOON):
    return window_of(moment, kind, "Europe/London")


def day_of(ward, day, occupied, admissions=0, discharges=0):
    Occupancy.objects.update_or_create(
        place=ward,
        day=day,
        defaults={
            "organisation": ward.organisation,
            "occupied": occupied,
            "admissions": admissions,
            "discharges": discharges,
            "source": "made up for tests",
        },
    )


def test_a_day_counts_those_present_and_those_admitted():
    ward = f.a_ward(occupied=18)
    day_of(ward, NOON.date(), 18, admissions=3, discharges=2)
    assert queries.possible_writers(ward, "service_user", window("day")) == 21


def test_a_shift_counts_only_those_who_surely_were_there():
    ward = f.a_ward(occupied=18)
    day_of(ward, NOON.date(), 18, admissions=3, discharges=2)
    assert queries.possible_writers(ward, "service_user", window("shift")) == 16


def test_a_month_with_a_day_missing_is_not_known():
    ward = f.a_ward(days=0)
    f.occupy(ward, 10, days=28, until=date(2026, 2, 28))
    february = window("month", datetime(2026, 2, 10, tzinfo=UTC))
    assert queries.possible_writers(ward, "service_user", february) == 10
    Occupancy.objects.filter(place=ward, day=date(2026, 2, 11)).delete()
    assert queries.possible_writers(ward, "service_user", february) is None


def test_nothing_known_is_not_zero():
    ward = f.a_ward(days=0, staff=None)
    for group in ("service_user", "carer", "staff"):
        assert queries.possible_writers(ward, group, window("day")) is None


def test_carers_follow_the_stated_rule_rounded_down():
    ward = f.a_ward(occupied=15)
    admin = f.an_account("administrator", at=ward.parent.parent)
    assert queries.possible_writers(ward, "carer", window("day")) == 15
    actions.set_carers_rule(
        by=admin,
        organisation=ward.parent.parent,
        per_person=Decimal("0.5"),
        since=date(2026, 3, 1),
    )
    assert queries.possible_writers(ward, "carer", window("day")) == 7


def test_a_number_that_changed_within_a_window_counts_at_its_lowest():
    team = f.a_team(caseload=30, staff=12)
    admin = f.an_account("administrator", at=team.parent.parent)
    actions.set_caseload(by=admin, place=team, people=22, since=date(2026, 3, 10))
    actions.set_staff_in_post(by=admin, place=team, people=8, since=date(2026, 3, 20))
    assert queries.possible_writers(team, "service_user", window("month")) == 22
    assert queries.possible_writers(team, "service_user", window("day")) == 22
    assert queries.possible_writers(team, "staff", window("month")) == 8
    assert queries.possible_writers(team, "staff", window("day")) == 12


def test_a_service_has_the_sum_and_nothing_where_one_is_unknown():
    service = f.a_service()
    f.a_ward(service, occupied=10)
    f.a_team(service, caseload=40)
    assert queries.possible_writers(service, "service_user", window("day")) == 50
    f.a_ward(service, days=0)
    assert queries.possible_writers(service, "service_user", window("day")) is None


def test_a_ward_that_had_closed_is_not_counted():
    service = f.a_service()
    f.a_ward(service, occupied=10)
    f.a_ward(service, days=0, closed_on=date(2026, 1, 1))
    assert queries.possible_writers(service, "service_user", window("day")) == 10


@pytest.mark.parametrize(
    ("people", "kind"),
    [(20, "shift"), (10, "shift"), (9, "day"), (7, "day"), (6, "week"), (4, "month")],
)
def test_the_fewer_people_the_longer_the_window(people, kind):
    ward = f.a_ward(occupied=people)
    kept = queries.coarseness_of(ward, NOON)
    assert kept.kind == kind
    assert NOON in kept


def test_where_nobody_is_counted_the_month_is_kept():
    ward = f.a_ward(days=0, staff=None)
    assert queries.coarseness_of(ward, NOON).kind == "month"
    assert queries.coarseness_of(ward, NOON, "staff").kind == "month"


def test_a_small_staff_team_is_hidden_on_a_large_ward():
    ward = f.a_ward(occupied=20, staff=6)
    assert queries.coarseness_of(ward, NOON, "service_user").kind == "shift"
    assert queries.coarseness_of(ward, NOON, "staff").kind == "week"


def test_old_counts_say_nothing_about_today():
    ward = f.a_ward(days=0)
    f.occupy(ward, 20, days=30, until=NOON.date() - timedelta(days=100))
    assert queries.coarseness_of(ward, NOON).kind == "month"


def test_counts_of_last_month_still_serve():
    ward = f.a_ward(days=0)
    f.occupy(ward, 20, days=28, until=NOON.date() - timedelta(days=40))
    assert queries.coarseness_of(ward, NOON).kind == "shift"


def test_numbers_that_cannot_be_are_refused():
    ward, team = f.a_ward(), f.a_team()
    admin = f.an_account("administrator", at=ward.parent.parent)
    with pytest.raises(PlaceRefused):
        actions.set_beds(by=admin, place=team, beds=3)
    with pytest.raises(PlaceRefused):
        actions.set_caseload(by=admin, place=ward, people=3)
    with pytest.raises(PlaceRefused):
        actions.set_beds(by=admin, place=ward, beds=-1)


class TestAgainstTheSlowWay(TestCase):
    """Admissions and discharges of made-up people, counted one by one."""

    stays = st.lists(
        st.tuples(st.integers(0, 27), st.integers(1, 20)), min_size=1, max_size=25
    )

    @settings(max_examples=40, deadline=None)
    @given(stays=stays)
    def test_a_week_counts_everybody_who_was_there(self, stays):
        with clock.at(NOON):
            ward = f.a_ward(days=0)
            Occupancy.objects.bulk_create(counted(ward, n, stays) for n in range(7, 14))
            week = window("week", datetime(2026, 3, 4, 12, tzinfo=UTC))
            seen = [came < 14 and came + long >= 7 for came, long in stays]
            assert queries.possible_writers(ward, "service_user", week) == sum(seen)


def counted(ward, number, stays):
    """A day's row, from people who came on one day and stayed for some days."""
    return Occupancy(
        organisation=ward.organisation,
        place=ward,
        day=date(2026, 2, 23) + timedelta(number),
        occupied=sum(came < number <= came + long for came, long in stays),
        admissions=sum(came == number for came, _ in stays),
        discharges=sum(came + long == number for came, long in stays),
        source="made up for tests",
    )


def test_many_windows_cost_no_more_reads_than_one(django_assert_num_queries):
    ward = f.a_ward(occupied=18)
    shifts = [window("shift", NOON - timedelta(hours=8 * n)) for n in range(60)]
    with django_assert_num_queries(6):
        history = queries.writers_history(ward, shifts)
        found = {history.possible("service_user", shift) for shift in shifts}
    assert found == {18}


def test_windows_counted_together_are_counted_as_alone():
    ward, team = f.a_ward(occupied=18), f.a_team()
    kinds = [window(kind) for kind in ("shift", "day", "week", "month")]
    for place in (ward, team, ward.parent):
        history = queries.writers_history(place, kinds)
        for group in ("service_user", "carer", "staff"):
            together = [history.possible(group, one) for one in kinds]
            alone = [queries.possible_writers(place, group, one) for one in kinds]
            assert together == alone
