"""A coder looks through what they finished, opens one again and changes it.

With ``HEED_SHOTS`` set to a folder, each page is pictured there.
"""

import re

import pytest
from playwright.sync_api import expect

from heed.coding.models import Coding
from heed.coding.queries.desk import own_codings
from heed.coding.tests.factories import a_coder, coded
from heed.foundation import clock
from tests.browser import follow
from tests.journeys.staff.shots import looks
from tests.journeys.staff.test_coding import codes_sentence, lead

__all__ = ["lead"]  # the project of two texts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
A_TEXT = re.compile("^Text ")
DESK = "/staff/coding/projects/a-project/desk/"


@pytest.fixture
def coder(lead):
    return a_coder(lead)


@pytest.mark.parametrize(
    ("width", "js"),
    [
        (360, False),
        pytest.param(360, True, marks=pytest.mark.full),
        pytest.param(768, True, marks=pytest.mark.full),
        (1280, True),
    ],
)
def test_the_list_at_each_width(width, js, lead, coder, member):
    somebody = member(coder.account, width, js=js)
    somebody.opens(f"{DESK}finished/")
    looks(somebody, "finished-none")
    first, _second = lead.project.texts.order_by("position")
    coded(coder, first, "Team factors", "Staff workload")
    coded(lead, first, "Communication systems")
    somebody.opens(DESK)
    follow(somebody.page.get_by_role("button", name="Skip"))
    somebody.opens(f"{DESK}finished/")
    looks(somebody, "finished")
    somebody.reads("Team factors, Staff workload")
    expect(somebody.page.get_by_text("Communication systems")).to_have_count(0)
    follow(somebody.page.get_by_role("link", name=A_TEXT).last)
    somebody.reads("You are done with this text.")
    looks(somebody, "finished-open")
    somebody.taps("Done, back to your list")
    somebody.reads("Texts that you have finished")


def test_by_keyboard_alone(lead, coder, member):
    first, _second = lead.project.texts.order_by("position")
    coded(coder, first, "Team factors")
    somebody = member(coder.account)
    somebody.opens(f"{DESK}finished/")
    page = somebody.page
    somebody.tabs_to(page.get_by_role("link", name=A_TEXT))
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    page.locator("[data-keys]").wait_for()
    codes_sentence(somebody, 1, "workload")
    page.locator("[data-words]").focus()
    page.keyboard.press("s")  # there is nothing to skip, and nothing happens
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("n")
    somebody.reads("Staff workload, Team factors")  # as they stand in the text
    assert Coding.objects.filter(removed_at=None).count() == 2


@pytest.mark.parametrize("width", [360, 1280])
def test_who_has_seen_others_codes_reads_and_changes_nothing(width, lead, member):
    first, _second = lead.project.texts.order_by("position")
    (own,) = coded(lead, first, "Team factors")
    coded(a_coder(lead), first, "Staff workload")
    lead.looked_at = clock.now()
    lead.save()
    somebody = member(lead.account, width)
    somebody.opens(f"{DESK}{first.pk}/")
    somebody.reads("You have seen what others said of this text")
    looks(somebody, "finished-kept")
    assert own_codings(lead, first) == [own]
