"""Every file of the library, loaded and checked; a new file needs no new test."""

import re
from functools import cache

import pytest

from heed.instruments.definition import GROUPS, LANGUAGES, for_reader, gaps, parse
from heed.instruments.definition.items import TEXT_KINDS
from heed.instruments.definition.plainness import longest_sentence, reading_age
from heed.instruments.definition.readiness import texts_of
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import files
from heed.ui import pictures

WORDS_IN_A_TEXT = 90  # a page is read standing up, unwell, or in tears
HARD_TO_HEAR = re.compile(
    r"mentally ill|suffering from|victim|commit suicide|service user|patient"
    r"|non-compliant|challenging behaviour|completely confidential"
    r"|guaranteed anonymous|\brisk\b|incident",
    re.IGNORECASE,
)
A_PHONE_NUMBER = re.compile(r"\d{3}")

read = cache(read_yaml)
everywhere = pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)


def spoken(definition, *keys):
    """Each text that people meet, with its place, in the named variants."""
    for path, groups, words in texts_of(definition):
        for variant in definition.variants:
            if variant.key in keys:
                for text in {words.find(group, variant) for group in groups}:
                    yield path, text


@everywhere
def test_it_can_be_published(path):
    assert gaps(read(path)) == []


@everywhere
def test_its_name_is_its_code(path):
    assert read(path).code == path.stem


@everywhere
def test_it_is_for_everyone(path):
    definition = read(path)
    assert set(definition.groups) == set(GROUPS)
    assert set(definition.languages) == set(LANGUAGES)
    assert definition.easy_read


@everywhere
def test_the_welsh_awaits_a_checker_until_one_is_named(path):
    assert read(path).marked_translation["cy"]


@everywhere
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("easy_read", [False, True])
def test_no_reader_falls_back(path, group, language, easy_read):
    view = for_reader(read(path), group=group, language=language, easy_read=easy_read)
    assert not view.fell_back


@everywhere
def test_it_survives_being_stored(path):
    definition = read(path)
    assert parse(definition.as_json()) == definition


@everywhere
def test_every_picture_is_there(path):
    named = {
        part.picture for item in read(path).items for part in (item, *item.choices)
    }
    assert named <= pictures.names()


@everywhere
def test_a_child_of_eleven_can_read_it(path):
    texts = [text for _, text in spoken(read(path), "en-gb", "en-gb-easy")]
    assert reading_age(texts) <= 9
    # A formula says little about a few words.
    long = [text for text in texts if len(text.split()) >= 12]
    assert [text for text in long if reading_age([text]) > 11] == []


@everywhere
def test_easy_read_is_easier(path):
    definition = read(path)
    plain = [text for _, text in spoken(definition, "en-gb")]
    easy = [text for _, text in spoken(definition, "en-gb-easy")]
    assert reading_age(easy) < reading_age(plain)


@everywhere
def test_easy_read_sentences_are_short(path):
    texts = spoken(read(path), "en-gb-easy", "cy-easy")
    assert {(p, t) for p, t in texts if longest_sentence(t) > 15} == set()


@everywhere
def test_sentences_are_not_long(path):
    texts = spoken(read(path), "en-gb", "cy")
    assert {(p, t) for p, t in texts if longest_sentence(t) > 28} == set()


@everywhere
def test_texts_are_not_long(path):
    texts = spoken(read(path), "en-gb", "cy", "en-gb-easy", "cy-easy")
    assert {(p, t) for p, t in texts if len(t.split()) > WORDS_IN_A_TEXT} == set()


@everywhere
def test_no_word_is_unkind_or_ours_alone(path):
    texts = spoken(read(path), "en-gb", "en-gb-easy")
    assert {(p, t) for p, t in texts if HARD_TO_HEAR.search(t)} == set()


@everywhere
def test_no_phone_number_is_typed_here(path):
    texts = spoken(read(path), "en-gb", "cy", "en-gb-easy", "cy-easy")
    assert {(p, t) for p, t in texts if A_PHONE_NUMBER.search(t)} == set()


@everywhere
def test_a_place_for_words_says_that_it_is_optional(path):
    definition = read(path)
    english = definition.variants[0]
    asks = [
        str(item.ask.find(group, english))
        for item in definition.items
        if item.kind in TEXT_KINDS
        for group in item.groups or GROUPS
    ]
    assert [ask for ask in asks if "(optional)" not in ask] == []


@everywhere
def test_nothing_promises_too_much(path):
    for _, text in spoken(read(path), "en-gb", "en-gb-easy"):
        assert not re.search(r"\b(always|never) (be )?(safe|private|secret)", text)


@everywhere
def test_before_words_people_hear_who_reads_and_when(path):
    notices = read(path).before_free_text
    for key in ("en-gb", "cy", "en-gb-easy", "cy-easy"):
        assert "{reading_hours}" in notices.reading.root[key]
