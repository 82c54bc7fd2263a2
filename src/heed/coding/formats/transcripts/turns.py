"""What a transcript is to us: turns in one plain text, and what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

BETWEEN_TURNS = "\n\n"
BETWEEN_PIECES = " "


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold before it is refused."""

    file_bytes: int = 8 * 2**20
    unpacked_bytes: int = 32 * 2**20
    packing_ratio: int = 200
    zip_entries: int = 2_000
    characters: int = 400_000  # some eight hours of speech
    lines: int = 200_000
    line_characters: int = 100_000
    turns: int = 10_000
    speakers: int = 50


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know of a file; a loss, if words were left out.

    ``line`` is the line of a text file or the paragraph of a Word file, from 1; 0
    where it concerns the whole file.
    """

    line: int
    what: str
    remedy: str = ""
    is_loss: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of speech as a file holds it, before it has its place in the text."""

    speaker: str
    words: str
    begins: float | None = None
    ends: float | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words without a break: ``start`` and ``end`` are code points."""

    speaker: str
    start: int
    end: int
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True)
class Transcript:
    """A file read: its words, its turns, how it was read, and what was left out."""

    words: str
    turns: tuple[Turn, ...]
    layout: str
    encoding: str = "UTF-8"
    notes: tuple[Note, ...] = field(default=())

    @property
    def speakers(self) -> list[str]:
        """The speakers' labels as they stood in the file, in order of appearance."""
        return list(dict.fromkeys(turn.speaker for turn in self.turns))

    def said(self, turn: Turn) -> str:
        """The words of a turn."""
        return self.words[turn.start : turn.end]


class TranscriptRefused(ValueError):
    """The file cannot be taken; says why, where and what to do."""

    def __init__(self, what: str, remedy: str, line: int = 0) -> None:
        """``line`` is 0 where the whole file is meant."""
        self.what, self.remedy, self.line = what, remedy, line
        where = f"Line {line}: " if line else ""
        super().__init__(f"{where}{what} {remedy}")


def assemble(said: Iterable[Said], limits: Limits) -> tuple[str, tuple[Turn, ...]]:
    """One plain text with the place of each turn; empty stretches have none."""
    parts: list[str] = []
    turns: list[Turn] = []
    at = 0
    for one in said:
        words = one.words.strip()
        if not words:
            continue
        if turns:
            parts.append(BETWEEN_TURNS)
            at += len(BETWEEN_TURNS)
        parts.append(words)
        turns.append(Turn(one.speaker, at, at + len(words), one.begins, one.ends))
        at += len(words)
        _check(turns, at, one.line, limits)
    return "".join(parts), tuple(turns)


def _check(turns: list[Turn], at: int, line: int, limits: Limits) -> None:
    if len(turns) > limits.turns:
        raise TranscriptRefused(
            f"There are more than {limits.turns:,} turns.",
            "Split the file into several interviews.",
            line,
        )
    if at > limits.characters:
        raise TranscriptRefused(
            f"There are more than {limits.characters:,} letters.",
            "Split the file into several interviews.",
            line,
        )
