"""Once a reader records whom it is about, they, their ward and their line are out."""

import pytest

from heed.concerns.access import may_read
from heed.concerns.actions import (
    declare_conflict,
    move_outside,
    raise_attention,
    record_staff_concerned,
)
from heed.concerns.models import Entrusted
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.people.tests.factories import (
    a_service,
    an_account,
    client_for,
    managed_by,
)


@pytest.fixture
def accused(ward):
    return an_account("ward_staff", at=ward)


def test_it_works(declared, concern, accused, lead, safety):
    managed_by(accused, lead)
    record_staff_concerned(by=declared, concern=concern, accounts=[accused])
    concern.refresh_from_db()
    assert concern.circle == "safeguarding"
    assert concern.clocks.filter(promise="seconded").exists()
    assert [may_read(a, concern) for a in (accused, lead, declared, safety)] == [
        False,
        False,
        False,
        True,
    ]


def test_who_was_close_stays_out_when_the_line_changes(
    declared, concern, accused, lead
):
    managed_by(accused, lead)
    record_staff_concerned(by=declared, concern=concern, accounts=[accused])
    accused.line.all().delete()
    assert not may_read(lead, concern)


def test_who_comes_close_later_is_out_too(declared, concern, accused, lead):
    record_staff_concerned(by=declared, concern=concern, accounts=[accused])
    assert may_read(lead, concern)
    managed_by(accused, lead)
    assert not may_read(lead, concern)


def test_where_nobody_is_left_a_lead_of_elsewhere_reads(
    declared, concern, accused, lead
):
    managed_by(accused, lead)
    elsewhere = an_account(
        "safeguarding_lead", at=a_service(concern.place.parent.parent)
    )
    record_staff_concerned(by=declared, concern=concern, accounts=[accused])
    assert Entrusted.objects.get().account == elsewhere
    assert may_read(elsewhere, concern)


def test_an_account_of_another_organisation_is_not_recorded(declared, concern):
    record_staff_concerned(by=declared, concern=concern, accounts=[an_account()])
    assert not concern.staff_concerned.exists()


def test_the_page_records_the_chosen(declared, concern, accused):
    path = f"/staff/concerns/{concern.pk}/staff/"
    page = client_for(declared).post(path, {"accounts": [str(accused.pk)]})
    assert page.status_code == 302
    assert concern.staff_concerned.get().account == accused


def test_a_topic_moves_it_outside(declared, concern):
    move_outside(by=declared, concern=concern, topics=["racism", "made_up"])
    concern.refresh_from_db()
    assert (concern.circle, concern.topics) == ("safeguarding", ["racism"])
    assert not may_read(declared, concern)


def test_a_reader_may_raise_attention(declared, concern):
    raise_attention(by=declared, concern=concern)
    concern.refresh_from_db()
    assert (concern.needs_reading_now, concern.why_now) == (True, "reader")
    assert concern.clocks.get(promise="acknowledged").is_exact


def test_raising_never_puts_off_a_deadline(ward, reader):
    concern = a_concern(ward, answers={"danger_now": "yes"})
    before = dict(concern.clocks.values_list("promise", "due_at"))
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    with clock.at(clock.now().replace(microsecond=0)):
        raise_attention(by=reader, concern=concern)
    after = dict(concern.clocks.values_list("promise", "due_at"))
    assert all(after[promise] <= due for promise, due in before.items())
    concern.refresh_from_db()
    assert concern.why_now == "writer"
