"""The Welsh catalogue is whole, compiled and safe to format."""

import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.utils import translation
from django.utils.translation import gettext, ngettext

from heed.ui import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
REMEDY = "Run frontend/translations.sh, fill in django.po, and run it again."


@pytest.fixture(scope="module")
def found():
    return catalogue.extracted()


@pytest.fixture(scope="module")
def committed():
    return catalogue.committed()


def texts(message):
    """Every form of a message, in English and in Welsh."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    welsh = [message.string] if isinstance(message.string, str) else message.string
    return english, [text for text in welsh or [] if text]


def test_every_public_string_has_welsh(found, committed):
    lacking = catalogue.missing(catalogue.updated(committed, found))
    assert lacking == [], REMEDY


def told(messages):
    """Each message's forms by its first English one."""
    return {texts(m)[0][0]: texts(m)[1] for m in messages if m.id}


def test_the_compiled_catalogue_matches(committed):
    with (catalogue.FOLDER / "django.mo").open("rb") as file:
        compiled = told(read_mo(file))
    written = told(m for m in committed if catalogue.is_translated(m))
    assert compiled == written, REMEDY


def test_no_percent_sign_stands_alone(found, committed):
    # Jinja formats every message, so a lone “%” or a “%d” is an error page.
    for message in [*found, *committed]:
        for text in (*texts(message)[0], *texts(message)[1]) if message.id else ():
            assert "%" not in PLACEHOLDER.sub("", text), text


def test_the_same_blanks_are_filled_in_both_languages(committed):
    for message in committed:
        english, welsh = texts(message)
        known = set(PLACEHOLDER.findall(" ".join(english)))
        for text in welsh if message.id else ():
            assert set(PLACEHOLDER.findall(text)) <= known, text


def test_no_string_of_a_template_is_missed(found):
    ids = {text for message in found for text in texts(message)[0]}
    for template in Path(catalogue.SOURCE).glob("*/templates/**/*.html"):
        for text in re.findall(r'\b_\("([^"]+)"', template.read_text("utf-8")):
            assert text in ids, f"{template.name}: {text}"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Ni atebodd neb."),
        (1, "Atebodd 1 person."),
        (2, "Atebodd 2 berson."),
        (3, "Atebodd 3 pherson."),
        (5, "Atebodd 5 o bobl."),
        (6, "Atebodd 6 pherson."),
    ],
)
def test_welsh_counts_in_six_ways(count, words):
    with translation.override("cy"):
        text = ngettext(
            "%(count)s person answered.", "%(count)s people answered.", count
        )
    assert text % {"count": count} == words


def test_a_staff_string_without_welsh_stays_english():
    with translation.override("cy"):
        assert gettext("A sentence that no catalogue holds.").startswith("A sentence")
