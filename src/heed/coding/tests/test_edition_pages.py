"""Editions of findings on pages: who sees which, and what they see."""

import pytest

from heed.coding.actions import take_back_edition
from heed.coding.models import Edition
from heed.coding.tests.factories import a_coder
from heed.coding.tests.told import Telling, an_edition
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.safeguards.audience import Audience

WHERE = "/staff/coding/projects/a-project/editions/"
ASKED = {
    "audience": "organisation",
    "step": "whole",
    "by_place": "no",
    "about": "Made-up words about this.",
}


@pytest.fixture
def told(lead, fieldwork, edition, reader, ward):
    tell = Telling(lead, fieldwork, edition, reader).tell
    tell(ward, "staff", (2026, 10), ["Staff workload"], people=6)
    tell(ward, "staff", (2026, 10), [], people=6)


def seen(account, where="/staff/found/"):
    return client_for(account).get(where)


def test_it_works(lead, told):
    browser = client_for(lead.account)
    assert browser.post(WHERE, ASKED | {"publish": "yes"}).status_code == 302
    nurse = an_account("ward_staff", at=lead.project.place)
    page = seen(nurse, f"/staff/found/{Edition.objects.get().pk}/").content.decode()
    assert "6 (50.0%)" in page
    assert "Made-up words about this." in page
    assert "At least 1 of 3 factors were named." in page


def test_looking_first_shows_it_and_publishes_nothing(lead, told):
    page = client_for(lead.account).post(WHERE, ASKED)
    assert "What readers would see" in page.content.decode()
    assert not Edition.objects.exists()


def test_what_cannot_be_published_is_said(lead):
    page = client_for(lead.account).post(WHERE, ASKED | {"publish": "yes"})
    assert page.status_code == 422
    assert "No number may be shown yet." in page.content.decode()


def test_only_the_lead_reaches_the_page(lead, coder):
    assert client_for(lead.account).get(WHERE).status_code == 200
    assert client_for(coder.account).get(WHERE).status_code == 404
    stranger = an_account("researcher", at=lead.project.place)
    assert client_for(stranger).get(WHERE).status_code == 404


def test_everybody_at_the_organisation_sees_theirs_and_nobody_elsewhere(lead):
    edition = an_edition(lead)
    nurse = an_account("ward_staff", at=lead.project.place)
    elsewhere = an_account("patient_safety_lead", at=a_ward().parent)
    for end in ("", "csv/"):
        where = f"/staff/found/{edition.pk}/{end}"
        assert seen(nurse, where).status_code == 200
        assert seen(elsewhere, where).status_code == 404


def test_a_wards_edition_is_for_those_who_work_under_its_place(lead, ward):
    edition = an_edition(lead, Audience.WARD)
    inside, other = an_account("ward_staff", at=ward), a_ward(ward.parent.parent)
    outside = an_account("ward_staff", at=other)
    where = f"/staff/found/{edition.pk}/"
    assert seen(inside, where).status_code == 200
    assert seen(outside, where).status_code == 404
    assert str(edition.pk) not in seen(outside).content.decode()


def test_what_is_taken_back_is_shown_to_nobody(lead):
    edition = an_edition(lead)
    take_back_edition(by=lead, edition=edition, why="It was wrong.")
    assert seen(lead.account, f"/staff/found/{edition.pk}/").status_code == 404
    assert "It was wrong." in client_for(lead.account).get(WHERE).content.decode()


def test_it_can_be_taken_back_once_with_a_reason(lead):
    edition = an_edition(lead)
    browser, where = client_for(lead.account), f"{WHERE}{edition.number}/back/"
    assert browser.post(where, {"why": ""}).status_code == 422
    assert browser.post(where, {"why": "It was wrong."}).status_code == 302
    assert browser.get(where).status_code == 404


def test_a_coder_may_not_take_it_back(lead):
    edition = an_edition(lead)
    coder = a_coder(lead)
    where = f"{WHERE}{edition.number}/back/"
    assert client_for(coder.account).post(where, {"why": "No."}).status_code == 404
