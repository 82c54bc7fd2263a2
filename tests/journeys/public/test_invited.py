"""Somebody who was asked by name follows the link of their mail."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from heed.reception.tests.surveys import a_survey
from heed.responses.models import Invitation, Response
from heed.responses.tests.invited import bring, someone, words_mailed_to, write_to_all
from heed.responses.waiting import room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def survey(ward, reader):
    with room.opened() as notes:
        notes.clear()
    survey = a_survey(reader, ward.parent, by_link=False)
    bring(survey, reader, someone(1))
    write_to_all(survey, reader)
    return survey


def link_to(page):
    """The link of the mail to a page, as it leads from any server's name."""
    links = [line for line in mail.outbox[-1].body.splitlines() if "://" in line]
    found = next(link for link in links if f"{page}#" in link)
    return found[found.index("/i/") :]


@pytest.mark.parametrize(
    ("width", "js"),
    [(360, True), (768, False), pytest.param(1280, True, marks=pytest.mark.full)],
)
def test_the_link_leads_to_the_questions(person, survey, width, js):
    somebody = person(width, js=js)
    somebody.opens(link_to("/i/"))
    field = somebody.page.get_by_label("Type your six words")
    if js:
        expect(field).to_have_value(words_mailed_to(1))
        expect(somebody.page).not_to_have_url(re.compile("#"))
    else:
        field.fill(words_mailed_to(1))
    somebody.taps("Go on")
    somebody.reads("Who asks")
    somebody.taps("Start")
    expect(somebody.page).to_have_url(re.compile(f"/s/{survey.code}/who/"))
    somebody.page.get_by_label("I am a carer").check()
    somebody.taps("Continue")
    somebody.taps("I have read this")
    for yes in somebody.page.get_by_label("Yes, I agree").all():
        yes.check()
    somebody.taps("Continue")
    somebody.skips_until("Check what you are sending")
    somebody.taps("Send")
    assert Response.objects.get().entrance == "invitation"
    somebody.opens(link_to("/i/"))
    if not js:
        somebody.page.get_by_label("Type your six words").fill(words_mailed_to(1))
    somebody.taps("Go on")
    somebody.reads("These words do not work any more")


@pytest.mark.parametrize(
    ("width", "js"), [(360, True), pytest.param(1280, False, marks=pytest.mark.full)]
)
def test_no_more_letters_by_one_tap(person, survey, width, js):
    somebody = person(width, js=js)
    somebody.opens(link_to("/i/stop/"))
    if not js:
        somebody.page.get_by_label("The six words").fill(words_mailed_to(1))
    somebody.taps("Do not write to me again")
    somebody.reads("We will not write to you again")
    assert Invitation.objects.get().is_declined
