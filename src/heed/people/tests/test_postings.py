"""Roles are given and ended; whoever reads a ward's words stands outside it."""

from datetime import date, timedelta

import pytest

from heed.people import actions, queries
from heed.people.access import Permission, may
from heed.people.actions.records import today
from heed.people.errors import PostingRefused
from heed.people.tests import factories as f
from heed.safeguards.audit import entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return f.a_ward()


@pytest.fixture
def admin(ward):
    return f.an_account("administrator", at=ward.parent.parent)


@pytest.fixture
def nurse(ward):
    return f.an_account(at=ward)


def given(admin, account, role, place, **fields):
    return actions.post(by=admin, account=account, role=role, place=place, **fields)


def test_it_works(admin, nurse, ward):
    posting = given(admin, nurse, "ward_staff", ward)
    assert may(nurse, Permission.SEE_WARD_VIEW, ward)
    actions.unpost(by=admin, posting=posting)
    assert not may(nurse, Permission.SEE_WARD_VIEW, ward)
    events = [e.event for e in entries_about("account", nurse.id)]
    assert events == ["role given", "role ended"]


@pytest.mark.parametrize("reading", ["first_reader", "safeguarding_lead"])
@pytest.mark.parametrize("inside", ["ward_staff", "ward_manager"])
def test_a_reader_is_never_from_the_ward(admin, nurse, ward, inside, reading):
    given(admin, nurse, inside, ward)
    for place in (ward, ward.parent, ward.parent.parent):
        with pytest.raises(PostingRefused, match="Larch ward"):
            given(admin, nurse, reading, place)


def test_a_reader_does_not_join_the_ward(admin, nurse, ward):
    given(admin, nurse, "first_reader", ward.parent)
    with pytest.raises(PostingRefused):
        given(admin, nurse, "ward_staff", ward)


def test_a_reader_may_work_on_another_ward(admin, nurse, ward):
    sister = f.a_ward(ward.parent)
    given(admin, nurse, "ward_staff", sister)
    assert given(admin, nurse, "first_reader", ward)


def test_a_reader_may_have_worked_there_before(admin, nurse, ward):
    given(
        admin, nurse, "ward_staff", ward, since=date(2024, 1, 1), until=date(2024, 6, 1)
    )
    assert given(admin, nurse, "first_reader", ward, since=date(2024, 6, 1))


def test_nobody_lets_themselves_read(admin, ward):
    with pytest.raises(PostingRefused, match="gives themselves"):
        given(admin, admin, "first_reader", ward)


def test_what_cannot_be_is_refused(admin, nurse, ward):
    given(admin, nurse, "ward_staff", ward)
    for role, place, dates in (
        ("king", ward, {}),
        ("ward_staff", ward, {}),
        ("ward_staff", f.a_ward(), {}),
        ("administrator", ward, {}),
        ("researcher", ward, {"until": today() - timedelta(1)}),
    ):
        with pytest.raises(PostingRefused):
            given(admin, nurse, role, place, **dates)


def test_a_line_goes_up_to_the_top(admin, ward, nurse):
    manager, director = f.an_account(at=ward), f.an_account(at=ward)
    actions.set_line_manager(by=admin, account=nurse, manager=manager)
    actions.set_line_manager(by=admin, account=manager, manager=director)
    assert queries.line_above(nurse) == [manager, director]
    with pytest.raises(PostingRefused, match="ring"):
        actions.set_line_manager(by=admin, account=director, manager=nurse)


def test_a_line_is_that_of_its_day(admin, ward, nurse):
    old, new = f.an_account(at=ward), f.an_account(at=ward)
    for manager, since in ((old, date(2024, 1, 1)), (new, date(2025, 1, 1))):
        actions.set_line_manager(by=admin, account=nurse, manager=manager, since=since)
    assert queries.line_above(nurse, date(2024, 5, 1)) == [old]
    assert queries.line_above(nurse, date(2025, 5, 1)) == [new]
    assert queries.line_above(nurse, date(2023, 5, 1)) == []


def test_a_stranger_manages_nobody_here(admin, nurse):
    with pytest.raises(PostingRefused, match="same organisation"):
        actions.set_line_manager(by=admin, account=nurse, manager=f.an_account())


def test_a_ring_that_is_there_all_the_same_ends(ward, nurse):
    other = f.an_account(at=ward)
    f.managed_by(nurse, other)
    f.managed_by(other, nurse)
    assert queries.line_above(nurse) == [other]
