"""Closing, merging and splitting places, with a way back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from heed.foundation import clock
from heed.people import actions
from heed.people.errors import PlaceRefused
from heed.people.models import Place
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return f.a_ward()


@pytest.fixture
def other(ward):
    return f.a_ward(ward.parent, name="Elm ward")


@pytest.fixture
def account(ward):
    return f.an_account("administrator", at=ward.parent.parent)


@pytest.fixture
def owner(account):
    return f.client_for(account)


def today():
    return clock.now().date().isoformat()


def link(name, ward):
    return reverse(f"people:{name}", args=[ward.code])


def test_a_ward_is_closed_after_reading_what_that_does(owner, ward):
    page = owner.get(link("close", ward)).text
    assert "nobody can write about it" in page
    assert "Go back and change nothing" in page
    assert owner.post(link("close", ward), {"on": today()}).status_code == 302
    ward.refresh_from_db()
    assert str(ward.closed_on) == today()
    closed = owner.get(link("place", ward)).text
    assert "Closed on" in closed
    assert "You can take that back for a week." in closed
    assert "for a week" not in owner.get(link("place", ward)).text


def test_a_day_to_come_is_refused(owner, ward):
    later = (clock.now() + timedelta(days=3)).date().isoformat()
    page = owner.post(link("close", ward), {"on": later})
    assert page.status_code == 422
    assert "Choose today or a day that has passed." in page.text
    ward.refresh_from_db()
    assert ward.closed_on is None


def test_a_service_with_open_wards_says_why_it_stays(owner, ward):
    page = owner.post(link("close", ward.parent), {"on": today()})
    assert page.status_code == 422
    assert "Close the places below this one first." in page.text


def test_a_closing_is_taken_back_within_a_week(owner, account, ward):
    actions.close_place(by=account, place=ward)
    assert owner.post(link("reopen", ward)).status_code == 302
    ward.refresh_from_db()
    assert (ward.closed_on, ward.live_on) == (None, None)


def test_after_a_week_it_stays_closed(account, ward):
    actions.close_place(by=account, place=ward)
    with clock.at(clock.now() + timedelta(days=8)):
        with pytest.raises(PlaceRefused, match="more than a week ago"):
            actions.reopen_place(by=account, place=ward)


def test_what_is_open_is_not_reopened(owner, ward):
    page = owner.post(link("reopen", ward))
    assert page.status_code == 422
    assert "This place is open." in page.text


def test_a_ward_below_a_closed_service_stays_closed(account, ward):
    actions.close_place(by=account, place=ward)
    actions.close_place(by=account, place=ward.parent)
    with pytest.raises(PlaceRefused, match="Reopen that one first"):
        actions.reopen_place(by=account, place=ward)


def test_a_ward_is_merged_and_its_page_says_where_it_went(owner, ward, other):
    assert other.code in owner.get(link("merge", ward)).text
    form = {"into": other.code, "on": today()}
    assert owner.post(link("merge", ward), form).status_code == 302
    ward.refresh_from_db()
    assert ward.merged_into == other
    assert other.code in owner.get(link("place", ward)).text


def test_a_merging_is_taken_back(owner, account, ward, other):
    actions.merge_place(by=account, place=ward, into=other)
    owner.post(link("reopen", ward))
    ward.refresh_from_db()
    assert (ward.merged_into, ward.closed_on) == (None, None)


def test_only_open_places_of_ones_own_are_offered(owner, account, ward, other):
    stranger = f.a_ward(name="Far ward")
    assert stranger.code not in owner.get(link("merge", ward)).text
    form = {"into": stranger.code, "on": today()}
    assert owner.post(link("merge", ward), form).status_code == 422
    actions.close_place(by=account, place=other)
    assert other.code not in owner.get(link("merge", ward)).text


def test_a_ward_is_split_and_goes_on(owner, ward):
    form = {"name": "Ash ward", "beds": "8", "beds_left": "12", "on": today()}
    assert owner.post(link("split", ward), form).status_code == 302
    new = Place.objects.get(split_from=ward)
    assert new.live_on is None
    ward.refresh_from_db()
    assert ward.closed_on is None


def test_what_is_closed_does_not_end_twice(account, ward, other):
    actions.close_place(by=account, place=ward)
    for end in (
        lambda: actions.close_place(by=account, place=ward),
        lambda: actions.merge_place(by=account, place=ward, into=other),
        lambda: actions.split_place(by=account, place=ward, name="Ash ward"),
    ):
        with pytest.raises(PlaceRefused, match="closed already"):
            end()


@pytest.mark.parametrize("name", ["close", "merge", "split", "carers"])
def test_a_stranger_sees_nothing(ward, name):
    stranger = f.client_for(f.an_account("administrator", at=f.an_organisation()))
    assert stranger.get(link(name, ward)).status_code == 404
    assert stranger.post(link(name, ward), {"on": today()}).status_code == 404
    colleague = f.client_for(f.an_account("ward_staff", at=ward))
    assert colleague.get(link(name, ward)).status_code == 403


def test_the_carers_rule_is_said_on_the_organisation(owner, ward):
    top = ward.parent.parent
    form = {"per_person": "0.5", "since": today()}
    assert owner.post(link("carers", top), form).status_code == 302
    assert "0.50 carers for each person in care." in owner.get(link("place", top)).text


def test_a_ward_has_no_carers_rule_of_its_own(owner, ward):
    page = owner.post(link("carers", ward), {"per_person": "1", "since": today()})
    assert page.status_code == 422
    assert "belongs to the whole organisation" in page.text


@pytest.mark.parametrize("wrong", ["-1", "a lot", "", "1000"])
def test_a_wrong_number_of_carers_is_named(owner, ward, wrong):
    top = ward.parent.parent
    page = owner.post(link("carers", top), {"per_person": wrong, "since": today()})
    assert page.status_code == 422
