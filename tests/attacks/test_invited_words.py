"""The six words of an invitation stand in the mail, and nowhere else at all.

Somebody comes in with them through real requests, answers, and tries them again; then
every place is searched that could hold them: rows, sessions, cookies, addresses, the
log, the files of the house. Nor does the draft, once given, hold whose they were.
"""

import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client

from heed.people.tests.factories import a_service, a_ward, an_account
from heed.reception.tests.surveys import ANSWERS, a_survey, agrees
from heed.reception.tests.walking import walk
from heed.responses.draft_body import DraftToken
from heed.responses.models import Response
from heed.responses.queries import draft_of
from heed.responses.queries.invitations import invitation_of_words
from heed.responses.tests.invited import bring, someone, words_mailed_to, write_to_all
from heed.responses.waiting import room
from tests.attacks.test_canary import Ears

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def survey(db):
    with room.opened() as notes:
        notes.clear()
    service = a_service()
    a_ward(service)
    by = an_account("researcher", at=service)
    survey = a_survey(by, service, by_link=False)
    bring(survey, by, someone(1))
    write_to_all(survey, by)
    return survey


@pytest.fixture
def ears():
    heard = Ears()
    heard.setLevel(logging.DEBUG)
    loggers = [logging.getLogger(name) for name in ("", "django", "heed")]
    for logger in loggers:
        logger.addHandler(heard)
    yield heard
    for logger in loggers:
        logger.removeHandler(heard)


def comes_in_and_answers(browser, survey, words):
    """Gives every address and cookie on the way."""
    seen = [browser.post("/i/", {"words": words}).url]
    root = f"/s/{survey.code}/"
    browser.post(f"{root}who/", {"groups": "carer"})
    browser.post(f"{root}about/")
    first = browser.post(f"{root}agree/", agrees(survey)).url
    address, _pages = walk(browser, first, ANSWERS)
    seen += [first, address, browser.post(address).url]
    seen.append(browser.post("/i/", {"words": words}).url)
    return seen + [cookie.OutputString() for cookie in browser.cookies.values()]


def stored():
    """All that the store holds, as one long text."""
    return " ".join(
        bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values()
        for value in row.values()
    )


def spellings(words):
    plain = [words, words.replace(" ", "-"), words.replace(" ", "")]
    return [*plain, *[one.encode().hex() for one in plain]]


def test_the_words_stand_nowhere_but_in_the_mail(survey, ears, settings):
    words, browser = words_mailed_to(1), Client(headers=FROM_HERE)
    met = " ".join(comes_in_and_answers(browser, survey, words))
    assert Response.objects.get().entrance == "invitation"
    told = met + stored() + " ".join(ears.lines)
    assert not [one for one in spellings(words) if one in told]
    files = [p for p in Path(settings.HEED_DATA_DIR).rglob("*") if p.is_file()]
    assert not [p.name for p in files if words.encode() in p.read_bytes()]
    assert not Session.objects.exists()


def test_the_given_draft_holds_nothing_of_whose_it_was(survey):
    words, browser = words_mailed_to(1), Client(headers=FROM_HERE)
    comes_in_and_answers(browser, survey, words)
    identity = invitation_of_words(words).pk
    draft = draft_of(DraftToken.from_cookie(browser.cookies["heed-draft"].value))
    assert "_invited" not in draft.posted
    assert identity.hex not in draft.to_bytes().decode().replace("-", "")


def test_the_search_finds_words_that_stand_in_the_clear(survey):
    """The control: an address that somebody puts into a row."""
    words = words_mailed_to(1)
    survey.title = f"/i/{words.replace(' ', '-')}"
    survey.save()
    assert [one for one in spellings(words) if one in stored()]


def test_what_waits_in_memory_is_in_no_folder_of_the_house(survey, settings, tmp_path):
    settings.HEED_MEMORY_DIR = str(tmp_path)
    words, browser = words_mailed_to(1), Client(headers=FROM_HERE)
    comes_in_and_answers(browser, survey, words)
    identity = str(invitation_of_words(words).pk)
    with room.opened() as notes:
        assert list(notes) == [identity]
    (path,) = tmp_path.iterdir()
    assert identity.encode() not in path.read_bytes()
    house = Path(settings.HEED_DATA_DIR)
    assert not [p for p in house.rglob("*") if p.name == path.name]
