"""Who may do what: roles count from their place downward."""

import pytest

from heed.people.access import ROLES, Permission, may, reach
from heed.people.models import RoleName
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db


def test_every_stored_role_is_explained():
    assert set(ROLES) == set(RoleName.values)
    assert all(role.does.endswith(".") for role in ROLES.values())


def test_a_role_counts_at_its_place_and_below():
    service = f.a_service()
    ward, other = f.a_ward(service), f.a_ward()
    reader = f.an_account("first_reader", at=service)
    assert may(reader, Permission.READ_WORDS, ward)
    assert not may(reader, Permission.READ_WORDS, service.parent)
    assert not may(reader, Permission.READ_WORDS, other)


def test_a_role_ends_with_its_posting():
    ward = f.a_ward()
    account = f.an_account(at=ward)
    f.posted(account, "ward_staff", ward, until=f.LONG_AGO.replace(year=2021))
    assert not may(account, Permission.SEE_WARD_VIEW, ward)
    assert may(account, Permission.SEE_WARD_VIEW, ward, on=f.LONG_AGO.replace(month=6))


def test_an_account_that_has_ended_may_nothing():
    account = f.an_account("administrator", active_until=f.LONG_AGO)
    assert not may(account, Permission.MANAGE_PLACES)


def test_whoever_works_on_a_ward_does_not_read_its_words():
    service = f.a_service()
    ward, sister = f.a_ward(service), f.a_ward(service)
    account = f.an_account("first_reader", at=service)
    f.posted(account, "ward_manager", ward)
    assert reach(account, Permission.READ_WORDS) == {service.id, sister.id}
    assert may(account, Permission.SEE_WARD_VIEW, ward)


def test_a_safety_partner_sees_numbers_only():
    partner = f.an_account("safety_partner", at=(trust := f.an_organisation()))
    may_do = {p for p in Permission if may(partner, p, trust)}
    assert may_do == {Permission.SEE_AGGREGATES}


def test_an_administrator_reads_nobodys_words():
    administrator = f.an_account("administrator", at=(trust := f.an_organisation()))
    assert not may(administrator, Permission.READ_WORDS, trust)
    assert not may(administrator, Permission.OPEN_ORIGINALS, trust)
