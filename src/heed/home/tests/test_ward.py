"""A ward's page: shown when enough people spoke and the window is closed, else why."""

from datetime import date

from heed.home.queries import ward as queries_of_ward
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.responses.queries.ward_words import WardWords


def page(client, ward):
    return client.get(f"/staff/wards/{ward.code}/").content.decode()


def test_it_works(ward, nurse, say):
    say(6, hours_ago=12)
    html = page(client_for(nurse), ward)
    assert "6 entries" in html
    assert "Stormy" in html


def test_a_colleague_of_another_ward_sees_nothing(ward, say):
    say(6, hours_ago=12)
    colleague = an_account("ward_staff", at=a_ward(parent=ward.parent))
    assert client_for(colleague).get(f"/staff/wards/{ward.code}/").status_code == 404


def test_a_stranger_sees_nothing(client, ward):
    response = client.get(f"/staff/wards/{ward.code}/")
    assert response.status_code == 302


def test_five_entries_are_needed(ward, nurse, say):
    say(4, hours_ago=12)
    html = page(client_for(nurse), ward)
    assert "4 entries" not in html
    assert "Fewer than 5 entries" in html


def test_an_open_window_is_not_shown(ward, nurse, say):
    say(6)
    html = page(client_for(nurse), ward)
    assert "6 entries" not in html
    assert "not while people are still answering" in html


def test_with_no_entry_the_page_says_so(ward, nurse, edition):
    assert "There is nothing to show yet" in page(client_for(nurse), ward)


def test_handover_fits_on_a_sheet(ward, nurse, say):
    say(6, hours_ago=12)
    sheet = (
        client_for(nurse).get(f"/staff/wards/{ward.code}/handover/").content.decode()
    )
    assert "6 entries" in sheet
    assert "not been found to foretell incidents" in sheet


def test_two_taps(ward, nurse, edition):
    client = client_for(nurse)
    client.post(f"/staff/wards/{ward.code}/looked/")
    looked = page(client, ward)
    assert "What came of it?" in looked
    assert "Noted: the ward looked in this shift." in looked
    assert "Noted: the ward" not in page(client, ward)
    client.post(f"/staff/wards/{ward.code}/did/", {"did": "talked"})
    assert "Take back" in page(client, ward)


def test_a_tap_can_be_taken_back(ward, nurse, edition):
    client = client_for(nurse)
    client.post(f"/staff/wards/{ward.code}/did/", {"did": "talked"})
    client.post(f"/staff/wards/{ward.code}/did/", {"did": "talked", "undo": "yes"})
    assert "Take back" not in page(client, ward)


def test_a_choice_that_nobody_offered_is_refused(ward, nurse, edition):
    for posted in ({}, {"did": "nothing_of_the_kind"}):
        answer = client_for(nurse).post(f"/staff/wards/{ward.code}/did/", posted)
        assert answer.status_code == 400


def test_the_only_ward_opens_by_itself(ward, nurse):
    assert client_for(nurse).get("/staff/wards/").url == f"/staff/wards/{ward.code}/"


def test_a_safety_partner_has_no_ward_page(ward, edition):
    partner = an_account("safety_partner", at=ward.parent)
    assert client_for(partner).get(f"/staff/wards/{ward.code}/").status_code == 403


def test_before_the_ward_check_is_published_it_says_so(ward, nurse):
    assert "Nobody is asked how the ward feels yet" in page(client_for(nurse), ward)


def test_themes_stand_apart_from_words(ward, nurse, edition, monkeypatch):
    passed = WardWords(["Pancakes."], ["noise at night"], date(2026, 3, 9))
    monkeypatch.setattr(queries_of_ward, "ward_words", lambda place, now: passed)
    html = page(client_for(nurse), ward)
    assert "<li>noise at night</li>" in html
    assert "only what it is about" in html
