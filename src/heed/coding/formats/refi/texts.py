"""Texts as other programs store them, and where their counting may part from ours."""

import codecs
import re
from array import array
from dataclasses import dataclass, field

from heed.coding.formats.refi.counting import Counting, LineEnds, Ruler, Unit

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
MARK = "\ufeff"


class NotUtf8(ValueError):
    """The bytes are in no encoding that the format allows."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in our form, and what was different about it in the file."""

    words: str = field(repr=False)
    marked: bool = False  # it began with a byte order mark
    pairs: "array[int]" = field(default_factory=lambda: array("I"), repr=False)
    astral: "array[int]" = field(default_factory=lambda: array("I"), repr=False)
    replaced: int = 0  # characters that no database keeps

    def ruler(self, counting: Counting) -> Ruler:
        """How positions of that counting become ours."""
        ahead = int(counting.mark_counted and self.marked)
        return Ruler(self._wide(counting), ahead, int(counting.last_included))

    def _wide(self, counting: Counting) -> "array[int]":
        ends = array("I")
        if counting.line_ends is LineEnds.AS_FILE:
            ends = self.pairs
        elif counting.line_ends is LineEnds.TWO:
            ends = _places("\n", self.words)
        if counting.unit is Unit.CODE_POINTS or not self.astral:
            return ends
        return array("I", sorted(ends + self.astral)) if ends else self.astral


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 where its mark says so."""
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        if utf16:
            return MARK + content.decode("utf-16")
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotUtf8 from None


def text_from(raw: str) -> Text:
    """The text with line feeds only, without a mark, and the places that matter."""
    marked = raw.startswith(MARK)
    raw = raw[1:] if marked else raw
    pairs = array("I", (at - n for n, at in enumerate(_places("\r\n", raw))))
    words = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    replaced = words.count("\x00")
    words = words.replace("\x00", "\ufffd") if replaced else words
    astral = array("I")
    if not words.isascii():
        astral = array("I", (found.start() for found in _ASTRAL.finditer(words)))
    return Text(words, marked, pairs, astral, replaced)


def _places(what: str, words: str) -> "array[int]":
    return array("I", (found.start() for found in re.finditer(what, words)))
