"""From bytes to text: which encoding it is, decided from the bytes and said."""

import codecs
import re
from dataclasses import dataclass

from heed.coding.formats.transcripts.turns import Limits, Note, TranscriptRefused

BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
SAVE_AS_UTF8 = "Save it again as text in UTF-8."
GUESSED = (
    "The file is not UTF-8. It was read as Windows-1252: check the accents and marks."
)
LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x84\x86-\x9f\ufeff]")
SAMPLE = 4_096


@dataclass(frozen=True)
class Decoded:
    """The lines of a text file, and how they were read."""

    lines: list[str]
    encoding: str
    notes: list[Note]


def decode(content: bytes, limits: Limits) -> Decoded:
    """Lines of a text file; a line end is one of any kind, and never part of a line."""
    words, encoding, notes = _text(content)
    words = LINE_ENDS.sub("\n", words)
    words, controls = CONTROLS.subn("", words)
    if controls:
        what = f"{controls} invisible control signs were left out."
        notes.append(Note(0, what, is_loss=True))
    lines = words.split("\n")
    if len(lines) > limits.lines:
        raise TranscriptRefused(
            f"There are more than {limits.lines:,} lines.",
            "Split the file into several interviews.",
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > limits.line_characters:
            raise TranscriptRefused(
                f"The line is longer than {limits.line_characters:,} letters.",
                "Begin a new line for each turn.",
                number,
            )
    return Decoded(lines, encoding, notes)


def _text(content: bytes) -> tuple[str, str, list[Note]]:
    for bom, codec, name in BOMS:
        if content.startswith(bom):
            return _strictly(content, codec), name, []
    if codec := _wide(content[:SAMPLE]):
        return _strictly(content, codec), "UTF-16", []
    if b"\x00" in content:
        raise TranscriptRefused("The file is not a text file.", SAVE_AS_UTF8)
    try:
        return content.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError:
        return _strictly(content, "cp1252"), "Windows-1252", [Note(0, GUESSED)]


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise TranscriptRefused(
            "The file holds signs that are no text.", SAVE_AS_UTF8
        ) from None


def _wide(sample: bytes) -> str:
    """The codec of a UTF-16 file without a mark at its start: every other byte is 0."""
    if len(sample) < 4 or len(sample) % 2:
        sample = sample[: len(sample) - len(sample) % 2]
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > half * 0.4 and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.4 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""
