"""The one door: from a file's bytes to a transcript, by what the file itself says."""

from dataclasses import replace
from pathlib import PurePosixPath

from heed.coding.formats.transcripts.captions import captions, is_srt, is_vtt
from heed.coding.formats.transcripts.decoding import decode
from heed.coding.formats.transcripts.marks import ARROW
from heed.coding.formats.transcripts.plain import (
    has_headings,
    machine_lines_left_out,
    under_headings,
    with_colons,
    without_speakers,
)
from heed.coding.formats.transcripts.turns import (
    BETWEEN_PIECES,
    Limits,
    Note,
    Said,
    Transcript,
    TranscriptRefused,
    assemble,
)
from heed.coding.formats.transcripts.word import word_lines

ENDINGS = (".txt", ".docx", ".vtt", ".srt")
SAVE_AS = "Save it as .txt, .docx, .vtt or .srt."
ZIP, OLD_WORD, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
A_PAUSE = 2.0  # seconds between captions without a speaker that begin a new turn


def read(content: bytes, name: str, limits: Limits | None = None) -> Transcript:
    """A transcript from a file as it came; ``name`` is used for its ending only.

    Raises :class:`TranscriptRefused` with a sentence, a line and a remedy.
    """
    limits = limits or Limits()
    notes: list[Note] = []
    _check(content, name, limits)
    if content.startswith(ZIP):
        lines, encoding = word_lines(content, limits, notes), "Word"
    else:
        decoded = decode(content, limits)
        lines, encoding = decoded.lines, decoded.encoding
        notes += decoded.notes
    said, layout = _said(lines, notes)
    words, turns = assemble(_joined(said), limits)
    if not turns:
        raise TranscriptRefused("No words were found in the file.", SAVE_AS)
    found = Transcript(words, turns, layout, encoding, tuple(notes))
    if len(found.speakers) > limits.speakers:
        raise TranscriptRefused(
            f"More than {limits.speakers} speakers were found.",
            "Check that what stands before each colon is a speaker.",
        )
    return found


def _check(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise TranscriptRefused("The file is empty.", "Export it again.")
    if len(content) > limits.file_bytes:
        most = limits.file_bytes // 2**20
        raise TranscriptRefused(
            f"The file is larger than {most} MB.",
            "Save it without pictures and sound, or as plain text.",
        )
    if content.startswith(OLD_WORD):
        raise TranscriptRefused("This is an old or locked Word file.", SAVE_AS)
    if content.startswith(PDF):
        raise TranscriptRefused("This is a PDF; its lines are lost.", SAVE_AS)
    ending = PurePosixPath(name).suffix.lower()
    is_word = content.startswith(ZIP)
    if ending not in ENDINGS or is_word != (ending == ".docx"):
        raise TranscriptRefused(
            "The file's name and what it holds do not fit.", SAVE_AS
        )


def _said(lines: list[str], notes: list[Note]) -> tuple[list[Said], str]:
    if is_vtt(lines) or is_srt(lines):
        layout = "WebVTT captions" if is_vtt(lines) else "SubRip captions"
        return _labelled(captions(lines, notes), notes), layout
    numbered = list(enumerate(lines, start=1))
    if any(ARROW.match(line) for line in lines):
        return _teams(lines, notes), "Word transcript of Teams, with two times a turn"
    numbered = machine_lines_left_out(numbered, notes)
    if has_headings(numbered):
        return under_headings(numbered, notes), "a speaker and a time above each turn"
    trial: list[Note] = []
    if said := with_colons(numbered, trial):
        notes += trial
        return said, "a speaker before each turn"
    return without_speakers(numbered, notes), "paragraphs without speakers"


def _labelled(said: list[Said], notes: list[Note]) -> list[Said]:
    """Captions without voices may still name a speaker before a colon."""
    if any(one.speaker for one in said):
        return said
    trial: list[Note] = []
    lines = [(i, one.words) for i, one in enumerate(said)]
    found = {one.line: one for one in with_colons(lines, trial)}
    if not found:
        return said
    speaker, labelled = "", []
    for i, one in enumerate(said):
        words = one.words
        if i in found:
            speaker = found[i].speaker
            words = words.split(":", 1)[1].strip() if ":" in words else words
        labelled.append(replace(one, speaker=speaker, words=words))
    return labelled


def _teams(lines: list[str], notes: list[Note]) -> list[Said]:
    """Older Word transcripts of Teams: two times, a name, then the words."""
    said: list[Said] = []
    for first, block in _after_arrows(lines):
        begins, ends = (ARROW.match(block[0]).group(i) for i in (1, 2))
        text = [line.strip() for line in block[1:] if line.strip()]
        timed = captions([f"{begins} --> {ends}", *text[1:]], notes)
        name = text[0] if text else ""
        said += [replace(one, speaker=name, line=first) for one in timed]
    return said


def _after_arrows(lines: list[str]) -> list[tuple[int, list[str]]]:
    starts = [i for i, line in enumerate(lines) if ARROW.match(line)]
    ends = [*starts[1:], len(lines)]
    return [(i + 1, lines[i:j]) for i, j in zip(starts, ends, strict=True)]


def _joined(said: list[Said]) -> list[Said]:
    """One turn for all that a speaker says without another one coming between."""
    runs: list[list[Said]] = []
    for one in said:
        if runs and _goes_on(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [_together(run) for run in runs]


def _goes_on(before: Said, now: Said) -> bool:
    if before.speaker != now.speaker or before.ends is None or now.begins is None:
        return False
    return bool(now.speaker) or now.begins - before.ends < A_PAUSE


def _together(run: list[Said]) -> Said:
    words = BETWEEN_PIECES.join(one.words for one in run)
    return replace(run[0], words=words, ends=run[-1].ends)
