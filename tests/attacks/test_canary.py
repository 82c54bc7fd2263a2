"""A canary that people write never sings anywhere but in sealed rows.

Words, a way to be reached and a name to keep out are given through real requests, and
things are made to go wrong. Then every place that could hold them is searched.
"""

import json
import logging
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from heed.foundation.reporting import WordlessFormatter
from heed.foundation.tests.raw_pages import plain_pages
from heed.foundation.worker import run_due
from heed.people.tests.factories import client_for
from heed.reception import actions
from heed.reception.tests.walking import begin, walk, words_on
from tests.attacks.people_at_the_doors import a_house

CANARY = "Zilverkanarie"
SUNG = (CANARY, CANARY.lower(), CANARY.encode().hex())
FROM_HERE = {"sec-fetch-site": "same-origin"}
ANSWERS = {
    "kind": {"kind": "went_wrong"},
    "what_happened": {"what_happened": f"I saw {CANARY} at the door."},
    "about_staff": {"about_staff": "yes"},
    "not_read_by": {"not_read_by": ["person"]},
    "not_read_by_name": {"not_read_by_name": CANARY},
    "come_back": {"come_back": "speak"},
    "contact_name": {"contact_name": CANARY},
    "contact_where": {"contact_where": f"{CANARY}, room four"},
}


class Ears(logging.Handler):
    """Hears every record as our formatter writes it down."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.setFormatter(WordlessFormatter())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def ears():
    """What is logged by everything that logs to the console in the house."""
    heard, names = Ears(), ("", "django", "heed")
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(heard)
        logger.setLevel(logging.WARNING)
    yield heard
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(heard)
        logger.setLevel(level)


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def browser():
    client = Client(headers=FROM_HERE)
    client.raise_request_exception = False
    return client


def sings(text):
    return any(note in text for note in SUNG)


def tell(browser, house):
    """The whole tell-us with the canary in every field for words."""
    address, _seen = walk(browser, begin(browser, house.ward, "tell-us"), ANSWERS)
    return browser.post(address)


def rows_that_sing():
    """Every table and column in which the canary stands in the clear."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            for column, value in row.items():
                is_bytes = isinstance(value, bytes | memoryview)
                said = bytes(value).hex() if is_bytes else str(value)
                if sings(said):
                    found.add(f"{model._meta.label}.{column}")
    return found


def test_what_was_told_stands_in_no_row_log_mail_cookie_or_address(
    house, browser, ears, mailoutbox
):
    sent = tell(browser, house)
    page = browser.get(sent.url)
    browser.post(sent.url, {"words": f"{CANARY} is not one of my words"})
    browser.post("/back/", {"words": CANARY})
    browser.post("/back/", {"words": " ".join(words_on(page))})
    while run_due():
        pass
    assert rows_that_sing() == set()
    assert not [line for line in ears.lines if sings(line)]
    assert not [mail for mail in mailoutbox if sings(mail.subject + mail.body)]
    assert not [c for c in browser.cookies.values() if sings(c.OutputString())]
    assert not sings(sent.url)


def test_answers_so_far_are_sealed(house, browser):
    walk(browser, begin(browser, house.ward, "tell-us"), ANSWERS)
    assert rows_that_sing() == set()


def broken_json(house):
    body = json.dumps({"key": str(uuid4()), CANARY: CANARY, "answers": {CANARY: 1}})
    return f"/give/{house.ward.code}", {
        "data": body,
        "content_type": "application/json",
    }


def half_json(house):
    body = f'{{"answers": {{"{CANARY}": ["{CANARY}'
    return f"/give/{house.ward.code}", {
        "data": body,
        "content_type": "application/json",
    }


def a_wrong_password(house):
    return "/sign-in/", {"data": {"login": f"{CANARY}@example.org", "password": CANARY}}


def a_wrong_code(house):
    return "/p/", {"data": {"code": CANARY}}


def a_wrong_beginning(house):
    posted = {"instrument": CANARY, "group": CANARY, "from": CANARY}
    return f"/p/{house.ward.code}/begin/", {"data": posted}


def too_long_words(house):
    posted = {"what_happened": CANARY * 10_000}
    return f"/p/{house.ward.code}/q/what_happened/", {"data": posted}


MISTAKES = [
    broken_json,
    half_json,
    a_wrong_password,
    a_wrong_code,
    a_wrong_beginning,
    too_long_words,
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_told_without_the_words(house, browser, ears, mistake):
    begin(browser, house.ward, "tell-us")
    where, posted = mistake(house)
    answer = browser.post(where, **posted)
    assert 200 <= answer.status_code < 500
    assert not [line for line in ears.lines if sings(line)]
    assert rows_that_sing() == set()
    is_our_page_to_mend = mistake in {too_long_words, a_wrong_password}
    assert is_our_page_to_mend or not sings(answer.text)


def test_a_crash_says_nothing(house, browser, ears, monkeypatch, mailoutbox):
    def crash(**_given):
        raise ValueError(f"could not store {CANARY}")

    walked, _seen = walk(browser, begin(browser, house.ward, "tell-us"), ANSWERS)
    monkeypatch.setattr(actions, "give", crash)
    answer = browser.post(f"{walked}?said={CANARY}")
    assert answer.status_code == 500
    assert not sings(answer.text)
    assert ears.lines, "a crash is logged"
    assert not [line for line in ears.lines if sings(line)]
    assert not mailoutbox


def test_a_file_that_cannot_be_read_says_nothing(house, ears):
    administrator = client_for(house.people["administrator"])
    where = f"/staff/places/{house.ward.code}/occupancy/"
    for content in (
        CANARY.encode(),
        b"\xff\xfe" + CANARY.encode(),
        b"day\n" + b"\0" * 9,
    ):
        file = SimpleUploadedFile(f"{CANARY}.csv", content)
        answer = administrator.post(where, {"file": file})
        assert answer.status_code < 500
    assert not [line for line in ears.lines if sings(line)]
    assert rows_that_sing() == set()


@pytest.mark.parametrize("page", ["/{0}/", "/p/{0}/", "/staff/{0}/?q={0}", "/?q={0}"])
def test_words_in_an_address_are_not_logged(house, browser, ears, page):
    answer = browser.get(page.format(CANARY), headers={"referer": f"http://x/{CANARY}"})
    assert answer.status_code < 500
    assert not [line for line in ears.lines if sings(line)]


def test_no_file_of_the_house_holds_it(house, browser, settings, tmp_path_factory):
    tell(browser, house)
    folder = Path(settings.HEED_DATA_DIR)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path.name for path in files if CANARY.encode() in path.read_bytes()]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the SQLite file")
@pytest.mark.django_db(transaction=True)
def test_not_even_the_decrypted_file_holds_it(browser):
    tell(browser, a_house())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(connection.settings_dict["NAME"])
    plain = plain_pages(path, connection.settings_dict["OPTIONS"]["key"])
    assert b"responses_text" in plain
    assert CANARY.encode() not in plain


def test_the_search_finds_a_canary_that_stands_in_the_clear(house):
    """The control: a row with words in it is found, in text and in bytes."""
    house.ward.person_in_charge = CANARY
    house.ward.save()
    assert "people.Place.person_in_charge" in rows_that_sing()
