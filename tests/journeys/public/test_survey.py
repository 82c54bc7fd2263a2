"""Somebody answers a survey by its open link, saves it, and takes it back."""

import pytest

from heed.reception.tests.surveys import a_survey
from heed.responses.actions.texts import original_words
from heed.responses.models import Response, SavedDraft, Text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANARY = "Canary: I would have liked an answer."
WHO = {
    "service_user": "I use mental health services",
    "carer": "I am a carer",
    "staff": "I work in mental health services",
}


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


def says_who(somebody, survey, group, easy=""):
    somebody.opens(f"/s/{survey.code}/{easy}")
    somebody.reads("A made-up university asks.")
    somebody.taps("Start")
    somebody.page.get_by_label(WHO[group]).check()
    somebody.taps("Continue")


def agrees(somebody):
    somebody.taps("I have read this")
    for statement in somebody.page.locator("main fieldset").all():
        statement.get_by_label("Yes, I agree").check()
    somebody.taps("Continue")


def answers(somebody):
    somebody.taps("Easy")
    somebody.reads("We cannot promise to keep everything private.")
    somebody.writes(CANARY)
    somebody.taps("Continue")
    somebody.reads("Check what you are sending")
    somebody.reads(CANARY)
    somebody.taps("Send")
    return somebody.keeps_the_words()


def is_answered(somebody, survey, group):
    says_who(somebody, survey, group)
    somebody.reads("What taking part means.")
    agrees(somebody)
    words = answers(somebody)
    assert len(words.split()) == 6
    somebody.taps("I have kept them")
    somebody.reads("We have your answers.")
    somebody.taps("Finish")
    stored = Response.objects.get()
    assert (stored.group, stored.answers["ease"]) == (group, "easy")
    assert original_words(Text.objects.get()) == CANARY
    return words


def test_a_survey_is_answered_on_a_phone(person, survey):
    # The researcher's journey has each group; the wide matrix each on everything.
    is_answered(person(360), survey, "carer")


@pytest.mark.full
@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("group", WHO)
def test_a_survey_is_answered_by_everyone_on_everything(
    person, survey, group, width, js
):
    is_answered(person(width, js=js), survey, group)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_it_is_saved_on_one_device_and_gone_on_with_on_another(person, survey, js):
    somebody = person(360, js=js)
    says_who(somebody, survey, "carer")
    agrees(somebody)
    somebody.taps("Easy")
    somebody.taps("Come back later")
    somebody.taps("Save and show me the words")
    words = somebody.keeps_the_words()
    somebody.taps("I have kept them")
    assert SavedDraft.objects.count() == 1

    elsewhere = person(768, js=js)
    elsewhere.opens("/back/")
    elsewhere.page.get_by_label("Type your six words").fill(words.upper())
    elsewhere.taps("Open")
    elsewhere.reads("Welcome back.")
    agrees(elsewhere)
    elsewhere.reads("What would make it easier?")
    elsewhere.taps("Skip this question")
    elsewhere.taps("Send")
    assert Response.objects.get().answers == {"ease": "easy", "words": "skipped"}
    assert words.split()[0] not in elsewhere.page.url


def test_it_is_taken_back(person, survey):
    words = is_answered(person(360), survey, "service_user")
    somebody = person(360, js=False)
    somebody.opens("/back/")
    somebody.page.get_by_label("Type your six words").fill(words)
    somebody.taps("Open")
    somebody.reads("What you agreed to")
    somebody.taps("Take my answers back")
    somebody.reads("You need not say why.")
    somebody.taps("Take my answers back")
    somebody.reads("You took your answers back.")
    assert Response.objects.get().state == "withdrawn"


def test_a_no_keeps_nothing(person, survey):
    somebody = person(360)
    says_who(somebody, survey, "staff")
    somebody.taps("I have read this")
    for statement in somebody.page.locator("main fieldset").all():
        statement.get_by_label("No", exact=True).check()
    somebody.taps("Continue")
    somebody.reads("We kept nothing of what you said.")
    assert not Response.objects.exists()


def test_by_keyboard_alone(person, survey):
    somebody = person(1280)
    somebody.opens(f"/s/{survey.code}/")
    press = somebody.page.keyboard.press

    def goes_to(name, role="button"):
        wanted = somebody.page.get_by_role(role, name=name).first
        for _ in range(60):
            press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"No Tab came to {name}.")

    def taps(name):
        goes_to(name)
        with somebody.page.expect_navigation(wait_until="load"):
            press("Enter")

    taps("Start")
    goes_to(WHO["staff"], "checkbox")
    press("Space")
    taps("Continue")
    taps("I have read this")
    for number in (0, 1):
        choice = somebody.page.get_by_role("radio", name="Yes, I agree").nth(number)
        for _ in range(60):
            press("Tab")
            if choice.evaluate("one => one === document.activeElement"):
                break
        press("Space")
    taps("Continue")
    taps("Skip this question")
    taps("Skip this question")
    taps("Send")
    somebody.reads("Keep these six words")
