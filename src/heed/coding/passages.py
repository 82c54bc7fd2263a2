"""Where a text can be cut: into sentences to choose, and into pieces to draw.

Positions are code points. Nothing here knows of Django.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

# A sentence ends with its mark and the blanks behind it, or with its line.
_END = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*\s+|\n+")


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text; ``end`` is the first position behind it."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Piece:
    """A stretch in which nothing begins or ends, and the numbers of what covers it."""

    start: int
    end: int
    words: str
    covered_by: tuple[int, ...]


def sentences(text: str) -> list[Span]:
    """The sentences of a text; together they are the whole of it."""
    found, start = [], 0
    for mark in _END.finditer(text):
        if text[start : mark.end()].strip():
            found.append(Span(start, mark.end()))
            start = mark.end()
    if start < len(text) or not found:
        rest = Span(start, len(text))
        if found and not text[start:].strip():
            rest = Span(found.pop().start, len(text))
        found.append(rest)
    return found


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends, as a passage is quoted."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def pieces(text: str, within: Span, marked: Iterable[Span]) -> list[Piece]:
    """One sentence in pieces, cut wherever a marked span begins or ends."""
    spans = list(enumerate(marked))
    cuts = {within.start, within.end}
    for _number, span in spans:
        cuts |= {c for c in (span.start, span.end) if within.start < c < within.end}
    edges = sorted(cuts)
    return [
        Piece(
            start,
            end,
            text[start:end],
            tuple(n for n, span in spans if span.overlaps(Span(start, end))),
        )
        for start, end in pairwise(edges)
    ]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans taken together: what several people marked is one mention."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def named(text: UUID, span: Span) -> str:
    """A passage as a page names it."""
    return f"{text}:{span.start}:{span.end}"


def placed(value: str) -> tuple[UUID, Span]:
    """The passage that a page named."""
    text, start, end = value.split(":")
    return UUID(text), Span(int(start), int(end))
