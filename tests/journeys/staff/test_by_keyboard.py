"""The forms that matter most are filled in without a mouse."""

import pytest
from playwright.sync_api import expect

from heed.concerns.models import Message
from heed.concerns.tests.factories import a_concern
from heed.people.models import Account
from heed.people.tests.factories import a_live_ward, an_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ward():
    return a_live_ward()


def test_a_reader_opens_and_answers(ward, member):
    concern = a_concern(ward, answers={"come_back": "code"})
    reader = an_account("first_reader", at=ward.parent)
    somebody = member(reader)
    somebody.opens(f"/staff/concerns/{concern.pk}/")
    somebody.presses("Open the words")
    somebody.tabs_to(somebody.page.get_by_label("No", exact=True))
    somebody.page.keyboard.press("Space")
    somebody.presses("Continue")
    summary = somebody.page.locator("summary", has_text="in your own words").first
    somebody.tabs_to(summary)
    somebody.page.keyboard.press("Enter")
    expect(somebody.page.get_by_text("quiet room")).to_be_visible()
    somebody.opens(f"/staff/concerns/{concern.pk}/reply/")
    somebody.types_by_keyboard("Your reply", "The door is mended now.")
    somebody.presses("Send the reply")
    assert Message.objects.filter(concern=concern, sender="service").count() == 1


def test_an_administrator_invites_somebody(ward, member):
    administrator = an_account("administrator", at=ward.parent)
    somebody = member(administrator)
    somebody.opens("/staff/accounts/invite/")
    somebody.types_by_keyboard("Name", "Robin")
    somebody.types_by_keyboard("Work e-mail address", "robin@example.org")
    somebody.types_by_keyboard("Job title", "Nurse")
    somebody.presses("Send the invitation")
    assert Account.objects.filter(email="robin@example.org").exists()
