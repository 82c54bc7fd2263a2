"""Captions: WebVTT, as Teams, Zoom and others write it, and SubRip."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from heed.coding.formats.transcripts.marks import ARROW, seconds
from heed.coding.formats.transcripts.turns import Note, Said

VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]{1,200}))?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,40}\}")
BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True)
class Cue:
    """One caption: when it is shown, and its lines."""

    line: int
    begins: float
    ends: float
    payload: list[str]


def is_vtt(lines: list[str]) -> bool:
    """Whether a file says that it is WebVTT."""
    return bool(lines) and lines[0].split(" ")[0].split("\t")[0] == "WEBVTT"


def is_srt(lines: list[str]) -> bool:
    """Whether a file begins as SubRip does: a number, then two times."""
    first = [line for line in lines[:20] if line.strip()][:2]
    return (
        len(first) == 2
        and first[0].strip().isdigit()
        and ARROW.match(first[1]) is not None
    )


def captions(lines: list[str], notes: list[Note]) -> list[Said]:
    """What each caption says; two voices in one caption are two stretches."""
    said = [one for cue in _cues(lines, notes) for one in _voices(cue)]
    if any(one.ends < one.begins for one in said if one.ends and one.begins):
        notes.append(Note(0, "Some captions end before they begin."))
    return said


def _cues(lines: list[str], notes: list[Note]) -> Iterator[Cue]:
    for first, block in _blocks(lines):
        at = next((i for i, line in enumerate(block[:2]) if ARROW.match(line)), None)
        if at is not None:
            match = ARROW.match(block[at])
            begins, ends = (seconds(match.group(i)) for i in (1, 2))
            if begins is not None and ends is not None:
                yield Cue(first + at, begins, ends, block[at + 1 :])
                continue
        if not block[0].startswith((*BLOCKS, "WEBVTT")):
            what = "This block has no times, so it was left out."
            remedy = "Write the times as 00:01:02.000 --> 00:01:05.000."
            notes.append(Note(first, what, remedy, is_loss=True))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _voices(cue: Cue) -> Iterator[Said]:
    payload = " ".join(cue.payload)
    pieces = VOICE.split(payload)
    for speaker, words in zip(["", *pieces[1::2]], pieces[0::2], strict=True):
        words = html.unescape(TAG.sub("", words)).replace("\xa0", " ")
        words = " ".join(words.split())
        if words:
            name = html.unescape(speaker or "").strip()
            yield Said(name, words, cue.begins, cue.ends, cue.line)
