"""What the two committed word lists promise; docs/explanation/receipts.md says why."""

import re
from collections import Counter
from pathlib import Path

import pytest

from heed.responses.receipt_words import word_list
from heed.responses.receipt_words.spelling import one_slip_away, plain

LONGEST = {"en": 6, "cy": 7}
# Stems of words that must not meet a person on a bad day: violent, sexual, medical,
# religious, insulting, about self-harm, frightening, about drink, drugs or gambling.
UNKIND = {"en": "unkind_english.txt", "cy": "unkind_welsh.txt"}
ENDINGS = {"en": ("", "s", "ed", "er", "y"), "cy": ("", "au", "us", "wr")}

languages = pytest.mark.parametrize("language", ["en", "cy"])


def beside_this(name):
    return (Path(__file__).parent / "receipt_words" / name).read_text(encoding="utf-8")


@languages
def test_there_are_exactly_2048_different_words_in_order(language):
    words = word_list(language)

    assert len(words) == len({plain(word) for word in words}) == 2048
    assert list(words) == sorted(words, key=plain)


@languages
def test_words_are_short_lower_case_letters_only(language):
    shape = re.compile(rf"[a-z]{{3,{LONGEST[language]}}}")

    assert [
        word for word in word_list(language) if not shape.fullmatch(plain(word))
    ] == []
    assert [word for word in word_list(language) if word != word.lower()] == []


@languages
def test_no_two_words_are_one_slip_apart(language):
    words = {plain(word) for word in word_list(language)}

    assert {word: one_slip_away(word) & words for word in words} == {
        word: set() for word in words
    }


def test_the_first_four_letters_tell_english_words_apart():
    starts = Counter(word[:4] for word in word_list("en"))

    assert [start for start, times in starts.items() if times > 1] == []


@languages
def test_no_word_could_wound(language):
    stems = beside_this(UNKIND[language]).split()
    unkind = {stem + ending for stem in stems for ending in ENDINGS[language]}

    assert {plain(word) for word in word_list(language)} & unkind == set()


def test_no_two_english_words_sound_the_same():
    words = set(word_list("en"))
    pairs = [set(pair.split()) for pair in beside_this("same_sound.txt").splitlines()]

    assert [pair for pair in pairs if len(pair & words) > 1] == []
