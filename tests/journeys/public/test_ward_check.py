"""Somebody on a ward says in three taps how it feels."""

import pytest
from playwright.sync_api import expect

from heed.responses.models import Response, Text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_three_taps_say_how_the_ward_feels(person, width, js):
    somebody = person(width, js=js)
    somebody.comes_by_the_poster()
    somebody.reads("This is not an emergency service.")
    somebody.taps("I am staying here")
    somebody.taps("Very stormy")
    somebody.taps("Getting worse")
    somebody.taps("Staff")
    somebody.reads("Your answers are counted.")
    stored = Response.objects.get()
    assert stored.answers["atmosphere"] == "very_stormy"
    assert stored.answers["direction"] == "worse"
    assert stored.answers["causes"] == ["staff"]
    assert (stored.entrance, stored.window_kind) == ("poster", "shift")


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_several_causes_and_a_word_more(person, js):
    somebody = person(360, js=js)
    somebody.comes_by_the_poster()
    somebody.taps("I am staying here")
    somebody.taps("Calm")
    somebody.taps("Skip this question")
    somebody.taps("Choose more than one")
    somebody.page.get_by_label("Staff").check()
    somebody.page.get_by_label("Other people here").check()
    somebody.taps("Add words first")
    somebody.reads("We cannot promise to keep everything private.")
    somebody.writes("Canary: they sat with me.")
    somebody.taps("Continue")
    somebody.taps("My own words")
    somebody.reads("Nothing has been sent yet.")
    somebody.reads("Canary: they sat with me.")
    somebody.taps("Send")
    assert len(somebody.keeps_the_words().split()) == 6
    assert Response.objects.get().answers["causes"] == ["staff", "people_here"]
    assert b"Canary" not in bytes(Text.objects.get().original)


def test_back_and_another_answer(person):
    somebody = person(360)
    somebody.comes_by_the_poster()
    somebody.taps("I am visiting")
    somebody.taps("Stormy")
    somebody.taps("Back")
    somebody.reads("Your answer so far")
    somebody.taps("Calm")
    somebody.taps("Staying the same")
    somebody.taps("I don't know")
    stored = Response.objects.get()
    assert (stored.group, stored.answers["atmosphere"]) == ("carer", "calm")


def test_the_browsers_own_back_and_sending_again_store_it_once(person):
    somebody = person(360)
    somebody.comes_by_the_poster()
    for name in ("I am staying here", "Calm", "Getting better", "Staff"):
        somebody.taps(name)
    somebody.page.evaluate("setTimeout(() => history.back(), 0)")
    somebody.reads("Your answers are counted.")
    assert Response.objects.count() == 1


def test_a_trembling_hand_taps_twice(person):
    somebody = person(768)
    somebody.comes_by_the_poster()
    somebody.taps("I am staying here")
    somebody.taps("Calm")
    somebody.page.get_by_role("button", name="Getting better").dblclick(delay=60)
    somebody.page.wait_for_url("**/q/causes/")
    somebody.page.get_by_role("button", name="How I am feeling").dblclick(delay=60)
    somebody.reads("Your answers are counted.")
    assert Response.objects.count() == 1


def test_the_second_tap_of_two_answers_nothing_on_the_page_that_the_first_opened(
    person,
):
    somebody = person(768)
    somebody.comes_by_the_poster()
    somebody.taps("I am staying here")
    somebody.taps("Calm")
    box = somebody.page.get_by_role("button", name="Getting better").bounding_box()
    mouse = somebody.page.mouse
    mouse.move(box["x"] + 20, box["y"] + 20)
    for part in (mouse.down, mouse.up):
        part(click_count=2)  # as the browser counts it where the first was elsewhere
    somebody.page.wait_for_timeout(300)
    assert somebody.page.url.endswith("/q/direction/")
    somebody.taps("Getting better")
    somebody.taps("Staff")
    somebody.reads("Your answers are counted.")


def test_by_keyboard_alone(person):
    somebody = person(1280)
    somebody.comes_by_the_poster()
    for name in ("I work here", "Stormy", "Getting worse", "The place itself"):
        somebody.page.get_by_role("button", name=name).first.focus()
        with somebody.page.expect_navigation(wait_until="load"):
            somebody.page.keyboard.press("Enter")
    somebody.reads("Your answers are counted.")
    assert Response.objects.get().group == "staff"


def test_in_easy_read_and_in_welsh(person):
    somebody = person(360)
    somebody.opens(f"/p/{somebody.code}/easy/")
    somebody.taps("I am staying here")
    somebody.reads("It is peaceful.")
    somebody.opens(f"/cy/p/{somebody.code}/")
    expect(somebody.page.locator("html")).to_have_attribute("lang", "cy")
