"""A survey on a ward's tablet: two people within ten seconds, no trace of either."""

import re
import time

import pytest
from playwright.sync_api import expect

from heed.reception.tests.surveys import a_survey
from heed.responses.actions import offer_at
from heed.responses.models import Draft, Response
from tests.browser import follow
from tests.journeys.public.test_tablet import CANARY, nothing_is_left, tablet

__all__ = ["tablet"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OTHERS_USE_IT = "Others use this tablet"


@pytest.fixture
def offered(tablet, ward, reader):
    """The tablet at its start page, which offers a survey."""
    survey = a_survey(reader, ward.parent)
    offer_at(by=reader, fieldwork=survey, places=[ward])
    tablet.opens("/tablet/")
    tablet.survey = survey
    return tablet


def first_person_writes(somebody):
    somebody.taps("Being heard")
    somebody.reads(OTHERS_USE_IT)
    somebody.does_not_read("come back later")
    somebody.taps("Start")
    somebody.page.get_by_label("I use mental health services").check()
    somebody.taps("Continue")
    somebody.reads("What you write is read within 3 days")
    somebody.taps("I have read this")
    for yes in somebody.page.get_by_label("Yes, I agree").all():
        yes.check()
    somebody.taps("Continue")
    somebody.taps("Easy")
    somebody.writes(CANARY)
    follow(somebody.page.get_by_role("button", name="Continue"))
    expect(somebody.page).to_have_url(re.compile("/check/$"))
    somebody.check(somebody.page)


def test_two_people_within_ten_seconds(offered):
    first_person_writes(offered)
    started = time.monotonic()
    offered.taps("It is someone else's turn")
    nothing_is_left(offered)
    offered.taps("Being heard")
    offered.does_not_read("Go on with what you began")
    nothing_is_left(offered)
    offered.taps("Start")
    nothing_is_left(offered)
    assert time.monotonic() - started < 10
    assert not Response.objects.exists()
    assert Draft.objects.count() == 1  # the second person's, and empty


def test_back_five_times_reload_and_a_restored_tab_show_nothing(offered):
    first_person_writes(offered)
    root = f"/tablet/s/{offered.survey.code}/"
    offered.taps("It is someone else's turn")
    for _ in range(5):
        offered.goes_back()
        nothing_is_left(offered)
    offered.page.reload()
    nothing_is_left(offered)
    for page in ("q/words/", "check/", "agree/"):
        other = offered.page.context.new_page()
        other.goto(f"{offered.server}{root}{page}")
        assert CANARY not in other.content()
        other.close()


def test_untouched_it_hides_and_then_clears(offered):
    offered.page.clock.install()
    first_person_writes(offered)
    offered.page.clock.run_for(61_000)
    offered.reads("Are you still there?")
    offered.page.get_by_role("button", name="Yes, I am still here").click()
    offered.reads("Check what you are sending")
    offered.page.clock.run_for(181_000)
    offered.page.wait_for_url("**/tablet/")
    nothing_is_left(offered)
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_it_is_sent_and_the_tablet_begins_anew(offered):
    first_person_writes(offered)
    offered.taps("Send")
    offered.taps("I have kept them")
    offered.taps("Finish")
    expect(offered.page).to_have_url(re.compile("/tablet/$"))
    nothing_is_left(offered)
    stored = Response.objects.get()
    assert (stored.mode, stored.entrance) == ("tablet", "tablet")
