"""Our word pieces are those of the library that the sentence model was trained with."""

from unicodedata import category, ucd_3_2_0

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from heed.coding.suggesting import word_pieces
from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.word_pieces import VOCABULARY, WordPieces

OURS = WordPieces(longest=128)
THEIRS = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
THEIRS.enable_truncation(128)
MARKS = ("[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]")


def same(text):
    return list(OURS.of(text)) == THEIRS.encode(text).ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I don't feel safe.",
        "Dydw i ddim yn teimlo'n ddiogel; tŷ gŵyl",
        "café naïve ÉCLAIR ﬁne",
        "非常に good 服务",
        "unbelievablynotaword" * 9,
        "tabs\tand\u00a0spaces\u200b",
        "£5 + 10% = €3 🙂👍🏽",
        "ΟΔΟΣ İstanbul",
        "word " * 300,
    ],
)
def test_pieces_are_those_of_the_library(text):
    assert same(text)


# The library's tables of characters are older than Python's.
OLD = "".join(
    letter
    for letter in map(chr, range(0x3000))
    if ucd_3_2_0.category(letter) == category(letter) != "Cn"
)


@given(st.text(st.sampled_from(OLD)))
def test_pieces_of_anything_are_those_of_the_library(text):
    assert any(mark in text for mark in MARKS) or same(text)


def test_what_a_person_types_is_never_taken_for_a_mark_of_the_model():
    begin, *_, end = OURS.of("[SEP]")
    assert OURS.of("[SEP]")[1:-1].count(end) == 0
    assert begin != end


def test_a_changed_word_list_is_refused(monkeypatch, tmp_path):
    (tmp_path / "words").write_text("[CLS]\n[SEP]\n[UNK]\n")
    monkeypatch.setattr(word_pieces, "VOCABULARY", tmp_path / "words")
    with pytest.raises(CannotSuggest, match="was changed"):
        WordPieces()
