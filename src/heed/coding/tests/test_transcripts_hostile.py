"""Transcripts from strangers: what is true of every file, and files that mean harm."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.coding.formats.transcripts import Limits, TranscriptRefused, read
from heed.coding.tests.word_files import paragraph, word_file

WORD = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=":"),
    min_size=1,
    max_size=20,
).filter(lambda words: words.strip() and words.strip("\ufeff"))
NAMES = st.sampled_from(["INT", "P1", "Carer", "Participant 2"])
SAID = st.lists(st.tuples(NAMES, WORD), min_size=1, max_size=20)


def same(words):
    return "".join(words.split()).replace("\ufeff", "")


def each_place_is_exact(found):
    at = 0
    for turn in found.turns:
        assert at <= turn.start < turn.end <= len(found.words)
        assert found.words[at : turn.start] in {"", "\n\n"}
        assert found.said(turn) == found.said(turn).strip()
        at = turn.end
    assert at == len(found.words)


@given(
    SAID, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-16"])
)
def test_what_was_said_comes_back_turn_by_turn(said, end, codec):
    text = end.join(f"{name}: a{words}" for name, words in said)
    found = read(text.encode(codec), "a.txt")
    each_place_is_exact(found)
    expected = [(name, same(f"a{words}")) for name, words in said]
    assert [(t.speaker, same(found.said(t))) for t in found.turns] == expected


def read_or_refused(content, name):
    with contextlib.suppress(TranscriptRefused):
        each_place_is_exact(read(content, name))


@given(SAID)
def test_a_word_file_says_the_same(said):
    found = read(
        word_file(*[paragraph(f"{name}: a{words}") for name, words in said]), "a.docx"
    )
    each_place_is_exact(found)
    assert [t.speaker for t in found.turns] == [name for name, _ in said]


@settings(max_examples=300)
@given(
    st.text()
    | st.from_regex(r"(WEBVTT\n\n)?(\d\d:\d\d.\d{3} --> .{0,20}\n.{0,30}\n)+"),
    st.sampled_from(["a.txt", "a.vtt", "a.srt"]),
)
def test_any_text_is_read_or_refused(text, name):
    read_or_refused(text.encode("utf-8", "surrogatepass"), name)


@given(st.binary(max_size=2_000), st.sampled_from(["a.txt", "a.docx", "a.vtt"]))
def test_any_bytes_are_read_or_refused(content, name):
    read_or_refused(content, name)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = "<w:tbl><w:tr><w:tc>" * 20_000


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word_file(paragraph("P1: a" + "b" * 30_000_000)), "a.docx"),
        (word_file(paragraph("P1: a") * 500_000), "a.docx"),
        (word_file(paragraph("P1: x"), before=ENTITIES), "a.docx"),
        (word_file(paragraph("P1: x"), before=OUTSIDE), "a.docx"),
        (word_file(DEEP), "a.docx"),
        (b"P1: " + b"x" * 7_000_000, "a.txt"),
        (b"P1: a" + b"\n" * 7_000_000, "a.txt"),
        (b"P1: a\n" * 1_000_000, "a.txt"),
        (b"a" * 9_000_000, "a.txt"),
        (b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\n" + b"<v " * 2_000_000, "a.vtt"),
        (b" " * 90_000 + b"[" * 9_000, "a.txt"),
    ],
    ids=range(11),
)
def test_files_that_mean_harm_cost_little(content, name):
    began = time.process_time()
    with contextlib.suppress(TranscriptRefused):
        read(content, name)
    assert time.process_time() - began < 5


def test_a_file_of_the_largest_size_is_taken():
    turns = "\n".join(f"P1: {'word ' * 60}\nINT: Go on." for _ in range(1_200))
    assert len(read(turns.encode(), "a.txt", Limits()).turns) == 2_400
