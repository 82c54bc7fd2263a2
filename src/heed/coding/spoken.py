"""Who says what in a text: the turns of an interview, and whose words count.

A text without turns is one person's own words, all of them. Nothing here
knows of Django.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from heed.coding.passages import Span

PARTICIPANT = "participant"


@dataclass(frozen=True)
class Turn:
    """A stretch that one voice says, and who the voice is."""

    span: Span
    role: str


@dataclass(frozen=True)
class Heard:
    """Whose words count in a project: participants' alone, or everybody's.

    ``turns`` holds the turns of each text that has any. A passage counts as soon as one
    word of a participant lies in it.
    """

    turns: Mapping[UUID, Sequence[Turn]] = field(default_factory=dict)
    everybody: bool = False
    untold: frozenset[UUID] = frozenset()  # nobody said why they may be used

    def counts(self, text: UUID, span: Span) -> bool:
        """Whether a passage is, at least in part, what a participant said."""
        if text in self.untold:
            return False
        turns = self.turns.get(text)
        if self.everybody or not turns:
            return True
        return any(t.role == PARTICIPANT and t.span.overlaps(span) for t in turns)

    def said(self, text: UUID, span: Span) -> list[tuple[str, Span]]:
        """The parts of a passage that count, each with who says it; a writer is ""."""
        turns = self.turns.get(text)
        if not turns:
            return [("", span)]
        return [
            (one.role, _shared(one.span, span))
            for one in turns
            if one.span.overlaps(span) and (self.everybody or one.role == PARTICIPANT)
        ]


def role_at(turns: Iterable[Turn], place: int) -> str:
    """Who speaks at a place; nobody between two turns."""
    return next((t.role for t in turns if t.span.start <= place < t.span.end), "")


def _shared(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))
