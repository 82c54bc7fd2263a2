"""Three doors kept apart: only the person turns feedback into a complaint."""

import inspect
from contextlib import suppress

import pytest

from heed.concerns import actions
from heed.concerns.actions import (
    acknowledge_complaint,
    answer_complaint,
    declare_conflict,
    invite_complaint,
    make_complaint,
    open_complaint_contact,
    open_concern,
)
from heed.concerns.actions.complaints import reference_for
from heed.concerns.errors import AlreadyDone, ConcernRefused, MayNotRead
from heed.concerns.models import Clock, Complaint, Escalation
from heed.concerns.queries import complaint_answer, complaints_for, status_for_writer
from heed.concerns.tests.factories import read_on_weekdays
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.worker import run_due
from heed.people.tests.factories import a_service, an_account, client_for
from heed.responses.actions import withdraw_response
from heed.responses.models import Withdrawal

WORDS = "I want this looked into."
ACTS = [name for name in actions.__all__ if name[0].islower()]


def made(concern, **more):
    given = {"words": WORDS, "reach_me": "", "key": new_id(), **more}
    make_complaint(concern=concern, **given)
    return Complaint.objects.get(concern=concern)


def test_it_works(concern):
    complaint = made(concern)
    assert complaint.state == "made"
    assert len(complaint.reference) == 11
    promises = set(complaint.clocks.values_list("promise", flat=True))
    assert promises == {"complaint_acknowledged", "complaint_answered"}


def test_sent_twice_is_one_complaint(concern):
    key = new_id()
    first, second = (
        make_complaint(concern=concern, words=WORDS, reach_me="", key=key)
        for _ in range(2)
    )
    assert first == second == Complaint.objects.get().reference


def test_a_second_complaint_about_the_same_is_refused(concern):
    made(concern)
    with pytest.raises(AlreadyDone):
        made(concern)


def test_references_differ():
    assert len({reference_for(new_id()) for _ in range(500)}) == 500


def test_no_act_of_a_reader_makes_a_complaint(declared, lead, concern):
    """Every act that an account can do with a concern alone is tried."""
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    wanted = {n: set(inspect.signature(getattr(actions, n)).parameters) for n in ACTS}
    tried = [name for name in ACTS if wanted[name] == {"by", "concern"}]
    for name in tried:
        with suppress(ConcernRefused):
            getattr(actions, name)(by=lead, concern=concern)
    assert len(tried) > 4
    assert not Complaint.objects.exists()
    assert "by" not in wanted["make_complaint"] | wanted["compose_complaint"]


def test_a_complaint_late_to_be_acknowledged_calls_somebody(reader, lead, concern):
    read_on_weekdays(concern.place)
    made(concern)
    Clock.objects.filter(complaint=None).delete()
    due = Clock.objects.get(promise="complaint_acknowledged").due_at
    with clock.at(due):
        run_due()
    assert Escalation.objects.filter(clock__complaint__isnull=False).exists()


def test_answering_tells_the_person(declared, concern):
    complaint = made(concern)
    acknowledge_complaint(by=declared, complaint=complaint)
    answer_complaint(by=declared, complaint=complaint, words="We looked into it.")
    assert complaint_answer(concern) == "We looked into it."
    assert f"{complaint.reference} has an answer." in " ".join(
        status_for_writer(concern)
    )
    assert not complaint.clocks.filter(met_at=None).exists()


def test_it_is_answered_once(declared, concern):
    complaint = made(concern)
    answer_complaint(by=declared, complaint=complaint, words="We looked.")
    with pytest.raises(AlreadyDone):
        answer_complaint(by=declared, complaint=complaint, words="Again.")


def test_a_stranger_handles_nothing(concern):
    complaint, stranger = made(concern), an_account("first_reader", at=a_service())
    assert complaints_for(stranger) == []
    with pytest.raises(MayNotRead):
        acknowledge_complaint(by=stranger, complaint=complaint)
    path = f"/staff/concerns/complaints/{complaint.pk}/"
    assert client_for(stranger).get(path).status_code == 404


def test_how_to_reach_the_person_is_opened_apart(declared, concern):
    complaint = made(concern, reach_me="Canary Street 1")
    assert (
        "Canary Street 1"
        not in open_concern(by=declared, concern=concern).words.values()
    )
    assert open_complaint_contact(by=declared, complaint=complaint) == "Canary Street 1"


def test_a_complaint_stands_when_the_feedback_is_taken_back(declared, concern):
    complaint = made(concern)
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    assert complaint.clocks.filter(met_at=None).count() == 2
    complaint.refresh_from_db()
    answer_complaint(by=declared, complaint=complaint, words="We looked into it.")
    assert complaint_answer(concern) == "We looked into it."


def test_inviting_is_refused_once_there_is_one(declared, concern):
    made(concern)
    with pytest.raises(AlreadyDone):
        invite_complaint(by=declared, concern=concern)


@pytest.mark.parametrize("name", ["", "answer/"])
def test_the_pages_open(name, declared, concern):
    complaint = made(concern)
    path = f"/staff/concerns/complaints/{complaint.pk}/{name}"
    assert complaint.reference in client_for(declared).get(path).text or name


def test_the_list_says_what_is_due(declared, concern):
    complaint = made(concern)
    page = client_for(declared).get("/staff/concerns/complaints/").text
    assert complaint.reference in page
    assert "acknowledge the complaint by" in page
    assert WORDS not in page
