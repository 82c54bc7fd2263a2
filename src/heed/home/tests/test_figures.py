"""Numbers for safety partners and researchers: above the floors, without words."""

import pytest

from heed.people.tests.factories import a_service, a_ward, an_account, client_for
from heed.responses.models import TextVersion
from heed.safeguards.models import ReleasedBlock


@pytest.fixture
def partner(ward):
    return an_account("safety_partner", at=ward.parent)


def page(account, ward):
    return client_for(account).get(f"/staff/figures/{ward.code}/").text


def test_it_works(ward, partner, say):
    say(6, hours_ago=12)
    html = page(partner, ward)
    assert "6 entries" in html
    assert "Stormy" in html
    assert "own words" not in html
    assert "We looked at this" not in html


def test_five_entries_are_needed(ward, partner, say):
    say(4, hours_ago=12)
    html = page(partner, ward)
    assert "4 entries" not in html
    assert "Fewer than 5 entries" in html


def test_with_no_entry_the_page_says_so(ward, partner, edition):
    assert "There is nothing to show yet" in page(partner, ward)


def test_nobody_asked_yet_says_so(ward, partner):
    assert "Nobody is asked how the ward feels yet" in page(partner, ward)


def test_the_ward_and_its_partner_see_the_same_blocks(ward, partner, nurse, say):
    """Two audiences share one ledger, so that neither can subtract the other."""
    say(6, hours_ago=30)
    say(7, hours_ago=12)
    page(partner, ward)
    blocks = set(ReleasedBlock.objects.values_list("id", flat=True))
    html = client_for(nurse).get(f"/staff/wards/{ward.code}/").text
    assert set(ReleasedBlock.objects.values_list("id", flat=True)) == blocks
    for shown in (html, page(partner, ward)):
        assert "6 entries" in shown
        assert "7 entries" in shown


def test_no_words_are_even_read(ward, partner, say, monkeypatch):
    monkeypatch.setattr(TextVersion, "objects", None)
    say(6, hours_ago=12)
    assert "6 entries" in page(partner, ward)


def test_the_start_page_leads_there(ward, partner, nurse):
    link = 'href="/staff/figures/"'
    assert link in client_for(partner).get("/staff/").text
    assert link not in client_for(nurse).get("/staff/").text


def test_the_list_names_ones_own_wards_and_what_will_come(ward, partner):
    other = a_ward(a_service(), name="Far ward")
    html = client_for(partner).get("/staff/figures/").text
    assert "Larch ward" in html
    assert other.code not in html
    assert "What will come" in html
    assert "Studies" not in html


def test_a_researcher_is_told_that_there_is_no_study_yet(ward):
    researcher = an_account("researcher", at=ward.parent)
    html = client_for(researcher).get("/staff/figures/").text
    assert "There is no study yet." in html


def test_without_a_ward_the_page_says_who_can_help(db):
    partner = an_account("safety_partner", at=a_service())
    html = client_for(partner).get("/staff/figures/").text
    assert "An administrator can give you your role" in html


def test_a_stranger_sees_nothing(ward, nurse, say):
    say(6, hours_ago=12)
    stranger = an_account("safety_partner", at=a_service())
    address = f"/staff/figures/{ward.code}/"
    assert client_for(stranger).get(address).status_code == 404
    assert client_for(nurse).get(address).status_code == 403
