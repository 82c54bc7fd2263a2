"""Somebody raises a concern without a name, and comes back for the reply."""

import pytest
from playwright.sync_api import expect

from heed.concerns.actions import declare_conflict, reply
from heed.concerns.models import Concern
from heed.responses.actions.texts import original_words
from heed.responses.models import Response, Text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANARY = "Canary: nobody came at night."


def raises_a_concern(somebody, who):
    somebody.comes_by_the_poster()
    somebody.taps("Tell us something")
    somebody.taps(who)
    somebody.skips_until("What would you like to tell us about?")
    somebody.taps("Something went wrong")
    somebody.taps("No")
    somebody.skips_until("Tell us in your own words")
    somebody.check(somebody.page)
    somebody.reads("We cannot promise to keep everything private.")
    somebody.writes(CANARY)
    somebody.taps("Continue")
    somebody.skips_until("May we come back to you?")
    somebody.taps("Reply to me here")
    somebody.reads("Check what you are sending")
    somebody.reads(CANARY)
    somebody.taps("Send")
    return somebody.keeps_the_words()


WHO = {
    "service_user": "I use this service",
    "carer": "I am a carer",
    "staff": "I work here",
}


@pytest.mark.parametrize(
    ("group", "width", "js"),
    [("service_user", 360, True), ("carer", 768, False), ("staff", 1280, True)],
)
def test_a_concern_is_raised(person, group, width, js):
    is_raised(person(width, js=js), group)


@pytest.mark.full
@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("group", WHO)
def test_a_concern_is_raised_by_everyone_on_everything(person, group, width, js):
    is_raised(person(width, js=js), group)


def is_raised(somebody, group):
    words = raises_a_concern(somebody, WHO[group])
    assert len(words.split()) == 6
    somebody.taps("I have kept them")
    somebody.reads("You get a reply by")
    somebody.taps("Finish")
    stored = Response.objects.get()
    assert (stored.group, stored.answers["kind"]) == (group, "went_wrong")
    assert original_words(Text.objects.get()) == CANARY
    assert Concern.objects.get().contact == "code"


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_the_reply_is_read_by_code(person, reader, js):
    words = raises_a_concern(person(360), "I use this service")
    concern = Concern.objects.get()
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    reply(by=reader, concern=concern, words="We now have two people at night.")

    somebody = person(768, js=js)
    somebody.opens("/back/")
    somebody.page.get_by_label("Type your six words").fill(words.upper())
    somebody.taps("Open")
    somebody.reads("Somebody has replied to you.")
    somebody.reads("We now have two people at night.")
    assert words.split()[0] not in somebody.page.url
    somebody.taps("Add more")
    somebody.writes("Thank you.")
    somebody.taps("Send")
    somebody.reads("Thank you.")
    somebody.taps("Finish")
    somebody.does_not_read("two people at night")


def test_danger_now_gives_people_and_places(person):
    somebody = person(360)
    somebody.comes_by_the_poster()
    somebody.taps("Tell us something")
    somebody.taps("I use this service")
    somebody.taps("Something could go wrong")
    somebody.taps("Yes")
    somebody.reads("Please get help now")
    somebody.reads("Nothing that you told us has been sent yet.")
    expect(somebody.page.locator("main textarea")).to_have_count(0)


def test_leaving_in_a_hurry_leaves_nothing(person, settings):
    somebody = person(360)
    settings.HEED_EXIT_URL = f"{somebody.server}/accessibility/"
    somebody.comes_by_the_poster()
    somebody.taps("Tell us something")
    somebody.taps("I use this service")
    somebody.skips_until("Tell us in your own words")
    somebody.writes(CANARY)
    somebody.taps("Continue")
    for _ in range(3):
        somebody.page.keyboard.press("Shift")
    somebody.page.wait_for_url("**/accessibility/")
    somebody.opens(f"/p/{somebody.code}/q/what_happened/")
    somebody.reads("Your answers are not here any more")
    somebody.does_not_read(CANARY)


def test_taking_everything_back(person):
    somebody = person(360, js=False)
    words = raises_a_concern(somebody, "I use this service")
    somebody.opens("/back/")
    somebody.page.get_by_label("Type your six words").fill(words)
    somebody.taps("Open")
    somebody.taps("Take everything back")
    somebody.reads("What stays")
    somebody.taps("Take everything back")
    somebody.reads("You took your words back.")
    somebody.does_not_read(CANARY)
    assert Response.objects.get().state == "withdrawn"


def test_a_complaint_has_a_door_of_its_own(person):
    somebody = person(360)
    somebody.opens(f"/p/{somebody.code}/complaint/")
    somebody.taps("I am a carer")
    somebody.writes("Canary was not listened to.")
    somebody.taps("Send my complaint")
    assert len(somebody.keeps_the_words().split()) == 6
