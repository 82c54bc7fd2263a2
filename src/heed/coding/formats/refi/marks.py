"""What was marked in films, recordings, pictures and pages, as the lines of a text.

A line is made of what the file says and nothing else: where the mark is, and its words
or its name. It says no name of what it is in: names of texts may name people.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from heed.coding.definition.exchange import Selection
from heed.coding.formats.refi import values

LONGEST = 200  # of a mark's own words in its line; its name is kept whole beside it
NOT_SAID = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """A time or an area, and what was said of it; it has no place in a text yet."""

    where: str
    words: str
    selection: Selection

    @classmethod
    def of(cls, where: str, words: str, made: Selection) -> "Mark":
        """A mark with the words that the file has of it, or else with its name."""
        return cls(where, plain(words) or plain(made.name), made)

    @property
    def is_cut(self) -> bool:
        """Whether its line cannot hold all of its words."""
        return len(self.words) > LONGEST

    def line(self) -> str:
        """The mark in one line."""
        words = self.words[: LONGEST - 1] + "…" if self.is_cut else self.words
        return f"{self.where}: {words}" if words else self.where


def lines_of(marks: Iterable[Mark]) -> tuple[str, list[Selection]]:
    """A text with a line for each mark, and where each stands in it.

    Each line has an end, so that not even a single one is the whole of the text: what
    was said of a mark stays apart from what was said of all.
    """
    lines, placed, at = [], [], 0
    for one in marks:
        line = one.line()
        placed.append(replace(one.selection, start=at, end=at + len(line)))
        lines.append(line + "\n")
        at += len(line) + 1
    return "".join(lines), placed


def plain(words: str) -> str:
    """Words on one line, without controls."""
    even = words if words.isprintable() else "".join(map(_printable, words))
    return " ".join(even.split())


def clock(milliseconds: int) -> str:
    """A time from the beginning, as h:mm:ss.mmm."""
    seconds, rest = divmod(abs(milliseconds), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if milliseconds < 0 else ""
    return f"{sign}{hours}:{minutes:02}:{seconds:02}.{rest:03}"


def where_of(name: str, element: Element) -> str:
    """Where a selection of that name lies, with the numbers that the file has."""
    if name in ("AudioSelection", "VideoSelection"):
        begin, end = (values.position(element.get(one)) for one in ("begin", "end"))
        return between(begin, end)
    corners = [_number(element, one) for one in ("firstX", "firstY")]
    others = [_number(element, one) for one in ("secondX", "secondY")]
    area = f"{', '.join(corners)} to {', '.join(others)}"
    if name == "PDFSelection":
        return f"page {_number(element, 'page')}, area {area}"
    return f"area {area}"


def between(begin: int | None, end: int | None) -> str:
    """A stretch of time."""
    first, last = (NOT_SAID if one is None else clock(one) for one in (begin, end))
    return f"{first} to {last}"


def _number(element: Element, name: str) -> str:
    found = values.position(element.get(name))
    return NOT_SAID if found is None else str(found)


def _printable(character: str) -> str:
    """A control becomes a blank; what joins letters and emoji stays."""
    return " " if unicodedata.category(character) == "Cc" else character
