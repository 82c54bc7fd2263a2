"""The complaint door: only the person opens it, and it is kept apart."""

import pytest

from heed.concerns.models import Complaint, Concern
from heed.foundation.writer import NotStored
from heed.reception.actions import giving
from heed.responses.actions.texts import original_words
from heed.responses.models import Receipt, Response, Text

pytestmark = pytest.mark.django_db


def complain(browser, ward, **typed):
    started = browser.post(f"/p/{ward.code}/complaint/begin/", {"group": "carer"})
    posted = {"complaint": "Canary was not heard", "reach_me": "", **typed}
    return browser.post(started.url, posted)


def test_it_works(browser, ward):
    sent = complain(browser, ward, reach_me="Canary, by post")
    assert sent.url == f"/p/{ward.code}/words/"
    complaint = Complaint.objects.get()
    assert original_words(complaint.text) == "Canary was not heard"
    assert complaint.contact.kind == "contact"
    assert Response.objects.get().answers["what_happened"] == "not_reached"
    end = browser.get(f"/p/{ward.code}/end/").text
    assert complaint.reference in end
    assert "three working days" in end


def test_it_says_what_a_complaint_is_and_who_else_helps(browser, ward):
    page = browser.get(f"/p/{ward.code}/complaint/").text
    assert "must look into it and answer you" in page
    assert "Ombudsman" in page


def test_twice_is_once(browser, ward):
    complain(browser, ward)
    browser.post(f"/p/{ward.code}/complaint/write/", {"complaint": "Canary again"})
    assert Complaint.objects.count() == Receipt.objects.count() == 1


def test_a_blank_one_is_not_sent(browser, ward):
    answer = complain(browser, ward, complaint="  ")
    assert answer.status_code == 422
    assert "Write what your complaint is about." in answer.text
    assert not Complaint.objects.exists()


def test_a_failure_tells_the_truth_and_keeps_the_words(browser, ward, monkeypatch):
    monkeypatch.setattr(giving, "submit", refuse)
    answer = complain(browser, ward)
    assert answer.status_code == 503
    assert "Not sent yet" in answer.text
    assert "Canary was not heard" in answer.text
    assert not Text.objects.exists()


def refuse(submission):
    raise NotStored


def test_telling_us_something_makes_no_complaint(browser, ward):
    posted = {"instrument": "tell-us", "group": "carer"}
    browser.post(f"/p/{ward.code}/begin/", posted)
    browser.post(f"/p/{ward.code}/check/")
    assert Concern.objects.exists()
    assert not Complaint.objects.exists()
