"""Rights begin and end at the place's own midnight, not an hour off in summer."""

from datetime import UTC, date, datetime

import pytest

from heed.foundation import clock
from heed.people.access import Permission, may
from heed.people.days import today_of
from heed.people.models import Place
from heed.people.queries import holders
from heed.people.tests.factories import a_ward, an_account

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 7, 1)  # the first on which they are no longer here
AN_HOUR_BEFORE = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # 23:30 in London
HALF_AN_HOUR_AFTER = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # 00:30 in London


@pytest.fixture
def ward():
    with clock.at(AN_HOUR_BEFORE):
        yield a_ward()


@pytest.fixture
def leaver(ward):
    return an_account("first_reader", at=ward.parent, active_until=LAST_DAY)


def test_it_works(ward):
    with clock.at(AN_HOUR_BEFORE):
        assert today_of(ward.organisation) == date(2026, 6, 30)
    with clock.at(HALF_AN_HOUR_AFTER):
        assert today_of(ward.organisation) == LAST_DAY


def test_an_account_ends_at_its_own_midnight(ward, leaver):
    with clock.at(AN_HOUR_BEFORE):
        assert leaver.is_active
        assert may(leaver, Permission.READ_WORDS, ward)
        assert leaver in holders(ward, "first_reader")
    with clock.at(HALF_AN_HOUR_AFTER):
        assert not leaver.is_active
        assert not may(leaver, Permission.READ_WORDS, ward)
        assert leaver not in holders(ward, "first_reader")


def test_a_role_begins_at_its_own_midnight(ward):
    comer = an_account("first_reader", at=ward.parent)
    comer.postings.update(since=LAST_DAY)
    with clock.at(AN_HOUR_BEFORE):
        assert not may(comer, Permission.READ_WORDS, ward)
    with clock.at(HALF_AN_HOUR_AFTER):
        assert may(comer, Permission.READ_WORDS, ward)


def test_a_place_in_another_zone_has_its_own_day(ward):
    Place.objects.filter(id=ward.organisation).update(zone="Atlantic/Azores")
    with clock.at(HALF_AN_HOUR_AFTER):
        assert today_of(ward.organisation) == date(2026, 6, 30)


def test_an_organisation_without_a_place_has_london_time(ward):
    with clock.at(HALF_AN_HOUR_AFTER):
        assert today_of(ward.id) == LAST_DAY
