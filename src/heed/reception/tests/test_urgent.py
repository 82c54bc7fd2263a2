"""Danger now: people and places at once, and no promise that a form is read."""

from datetime import UTC, datetime, time

import pytest

from heed.foundation import clock
from heed.people.models import ReadingHours
from heed.reception.tests.walking import begin

pytestmark = pytest.mark.django_db

SUNDAY_NIGHT = datetime(2030, 1, 6, 23, 30, tzinfo=UTC)


@pytest.fixture
def office_hours(ward):
    for day in range(5):
        ReadingHours.objects.create(
            organisation=ward.organisation,
            place=ward,
            weekday=day,
            opens=time(9),
            closes=time(17),
        )


def in_danger(browser, ward, said="yes"):
    begin(browser, ward, "tell-us")
    address = f"/p/{ward.code}/q/danger_now/"
    return browser.get(browser.post(address, {"danger_now": said}).url).text


@pytest.mark.parametrize("said", ["yes", "not_sure"])
def test_it_works(browser, ward, said):
    page = in_danger(browser, ward, said)
    assert "Please get help now" in page
    assert "Nothing that you told us has been sent yet." in page
    assert "The nurse in charge" in page
    assert "<textarea" not in page


def test_no_danger_goes_on(browser, ward):
    assert "Please get help now" not in in_danger(browser, ward, "no")


def test_unstaffed_it_says_so_and_when(browser, ward, office_hours):
    with clock.at(SUNDAY_NIGHT):
        page = in_danger(browser, ward)
    assert "Nobody reads now. We read again on Monday from 9am." in page
    assert "<textarea" not in page


def test_the_hours_stand_before_and_after_the_form(browser, ward, office_hours):
    said = "Monday to Friday, 9am to 5pm"
    assert said in browser.get(f"/p/{ward.code}/").text
    begin(browser, ward, "tell-us")
    assert said in browser.get(f"/p/{ward.code}/q/what_happened/").text
    browser.post(f"/p/{ward.code}/check/")
    assert said in browser.get(f"/p/{ward.code}/end/").text


def test_staff_are_told_of_other_ways_first(browser, ward):
    first = begin(browser, ward, "tell-us", "staff")
    page = browser.get(first).text
    assert "You have a right to speak up" in page
    assert "Your manager and your team do not see that you wrote." in page
    assert "Freedom to Speak Up" in page


def test_the_bereaved_are_shown_who_can_help(browser, ward):
    begin(browser, ward, "tell-us", "carer")
    said = browser.post(f"/p/{ward.code}/q/died/", {"died": "yes"})
    page = browser.get(said.url).text
    assert "We are very sorry for your loss" in page
    assert "you need not decide today" in page


def test_whoever_wants_nobody_from_here_finds_an_advocate(browser, ward):
    page = browser.get(f"/p/{ward.code}/helper/").text
    assert "Nobody from here should help me" in page
    assert "advocate" in page


def test_no_promise_to_the_minute_while_nobody_is_there(browser, ward, office_hours):
    with clock.at(SUNDAY_NIGHT):
        in_danger(browser, ward)
        browser.post(f"/p/{ward.code}/check/")
        page = browser.get(f"/p/{ward.code}/end/").text
    assert "We read again on Monday" in page
    assert "Somebody sees that it came by" not in page
