"""A report as parts in an order, before it is Markdown, a page or JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 2 is the first below the title."""

    words: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Words; ``is_blank`` where a person has still to write them.

    ``language`` is said where it is another than the document's.
    """

    words: str
    is_blank: bool = False
    language: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table of words and figures; the first column names the rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True)
class Document:
    """A title, and its parts."""

    title: str
    parts: tuple[Part, ...] = field(default=())
    language: str = "en-GB"

    def as_json(self) -> dict[str, Any]:
        """For machines: every part with its kind."""
        parts = [{"part": type(p).__name__.lower(), **vars(p)} for p in self.parts]
        return {"title": self.title, "parts": parts}

    @property
    def blanks(self) -> int:
        """How many places a person has still to fill."""
        return sum(isinstance(p, Paragraph) and p.is_blank for p in self.parts)


def document(
    title: str, parts: Iterator[Part] | Sequence[Part], language: str = "en-GB"
) -> Document:
    """A document of whatever parts come."""
    return Document(title, tuple(parts), language)
