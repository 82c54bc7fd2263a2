"""Plain text: “Name: words”, with or without times, and “Name  0:12” above words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from heed.coding.formats.transcripts.marks import (
    GAP,
    LABEL,
    TIME,
    could_be_label,
    is_sure,
    seconds,
)
from heed.coding.formats.transcripts.turns import Note, Said

Line = tuple[int, str]
LONGEST_HEADING = 80
MARK = rf"[\[(]?{GAP}({TIME}){GAP}[\])]?"
# “Jane Smith  0:12” alone on its line; “[0:12] Jane Smith”, too.
HEADING = re.compile(rf"({LABEL})[ \t]{{1,8}}{MARK}")
HEADING_BACKWARDS = re.compile(rf"{MARK}[ \t]{{1,8}}({LABEL}){GAP}:?")
COLON = re.compile(
    rf"(?:{MARK}{GAP}[-\u2013]?{GAP})?({LABEL}){GAP}(?:{MARK}{GAP})?:(?:[ \t]+(.*)|$)"
)
ONLY_TIME = re.compile(MARK)
MACHINE = re.compile(
    r"(?:transcribed by https?://\S+|.{0,80} (?:started|stopped) transcription|"
    r"\(?end of (?:transcript|recording|interview)\)?\.?)",
    re.IGNORECASE,
)
WRITE_NAMES = "Write each turn as “Name: words”, or give everything one speaker."


def machine_lines_left_out(lines: Iterable[Line], notes: list[Note]) -> list[Line]:
    """The lines without those that a program wrote about its own work."""
    kept = []
    for number, line in lines:
        if MACHINE.fullmatch(line.strip()):
            what = "A line that the program wrote about itself was left out."
            notes.append(Note(number, what, is_loss=True))
        else:
            kept.append((number, line))
    return kept


def has_headings(lines: list[Line]) -> bool:
    """Whether speakers stand with a time on lines of their own."""
    return any(_heading(line) for _, line in lines)


@dataclass
class _Open:
    """A turn whose lines are still being gathered."""

    speaker: str
    words: list[str]
    begins: float | None
    line: int

    def closed(self) -> Said:
        """The turn, without empty lines: it is a paragraph or several, not a page."""
        kept = [line.strip() for line in self.words if line.strip()]
        return Said(self.speaker, "\n".join(kept), self.begins, None, self.line)


def under_headings(lines: list[Line], notes: list[Note]) -> list[Said]:
    """What was said below each line that holds a speaker and a time."""
    open_ = [_Open("", [], None, 0)]
    for number, line in lines:
        if found := _heading(line):
            open_.append(_Open(found[0], [], found[1], number))
        else:
            open_[-1].words.append(line)
    before, *said = [one.closed() for one in open_]
    if before.words:
        what = "What stands before the first speaker was left out, as a heading is."
        remedy = "If somebody said it, write their name before it."
        notes.append(Note(1, what, remedy, is_loss=True))
    return said


def _heading(line: str) -> tuple[str, float | None] | None:
    line = line.strip()
    if len(line) > LONGEST_HEADING:
        return None
    if match := HEADING.fullmatch(line):
        label, time = match.groups()
    elif match := HEADING_BACKWARDS.fullmatch(line):
        time, label = match.groups()
    else:
        return None
    moment = seconds(time)
    if moment is None or not could_be_label(label):
        return None
    return label.strip(), moment


def with_colons(lines: list[Line], notes: list[Note]) -> list[Said]:
    """What was said after each “Name:”; other lines go on with the turn before."""
    believed = _believed(lines, notes)
    said: list[_Open] = []
    time: float | None = None
    for number, line in lines:
        if only := ONLY_TIME.fullmatch(line.strip()):
            time = seconds(only.group(1))
            continue
        label, begins, words = _parted(line, believed)
        if label:
            begins = time if begins is None else begins
            said.append(_Open(label, [words], begins, number))
        elif said:
            said[-1].words.append(words)
        elif words.strip():
            what = "What stands before the first speaker was left out, as a heading is."
            notes.append(Note(number, what, WRITE_NAMES, is_loss=True))
        time = None if line.strip() else time
    return [one.closed() for one in said]


def without_speakers(lines: list[Line], notes: list[Note]) -> list[Said]:
    """Each paragraph as a turn of nobody in particular."""
    what = "No speakers were recognised: each paragraph is a turn of its own."
    notes.append(Note(0, what, WRITE_NAMES))
    said: list[_Open] = []
    is_new = True
    for number, line in lines:
        if not line.strip():
            is_new = True
        elif is_new:
            said.append(_Open("", [line], None, number))
            is_new = False
        else:
            said[-1].words.append(line)
    return [one.closed() for one in said]


def _parted(line: str, believed: set[str]) -> tuple[str, float | None, str]:
    match = COLON.match(line.strip())
    if match is None or match.group(2).strip() not in believed:
        return "", None, line
    before, label, after, words = match.groups()
    written = before or after
    return label.strip(), seconds(written) if written else None, words or ""


def _believed(lines: list[Line], notes: list[Note]) -> set[str]:
    """The labels that name speakers: sure ones, and those that stand twice or more."""
    seen: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, line in lines:
        match = COLON.match(line.strip())
        if match and could_be_label(match.group(2)):
            label = match.group(2).strip()
            seen[label] += 1
            first.setdefault(label, number)
    believed = {one for one, times in seen.items() if times > 1 or is_sure(one)}
    for label in seen.keys() - believed:
        what = f"“{label}:” stands only once, so it was taken as words, not a speaker."
        notes.append(Note(first[label], what, "Check it in the preview."))
    return believed
