"""Transcripts in each layout that researchers have; every word here is made up."""

import pytest

from heed.coding.formats.transcripts import Limits, TranscriptRefused, read
from heed.coding.tests.word_files import a_table, paragraph, word_file

PLAIN = """Interview 7
3 March

INT: How did you find the ward?
P7: Loud, mostly.
It was loud at night.

One thing: nobody asked.
INT: Say more.
P7: No.
"""
TIMED = "[00:01:05] P1: Begin.\nP1 (0:01:15): Go on.\n[01:20] Carer: Yes.\nCarer: No."
OTTER = """Ada Quince  0:03
Tell me about it.

Sam Teal  0:12
I was not told.
Nobody said.

Transcribed by https://otter.ai
"""
TEAMS_VTT = """WEBVTT

5e0c2f1e-0000-4000-8000-000000000001/12-0
00:00:03.120 --> 00:00:05.000
<v Ada Quince>Tell me &amp; <i>begin</i></v>

5e0c2f1e-0000-4000-8000-000000000001/12-1
00:00:05.000 --> 00:00:07.500
<v Ada Quince>whenever you like.</v>

NOTE a remark
00:00:08.000 --> 00:00:09.000
<v Sam Teal>I was not told.</v>
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
Interviewer: How was it?

2
00:00:03,500 --> 00:00:06,000
Participant: <i>Loud.</i>

3
00:00:06,000 --> 00:00:08,000
Very loud.
"""


def told(found):
    return [(turn.speaker, found.said(turn)) for turn in found.turns]


def test_names_before_colons():
    found = read(PLAIN.encode(), "a.txt")
    assert told(found) == [
        ("INT", "How did you find the ward?"),
        (
            "P7",
            "Loud, mostly.\nIt was loud at night.\nOne thing: nobody asked.",
        ),
        ("INT", "Say more."),
        ("P7", "No."),
    ]
    assert [note.line for note in found.notes if note.is_loss] == [1, 2]
    assert any("One thing:" in note.what and note.line == 8 for note in found.notes)


def test_times_beside_names():
    found = read(TIMED.encode(), "a.txt")
    assert [(t.speaker, t.begins) for t in found.turns] == [
        ("P1", 65.0), ("P1", 75.0), ("Carer", 80.0), ("Carer", None),
    ]  # fmt: skip


def test_otter():
    found = read(OTTER.encode(), "a.txt")
    assert told(found) == [
        ("Ada Quince", "Tell me about it."),
        ("Sam Teal", "I was not told.\nNobody said."),
    ]
    assert [turn.begins for turn in found.turns] == [3.0, 12.0]
    assert [note.line for note in found.notes] == [8]


def test_captions_of_teams():
    found = read(TEAMS_VTT.encode(), "a.vtt")
    assert told(found) == [
        ("Ada Quince", "Tell me & begin whenever you like."),
        ("Sam Teal", "I was not told."),
    ]
    assert (found.turns[0].begins, found.turns[0].ends) == (3.12, 7.5)


def test_subrip_with_names_in_its_words():
    found = read(SRT.encode(), "a.srt")
    assert told(found) == [
        ("Interviewer", "How was it?"),
        ("Participant", "Loud. Very loud."),
    ]


def test_captions_without_speakers_break_at_a_pause():
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:02.500 --> 00:03.000\ntwo.\n"
    found = read(f"{cues}\n00:09.000 --> 00:10.000\nThree.\n".encode(), "a.vtt")
    assert told(found) == [("", "One two."), ("", "Three.")]


def test_a_block_without_times_is_said():
    found = read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\nLost words\n", "a.vtt")
    assert [(n.line, n.is_loss) for n in found.notes] == [(6, True)]
    assert "00:01:02.000" in found.notes[0].remedy


@pytest.mark.parametrize(
    "document",
    [
        [("Ada Quince   0:03", "Tell me."), ("Sam Teal   0:12", "No.")],
        [("0:0:3.0 --> 0:0:5.500", "Ada Quince", "Tell me."),
         ("0:0:12.0 --> 0:0:13.0", "Sam Teal", "No.")],
    ],
    ids=["a name and a time", "two times and a name"],
)  # fmt: skip
def test_word_transcripts_of_teams(document):
    found = read(word_file(*[paragraph(*lines) for lines in document]), "a.docx")
    assert told(found) == [("Ada Quince", "Tell me."), ("Sam Teal", "No.")]
    assert [turn.begins for turn in found.turns] == [3.0, 12.0]


def test_a_table_in_word():
    rows = [("P1", "Loud."), ("INT", "Since when?")]
    assert told(read(word_file(a_table(rows)), "a.docx")) == rows


def test_what_word_holds_besides_is_said():
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = paragraph("INT: How?").replace("</w:p>", f"{deleted}</w:p>")
    found = read(word_file(body, paragraph("P1: Loud.")), "a.docx")
    assert told(found) == [("INT", "How?"), ("P1", "Loud.")]
    assert [note.line for note in found.notes if note.is_loss] == [1]


def test_paragraphs_without_speakers():
    found = read(b"It was loud.\nAt night.\n\nNobody came.", "a.txt")
    assert told(found) == [("", "It was loud.\nAt night."), ("", "Nobody came.")]
    assert "No speakers" in found.notes[0].what


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings_are_decided_and_said(codec, said):
    found = read("P1: café \u2018loud\u2019\r\nINT: Go on.".encode(codec), "a.txt")
    assert found.words == "café \u2018loud\u2019\n\nGo on."
    assert found.encoding == said
    assert any("1252" in n.what for n in found.notes) == (codec == "cp1252")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.txt"),
        (b"\x00\x01\x02\x00\x09\x03 words", "a.txt"),
        (b"P1: \x81\x8d", "a.txt"),
        (b"%PDF-1.7", "a.txt"),
        (b"\xd0\xcf\x11\xe0 words", "a.doc"),
        (b"PK\x03\x04 broken", "a.docx"),
        (b"P1: words", "a.docx"),
        (word_file(paragraph("P1: words")), "a.txt"),
        (b"\n \n", "a.txt"),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_remedy(content, name):
    with pytest.raises(TranscriptRefused) as refused:
        read(content, name)
    assert refused.value.remedy


def test_limits_name_the_line():
    few = Limits(characters=50, line_characters=20)
    with pytest.raises(TranscriptRefused, match="Line 2"):
        read(b"P1: a\nP1: " + b"x" * 30, "a.txt", few)
