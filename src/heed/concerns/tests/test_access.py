"""Who may read what: every role against every kind of concern, and who is too close."""

from datetime import timedelta

import pytest

from heed.concerns.access import may_read, readers_of
from heed.concerns.models import ExcludedReader, StaffConcerned
from heed.concerns.queries import queue_for
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.people.access import ROLES
from heed.people.tests.factories import (
    a_service,
    a_ward,
    an_account,
    managed_by,
    posted,
)

READ_ORDINARY = {"first_reader", "safeguarding_lead", "patient_safety_lead"}
READ_ALLEGATIONS = {"safeguarding_lead", "patient_safety_lead"}
KINDS = {
    "ordinary": ({}, READ_ORDINARY),
    "good care": ({"kind": "good_care"}, READ_ORDINARY),
    "danger": ({"danger_now": "yes"}, READ_ORDINARY),
    "about staff": ({"about_staff": "yes"}, READ_ALLEGATIONS),
    "perhaps about staff": ({"about_staff": "not_sure"}, READ_ALLEGATIONS),
    "danger from staff": (
        {"danger_now": "yes", "about_staff": "yes"},
        READ_ALLEGATIONS,
    ),
    "sexual safety": ({"topics": ["sexual_safety"]}, READ_ALLEGATIONS),
    "names a person": ({"not_read_by": ["person"]}, READ_ALLEGATIONS),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_against_every_concern(role, kind, service, ward):
    answers, readers = KINDS[kind]
    concern = a_concern(ward, answers=answers)
    at = ward if ROLES[role].works_on_the_ward else service
    account = an_account(role, at=at)
    assert may_read(account, concern) is (role in readers)
    assert bool(queue_for(account).concerns) is (role in readers)


@pytest.mark.parametrize("state", ["unread", "read", "acting", "closed"])
@pytest.mark.parametrize("role", ["ward_staff", "ward_manager"])
def test_the_ward_never_reads_whatever_the_state(role, state, ward):
    concern = a_concern(ward)
    concern.move_to(state)
    assert not may_read(an_account(role, at=ward), concern)


def test_a_reader_of_elsewhere_is_a_stranger(ward):
    concern = a_concern(ward)
    sister = a_service(ward.parent.parent)
    assert not may_read(an_account("first_reader", at=sister), concern)
    assert not may_read(an_account("first_reader", at=a_service()), concern)


def test_a_reader_who_also_works_on_the_ward_does_not_read(reader, ward):
    concern = a_concern(ward)
    posted(reader, "ward_staff", ward)
    assert not may_read(reader, concern)


def test_an_account_that_ended_reads_nothing(reader, ward):
    concern = a_concern(ward)
    reader.active_until = clock.now().date()
    reader.save()
    assert not may_read(reader, concern)
    assert not queue_for(reader).concerns


def test_the_writer_keeps_out_a_manager_and_all_above(service, ward, reader, safety):
    concern = a_concern(ward, answers={"not_read_by": ["manager"]})
    nurse = an_account("ward_staff", at=ward)
    managed_by(nurse, reader)
    managed_by(reader, safety)
    other = an_account("first_reader", at=service)
    assert [may_read(a, concern) for a in (reader, safety, other)] == [
        False,
        False,
        True,
    ]


def test_the_writer_keeps_out_who_worked_there_until_lately(ward, reader):
    concern = a_concern(ward, answers={"not_read_by": ["ward"]})
    today = clock.now().date()
    posted(reader, "ward_staff", ward, until=today - timedelta(days=30))
    assert not may_read(reader, concern)


def test_who_left_the_ward_long_ago_reads(ward, reader):
    concern = a_concern(ward, answers={"not_read_by": ["ward"]})
    today = clock.now().date()
    posted(reader, "ward_staff", ward, until=today - timedelta(days=400))
    assert may_read(reader, concern)


def test_the_writer_keeps_out_a_role(ward, lead, safety):
    concern = a_concern(
        ward,
        answers={"not_read_by": ["role"]},
        texts={"not_read_by_role": ["The safeguarding lead."]},
    )
    assert not may_read(lead, concern)
    assert may_read(safety, concern)


def test_staff_are_read_by_nobody_of_their_line(ward, reader, service):
    concern = a_concern(ward, group="staff")
    managed_by(an_account("ward_manager", at=ward), reader)
    assert not may_read(reader, concern)
    assert may_read(an_account("first_reader", at=service), concern)


class TestWhomItConcerns:
    """The accused, their ward and their line never read it, whatever their role."""

    @pytest.fixture
    def accused(self, ward):
        return an_account("ward_staff", at=ward)

    @pytest.fixture
    def concern(self, ward, accused, lead):
        concern = a_concern(ward, answers={"about_staff": "yes"})
        StaffConcerned.objects.create(
            organisation=concern.organisation,
            concern=concern,
            account=accused,
            recorded_by=lead,
            recorded_on=clock.now().date(),
        )
        return concern

    def test_another_lead_still_reads(self, concern, lead):
        assert may_read(lead, concern)

    def test_the_accused_does_not_even_as_a_lead(self, concern, accused, service):
        posting = accused.postings.get()
        posting.until = clock.now().date() - timedelta(days=800)
        posting.save()
        posted(accused, "safeguarding_lead", service)
        assert not may_read(accused, concern)

    def test_those_above_and_below_do_not(self, concern, accused, lead, safety):
        managed_by(accused, lead)
        managed_by(safety, accused)
        assert not may_read(lead, concern)
        assert not may_read(safety, concern)

    def test_those_two_above_do_not(self, concern, accused, lead, ward):
        manager = an_account("ward_manager", at=ward)
        managed_by(accused, manager)
        managed_by(manager, lead)
        assert not may_read(lead, concern)

    def test_a_line_that_runs_in_a_ring_ends(self, concern, accused, lead):
        managed_by(accused, lead)
        managed_by(lead, accused)
        assert not may_read(lead, concern)

    def test_who_works_on_another_ward_of_theirs_does_not(
        self, concern, accused, lead, service
    ):
        second = a_ward(service)
        posted(accused, "ward_staff", second)
        leaving = clock.now().date() - timedelta(days=3)
        posted(lead, "ward_staff", second, until=leaving)
        assert not may_read(lead, concern)


def test_an_exclusion_is_said_in_one_way_only(ward):
    concern = a_concern(ward)
    with pytest.raises(Exception, match="excluded_reader_is_said"):
        ExcludedReader.objects.create(
            organisation=concern.organisation,
            concern=concern,
            scope="account",
            why="writer",
        )


def test_readers_are_listed(ward, reader, lead, safety):
    assert set(readers_of(a_concern(ward))) == {reader, lead, safety}
