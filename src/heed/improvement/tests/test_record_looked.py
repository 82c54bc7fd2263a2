"""Looking and doing are noted in two taps, once a shift."""

from datetime import UTC, datetime

import pytest

from heed.foundation.windows import window_of
from heed.improvement.actions import record_did, record_looked, take_back
from heed.improvement.models import Did, WardNote
from heed.improvement.queries import notes_of_shift, share_looked, shifts_looked
from heed.people.tests.factories import a_ward, an_account
from heed.safeguards.models import AuditEntry


@pytest.fixture
def ward(db):
    return a_ward()


@pytest.fixture
def nurse(ward):
    return an_account("ward_staff", at=ward)


@pytest.fixture
def shift(ward):
    return window_of(datetime(2026, 3, 2, 10, tzinfo=UTC), "shift", ward.zone)


def test_it_works(ward, nurse, shift):
    record_looked(by=nurse, place=ward, shift=shift)
    assert notes_of_shift(ward, shift.start) == {""}


def test_a_second_tap_changes_nothing(ward, nurse, shift):
    first = record_looked(by=nurse, place=ward, shift=shift)
    assert record_looked(by=nurse, place=ward, shift=shift) == first
    assert AuditEntry.objects.filter(about_kind="ward_note").count() == 1


def test_who_did_something_has_looked(ward, nurse, shift):
    record_did(by=nurse, place=ward, shift=shift, did=Did.TALKED)
    assert notes_of_shift(ward, shift.start) == {"", "talked"}
    assert shifts_looked(ward, shift.start) == {shift.start: ["talked"]}


def test_a_mistake_can_be_taken_back(ward, nurse, shift):
    record_did(by=nurse, place=ward, shift=shift, did=Did.CHANGED)
    take_back(by=nurse, place=ward, shift=shift, did=Did.CHANGED)
    assert notes_of_shift(ward, shift.start) == {""}


def test_a_colleague_cannot_take_it_back(ward, nurse, shift):
    record_looked(by=nurse, place=ward, shift=shift)
    colleague = an_account("ward_staff", at=ward)
    assert take_back(by=colleague, place=ward, shift=shift, did="") == 0
    assert WardNote.objects.count() == 1


def test_the_share_names_its_base(shift):
    assert share_looked([shift.start, shift.end], [shift.start]) == "1 of 2"
