"""A survey that is open, and walking through it."""

from datetime import timedelta

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.reception.tests.walking import walk
from heed.responses.actions import add_consent_text, open_survey, say_of_survey
from heed.responses.actions.surveys import SHEET
from heed.responses.choices import Group, Purpose, Variant
from heed.responses.models import Fieldwork

NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")
LEVELS = ("very_easy", "easy", "neither", "difficult", "very_difficult")
ANSWERS = {"ease": {"ease": "easy"}, "words": {"words": "Canary was not heard"}}


def both(english: str, welsh: str) -> dict[str, str]:
    """Words in two languages and in Easy Read."""
    return {"en-gb": english, "cy": welsh, "en-gb+easy-read": f"{english}"}


def a_questionnaire(by: Account) -> Edition:
    """Two questions, one of them for words."""
    options = [
        {"code": code, "words": {"en-gb": code.replace("_", " ").capitalize()}}
        for code in LEVELS
    ]
    ease = {
        "code": "ease",
        "kind": "five_point",
        "better_end": "first",
        "ask": {"en-gb": "How easy was it to be heard?"},
        "options": options,
        **NOTES,
    }
    words = {
        "code": "words",
        "kind": "long_text",
        "ask": {"en-gb": "What would make it easier?"},
        **NOTES,
    }
    document = {
        "code": "being-heard",
        "version": 1,
        "title": {"en-gb": "Being heard"},
        "groups": list(Group.values),
        "languages": ["en-gb"],
        "before_free_text": {
            "version": 1,
            "limits": {"en-gb": "We cannot promise to keep everything private."},
            "reading": {"en-gb": "Who reads: {reading_hours}"},
            "could_tell": {"en-gb": "Who you are could be told from your words."},
        },
        "items": [ease, words],
    }
    return publish_edition(by=by, definition=parse(document))


def a_survey(by: Account, place: Place, **changes) -> Fieldwork:
    """A survey that opened a week ago and closes in a month."""
    today = clock.now().date()
    edition = a_questionnaire(by)
    survey = open_survey(
        **{
            "by": by,
            "slug": "being-heard",
            "title": "Being heard",
            "place": place,
            "editions": {group: [edition] for group in Group.values},
            "opens_on": today - timedelta(days=7),
            "closes_on": today + timedelta(days=30),
            "minutes": 5,
            **changes,
        }
    )
    say_of_survey(
        by=by,
        fieldwork=survey,
        language="en-gb",
        title="Being heard",
        about="We would like to know how easy it is to be heard.",
        asked_by="A made-up university asks.",
    )
    for text in (
        {"kind": SHEET, "body": "What taking part means.\n\nNobody is named."},
        {"code": "take-part", "body": "I want to take part."},
        {"code": "quote", "body": "My words may be quoted.", "is_needed": False},
    ):
        add_consent_text(
            by=by,
            fieldwork=survey,
            purpose=Purpose.RESEARCH,
            language="en-gb",
            **text,
        )
    add_consent_text(
        by=by,
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        variant=Variant.EASY_READ,
        kind=SHEET,
        body="What it means. In short.",
    )
    return survey


def statement(survey: Fieldwork, code: str) -> str:
    """What the answer to a statement is called on the page."""
    text = survey.consent_texts.filter(code=code).order_by("number").last()
    return f"s-{text.id.hex}"


def agrees(survey: Fieldwork, take_part: str = "yes", quote: str = "no"):
    """What the consent page sends."""
    names = {"take-part": take_part, "quote": quote}
    return {statement(survey, code): said for code, said in names.items()}


def begins(browser, survey: Fieldwork, group="service_user", easy="", **posted) -> str:
    """From the start to the consent page; gives the survey's address."""
    root = f"/s/{survey.code}/{easy}"
    browser.post(f"{root}begin/", posted)
    browser.post(f"{root}who/", {"groups": group})
    browser.post(f"{root}about/")
    return root


def answers(browser, survey: Fieldwork, group="service_user", given=None, **posted):
    """Everything up to the check; gives the survey's address."""
    root = begins(browser, survey, group, **posted)
    first = browser.post(f"{root}agree/", agrees(survey))
    address, _seen = walk(browser, first.url, ANSWERS if given is None else given)
    assert address == f"{root}check/", address
    return root
