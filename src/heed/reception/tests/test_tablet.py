"""A shared tablet: paired by staff, and never showing the last person's words."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from heed.foundation import clock
from heed.foundation.writer import NotStored
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.reception.actions import (
    coming_back,
    giving,
    new_secret,
    pair_tablet,
    sittings,
)
from heed.reception.errors import AlreadyPairedError, UnknownDeviceCodeError
from heed.reception.models import Tablet
from heed.reception.queries import shown_code
from heed.responses.models import Draft, Response
from heed.responses.throttle import receipt_guesses

pytestmark = pytest.mark.django_db

CANARY = "Canary words of the last person"


@pytest.fixture
def administrator(ward):
    return an_account("administrator", at=ward.parent)


@pytest.fixture
def tablet(ward, administrator):
    """The browser of a paired tablet."""
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    secret = browser.get("/tablet/pair/").cookies["heed-pair"].value
    pair_tablet(by=administrator, place=ward, code=shown_code(secret))
    assert browser.get("/tablet/pair/").url == "/tablet/"
    return browser


def begin(tablet, **more):
    posted = {"instrument": "ward-check", "group": "service_user", **more}
    return tablet.post("/tablet/begin/", posted)


def write(tablet, **more):
    begin(tablet, **more)
    tablet.post("/tablet/q/atmosphere/", {"atmosphere": "stormy"})
    tablet.post("/tablet/q/causes/", {"causes": "staff", "words": "yes"})
    tablet.post("/tablet/q/more/", {"more": CANARY})


def test_it_works(tablet):
    begin(tablet)
    for item, answer in {"atmosphere": "calm", "direction": "same"}.items():
        tablet.post(f"/tablet/q/{item}/", {item: answer})
    ended = tablet.post("/tablet/q/causes/", {"causes": "staff"})
    assert ended.url == "/tablet/end/"
    stored = Response.objects.get()
    assert (stored.mode, stored.entrance) == ("tablet", "tablet")


def test_an_unpaired_device_shows_only_its_code(client, ward):
    assert client.get("/tablet/").url == "/tablet/pair/"
    assert client.get("/tablet/q/more/").url == "/tablet/pair/"
    page = client.get("/tablet/pair/")
    assert "not paired yet" in page.text
    assert client.get("/tablet/pair/").text.count("heed-code") == 1


def test_no_other_ward_and_no_staff_button_on_it(tablet, ward):
    other = a_ward(ward.parent, name="Rowan ward")
    page = tablet.get("/tablet/").text
    assert other.code not in page
    assert "sign-in" not in page


def test_someone_elses_turn_is_on_every_page(tablet):
    write(tablet)
    for page in ("", "who/", "q/more/", "check/", "stop/", "complaint/", "helper/"):
        assert "someone else" in tablet.get(f"/tablet/{page}").text, page


def test_it_names_only_the_buttons_that_are_there(tablet):
    page = tablet.get("/tablet/").text
    assert "Leave this page now" not in page
    assert "Press “It is someone else" in page


def test_the_next_person_sees_nothing(tablet):
    write(tablet)
    assert CANARY in tablet.get("/tablet/q/more/").text
    before = tablet.cookies["heed-draft"].value
    turned = tablet.post("/tablet/next/")
    assert turned.url == "/tablet/"
    assert tablet.cookies["heed-draft"].value not in {before, ""}
    assert '"cache"' in turned["Clear-Site-Data"]
    assert not Draft.objects.exists()
    for page in ("", "q/more/", "check/", "words/", "end/"):
        answer = tablet.get(f"/tablet/{page}", follow=True)
        assert CANARY not in answer.text
        assert "no-store" in answer["Cache-Control"]


def test_nor_where_nothing_can_be_stored_or_cleared(tablet, monkeypatch):
    def full(*_args, **_more):
        raise OperationalError("database or disk is full")

    def refuse(_submission):
        raise NotStored

    write(tablet, count_if_left="yes")
    monkeypatch.setattr(giving, "submit", refuse)
    monkeypatch.setattr(sittings, "clear_draft", full)
    before = tablet.cookies["heed-draft"].value
    assert tablet.post("/tablet/next/").url == "/tablet/"
    assert tablet.cookies["heed-draft"].value not in {before, ""}
    assert CANARY not in tablet.get("/tablet/q/more/", follow=True).text


def test_a_draft_that_nobody_touches_dies_without_scripts(tablet):
    write(tablet)
    with clock.at(clock.now() + timedelta(seconds=240)):
        assert tablet.get("/tablet/q/more/").url == "/tablet/gone/"


def test_the_key_of_a_draft_goes_when_the_browser_closes(tablet):
    begin(tablet)
    assert tablet.cookies["heed-draft"]["max-age"] == ""
    assert tablet.cookies["heed-draft"]["path"] == "/tablet/"
    assert tablet.cookies["heed-draft"]["samesite"] == "Strict"
    assert tablet.cookies["heed-draft"]["httponly"]


def test_walking_away_counts_only_if_wanted(tablet):
    write(tablet)
    tablet.post("/tablet/next/")
    assert not Response.objects.exists()
    write(tablet, count_if_left="yes")
    tablet.post("/tablet/next/")
    assert Response.objects.get().state == "partial"


def test_the_end_page_goes_back_to_the_start(tablet):
    begin(tablet)
    for item in ("atmosphere", "direction", "causes"):
        tablet.post(f"/tablet/q/{item}/", {"skip": "yes"})
    assert "/tablet/leave/" in tablet.get("/tablet/end/")["Refresh"]


def test_one_touch_on_exit_leads_to_the_neutral_start(tablet):
    write(tablet)
    assert tablet.get("/tablet/exit/").url == "/tablet/"
    assert not Draft.objects.exists()


def test_an_administrator_pairs_by_the_code(ward, administrator):
    page = client_for(administrator)
    posted = {"code": shown_code(new_secret()).lower(), "place": ward.code}
    assert page.post("/staff/tablets/", posted).status_code == 302
    tablet = Tablet.objects.get()
    assert (tablet.place, tablet.paired_by) == (ward, administrator.id)
    assert "Put out of use" in page.get("/staff/tablets/").text


def test_a_colleague_elsewhere_cannot_pair_it_here(ward):
    elsewhere = an_account("administrator", at=a_ward())
    posted = {"code": shown_code(new_secret()), "place": ward.code}
    assert client_for(elsewhere).post("/staff/tablets/", posted).status_code == 422
    assert not Tablet.objects.exists()


def test_a_stranger_sees_nothing(client, ward, reader):
    assert client.get("/staff/tablets/").status_code == 302
    assert client_for(reader).get("/staff/tablets/").status_code == 403


def test_out_of_use_means_out_of_use(tablet, administrator):
    page = client_for(administrator)
    page.post(f"/staff/tablets/{Tablet.objects.get().id}/end/")
    assert tablet.get("/tablet/").url == "/tablet/pair/"
    assert "not paired yet" in tablet.get("/tablet/pair/").text


def test_a_tablet_is_paired_once(ward, administrator):
    code = shown_code(new_secret())
    pair_tablet(by=administrator, place=ward, code=code)
    with pytest.raises(AlreadyPairedError):
        pair_tablet(by=administrator, place=ward, code=code)


def test_what_no_tablet_shows_is_refused(ward, administrator):
    with pytest.raises(UnknownDeviceCodeError):
        pair_tablet(by=administrator, place=ward, code="short")


def test_after_it_came_back_the_code_alone_is_no_key(tablet):
    assert Tablet.objects.get().look_up is not None


def test_a_flood_from_outside_leaves_the_tablet_its_turns(tablet, monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_WAITS", 0)
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    while receipt_guesses.take():
        pass
    typed = {"words": "six words that nobody was given"}
    assert Client().post("/back/", typed).status_code == 429
    assert tablet.post("/tablet/back/", typed).status_code == 422
    receipt_guesses.refill()


def test_nothing_on_it_leads_away_to_what_was_published(tablet):
    for page in ("/tablet/", "/tablet/easy/"):
        assert 'href="/found/"' not in tablet.get(page).text
