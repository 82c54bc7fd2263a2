"""What a figure consists of. Templates print these; nothing here is HTML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Part:
    """A label and how many; ``None`` is a number too small to be shown."""

    label: Any
    count: int | None
    shape: str = ""


@dataclass(frozen=True)
class Mark:
    """One shape of a drawing: its SVG element, its class and its geometry."""

    element: str
    css: str
    at: dict[str, float | str]
    words: Any = None


@dataclass(frozen=True)
class Drawing:
    """An SVG picture; ``wide`` ones give way to narrow ones on a phone."""

    width: int
    height: int
    marks: list[Mark]
    css: str = ""


@dataclass(frozen=True)
class Row:
    """A bar as a row of a list; its drawing is 100 wide, so length is a percentage."""

    label: Any
    words: str
    length: float | None
    css: str = ""
    fill: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Key:
    """What a mark in the drawing means; the mark fits a box of 20 by 20."""

    mark: Mark
    label: str


@dataclass(frozen=True)
class Figure:
    """A finished figure, ready for ``figure()`` in ui/components/figures.html."""

    title: Any
    sentence: str
    columns: list[Any]
    table: list[list[Any]]
    drawings: list[Drawing] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    note: str = ""

    @property
    def slug(self) -> str:
        """A part of the ids, made from the title."""
        return re.sub(r"[^a-z0-9]+", "-", str(self.title).lower()).strip("-")


def added(parts: Sequence[Part]) -> int | None:
    """All counts together; nothing where one is withheld, for then none is the sum."""
    counts = [part.count for part in parts]
    return None if None in counts else sum(counts)


def people(count: int | None) -> str:
    """How many answered, which is the base of the figure; nothing if withheld."""
    if count is None:
        return ""
    return ngettext(
        "%(count)s person answered.", "%(count)s people answered.", count
    ) % {"count": count}


def skipped_words(count: int) -> str:
    """How many skipped the question; nothing where nobody did."""
    if not count:
        return ""
    return ngettext(
        "%(count)s person skipped this question.",
        "%(count)s people skipped this question.",
        count,
    ) % {"count": count}


def count_words(count: int | None) -> str:
    """A count in a table; a withheld one says so and is no zero."""
    return _("too few to show") if count is None else str(count)


def most_common(parts: Sequence[Part]) -> str:
    """The most common answer, or all that share the first place."""
    counts = [part.count for part in parts]
    if None in counts or not any(counts):
        return ""  # the largest may be the one that is withheld
    top = max(counts)
    labels = [str(part.label) for part in parts if part.count == top]
    if len(labels) == 1:
        return _("Most often: %(answer)s (%(count)s).") % {
            "answer": labels[0],
            "count": top,
        }
    return _("Most often: %(answers)s (%(count)s each).") % {
        "answers": _(", ").join(labels),
        "count": top,
    }


def withheld_words(parts: Sequence[Part]) -> str:
    """That something is withheld; nothing where everything is shown."""
    if all(part.count is not None for part in parts):
        return ""
    return _("Some numbers are too small to show.")


def joined(*sentences: str) -> str:
    """Sentences in a row, without the empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)
