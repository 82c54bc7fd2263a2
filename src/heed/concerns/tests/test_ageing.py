"""Concerns go with all that was said in them, and nothing open ever does."""

from datetime import timedelta

import pytest
from django.apps import apps

from heed.concerns.actions import (
    acknowledge,
    add_from_writer,
    answer_complaint,
    decide_candour,
    decide_duty_to_act,
    declare_conflict,
    due_concerns,
    grade_harm,
    make_complaint,
    record_staff_concerned,
    remove_concerns,
    reply,
    report_retaliation,
    ring_due_clocks,
)
from heed.concerns.actions.ageing import INSIDE
from heed.concerns.models import (
    Clock,
    Concern,
    Entrusted,
    Escalation,
    Message,
    Provider,
    RetaliationReport,
)
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.people.tests.factories import an_account
from heed.responses.actions.ageing import due_responses, remove_responses
from heed.responses.models import Response, Text, TextKey
from heed.safeguards.retention import removals

pytestmark = pytest.mark.django_db
LATER = timedelta(days=60)


@pytest.fixture
def before():
    """A moment by which all that happens here is past its period."""
    return clock.now() + LATER


def end(concern):
    """A concern that is ended, with every promise kept."""
    Clock.objects.update(met_at=clock.now(), in_time=True, next_rung_at=None)
    Concern.objects.filter(pk=concern.pk).update(has_new_words=False)
    concern.refresh_from_db()
    concern.move_to("closed")
    return concern


@pytest.fixture
def ended(ward):
    concern = a_concern(ward, answers={"come_back": "code"})
    add_from_writer(concern=concern, words="Canary again", key=new_id())
    return end(concern)


def test_it_works(ended, ward, before):
    assert due_concerns(ward.organisation, before).rows == 1
    assert remove_concerns(ward.organisation, before) == 1
    assert not Concern.objects.exists()
    assert not Message.objects.exists()
    assert remove_responses(ward.organisation, before) == 1
    assert not Text.objects.exists()
    assert not TextKey.objects.exists()


def test_a_response_stays_while_its_concern_does(ended, ward, before):
    due = due_responses(ward.organisation, before)
    assert due.rows == 0
    assert due.held == {"a concern stands on it": 1}
    assert remove_responses(ward.organisation, before) == 0
    assert Response.objects.exists()


def held(ward, before):
    due = due_concerns(ward.organisation, before)
    assert due.rows == 0
    assert remove_concerns(ward.organisation, before) == 0
    assert Concern.objects.exists()
    return dict(due.held)


def test_an_open_one_is_held(ended, ward, before):
    ended.move_to("read")
    assert held(ward, before) == {"it is open": 1}


def test_words_that_nobody_has_read_are_held(ended, ward, before):
    Concern.objects.update(has_new_words=True)
    assert held(ward, before) == {"it is open": 1}


def test_an_open_complaint_holds_it(ended, ward, before):
    make_complaint(concern=ended, words="Canary", reach_me="", key=new_id())
    end(ended)
    assert held(ward, before) == {"a complaint is not answered": 1}


def test_unread_harm_for_speaking_up_holds_it(ended, ward, before):
    report_retaliation(concern=ended, words="Canary", key=new_id())
    end(ended)
    assert held(ward, before) == {"harm for having spoken up is not read": 1}


def test_a_promise_that_was_not_kept_holds_it(ended, ward, before):
    one = Clock.objects.first()
    Clock.objects.filter(pk=one.pk).update(
        met_at=None, in_time=None, next_rung_at=clock.now()
    )
    assert held(ward, before) == {"a promise is not kept": 1}


def test_what_happened_later_holds_it(ended, ward, before):
    Message.objects.update(window_start=before)
    assert held(ward, before) == {"something happened later": 1}


def test_a_newer_one_stays(ended, ward, before):
    with clock.at(before + LATER):
        newer = a_concern(ward)
    remove_concerns(ward.organisation, before)
    assert Concern.objects.get().pk == newer.pk


@pytest.fixture
def full(ward, reader, lead, service):
    """A concern in which everything happened that can."""
    concern = a_concern(ward, answers={"come_back": "code", "danger_now": "yes"})
    with clock.at(clock.now() + timedelta(days=2)):
        ring_due_clocks()
    for person in (reader, lead):
        declare_conflict(by=person, concern=concern, has_conflict=False)
        acknowledge(by=person, concern=concern)
    raise_concern_things(lead, concern, an_account("ward_staff", at=ward))
    key = new_id()
    make_complaint(concern=concern, words="Canary", reach_me="By the lake", key=key)
    answer_complaint(by=lead, complaint=concern.complaint, words="We looked.")
    report_retaliation(concern=concern, words="Canary", key=new_id())
    RetaliationReport.objects.update(is_read=True)
    return end(concern)


def raise_concern_things(lead, concern, nurse):
    grade_harm(
        by=lead, concern=concern, scale="physical", level="low", reason="Canary seen."
    )
    decide_duty_to_act(
        by=lead, concern=concern, outcome="not_now", reason="Canary calm."
    )
    decide_candour(
        by=lead, concern=concern, table="nhs", outcome="not_yet", reason="Canary asks."
    )
    record_staff_concerned(by=lead, concern=concern, accounts=[nurse])
    reply(by=lead, concern=concern, words="We have read this. Thank you.")


def test_a_case_in_which_everything_happened_leaves_no_row(full, ward, before):
    filled = [Escalation, *(model for model, _words in INSIDE)]
    filled.remove(Entrusted)  # only where every reader is kept out
    assert [model for model in filled if not model.objects.exists()] == []
    assert remove_concerns(ward.organisation, before) == 1
    assert remove_responses(ward.organisation, before) == 1
    left = [m for m in [*filled, Text, TextKey, Response] if m.objects.exists()]
    assert left == []


def test_every_model_of_the_room_is_known_to_the_removal():
    known = {model for removal in removals() for model in removal.of}
    room = set(apps.get_app_config("concerns").get_models())
    assert room - known == {Provider}
