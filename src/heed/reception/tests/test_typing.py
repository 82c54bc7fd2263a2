"""Paper and telling lead to the same record; who typed says nothing of which it was."""

import re
from datetime import timedelta

import pytest

from heed.concerns.models import Concern
from heed.foundation import clock
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.reception.tests.walking import words_on
from heed.responses.actions.texts import original_words
from heed.responses.models import Response, Text
from heed.responses.queries import response_of_receipt
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(ward):
    return client_for(an_account("ward_staff", at=ward))


def address(ward, instrument="tell-us", group="service_user", mode="paper"):
    return f"/staff/typing/{ward.code}/{instrument}/{group}/{mode}/"


def typed(**answers):
    day = (clock.now() - timedelta(days=3)).date().isoformat()
    return {"day": day, "again": day, **answers}


def test_it_works(nurse, ward):
    answers = typed(kind="went_wrong", what_happened="Canary on paper")
    page = nurse.post(address(ward), answers)
    stored = Response.objects.get()
    assert (stored.mode, stored.entrance, stored.helper) == ("paper", "desk", "")
    assert stored.window_kind == "day"
    assert stored.window_start.date() <= (clock.now() - timedelta(days=2)).date()
    assert original_words(Text.objects.get()) == "Canary on paper"
    assert response_of_receipt(" ".join(words_on(page))) == stored
    assert Concern.objects.count() == 1


def test_told_to_staff_says_who_helped(nurse, ward):
    nurse.post(address(ward, mode="told"), typed())
    assert (Response.objects.get().mode, Response.objects.get().helper) == (
        "told",
        "staff",
    )


def test_a_ward_check_gives_no_receipt(nurse, ward):
    page = nurse.post(address(ward, "ward-check"), typed(atmosphere="calm"))
    assert "It has been counted." in page.text
    assert not words_on(page)


def test_what_is_recorded_names_the_place_and_not_the_response(nurse, ward):
    nurse.post(address(ward), typed())
    entry = AuditEntry.objects.get(event="paper typed in")
    assert (entry.about_kind, entry.about_id) == ("place", ward.id)
    assert str(Response.objects.get().id) not in str(entry.details)


def test_the_day_is_typed_twice(nurse, ward):
    answers = typed() | {"again": "2020-01-01"}
    page = nurse.post(address(ward), answers)
    assert page.status_code == 422
    assert "The two days are not the same." in page.text
    assert not Response.objects.exists()


def test_a_day_to_come_is_refused(nurse, ward):
    day = (clock.now() + timedelta(days=3)).date().isoformat()
    page = nurse.post(address(ward), {"day": day, "again": day})
    assert "This day is still to come." in page.text


def test_an_answer_that_others_rule_out_is_shown_and_not_dropped(nurse, ward):
    answers = typed(kind="good_care", danger_now="no")
    page = nurse.post(address(ward), answers)
    assert page.status_code == 422
    assert "this was not asked" in page.text


def test_sent_twice_is_stored_once(nurse, ward):
    key = {"key": "ab" * 32}
    first = nurse.post(address(ward), typed() | key)
    second = nurse.post(address(ward), typed() | key)
    assert words_on(first) == words_on(second)
    assert Response.objects.count() == 1


def test_the_next_paper_on_a_page_that_was_gone_back_to_is_no_repeat(nurse, ward):
    key = re.search(r'name="key" value="(\w+)"', nurse.get(address(ward)).text)[1]
    for words in ("First", "First", "Second"):
        assert words_on(nurse.post(address(ward), typed(what_happened=words, key=key)))
    assert {original_words(text) for text in Text.objects.all()} == {"First", "Second"}
    assert Response.objects.count() == 2


def test_the_choice_leads_to_the_questions(nurse, ward):
    said = {"place": ward.code, "instrument": "tell-us", "group": "carer"}
    chosen = nurse.get("/staff/typing/", said | {"mode": "told"})
    assert chosen.url == address(ward, group="carer", mode="told")
    assert "Tell us in your own words" in nurse.get(chosen.url).text


def test_a_colleague_elsewhere_cannot(ward):
    elsewhere = client_for(an_account("ward_staff", at=a_ward()))
    assert elsewhere.post(address(ward), typed()).status_code == 404


def test_a_stranger_sees_nothing(client, ward):
    partner = client_for(an_account("safety_partner", at=ward.parent))
    assert client.get("/staff/typing/").status_code == 302
    assert partner.get(address(ward)).status_code == 403


@pytest.mark.parametrize("wrong", ["told-by-a-bird", "own_device"])
def test_another_way_is_not_found(nurse, ward, wrong):
    assert nurse.get(address(ward, mode=wrong)).status_code == 404
