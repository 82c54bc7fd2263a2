"""How programs count the characters of a text, and how to get from there to ours."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a program takes for one character."""

    CODE_POINTS = "code points"
    UTF16 = "UTF-16 units"


class LineEnds(StrEnum):
    """For how many characters a line end counts."""

    AS_FILE = "as stored"  # two where the file has two, one where it has one
    ONE = "as one"
    TWO = "as two"


@dataclass(frozen=True, slots=True)
class Counting:
    """One way of counting; the standard's own has every default."""

    unit: Unit = Unit.CODE_POINTS
    line_ends: LineEnds = LineEnds.AS_FILE
    mark_counted: bool = False  # the byte order mark is a character too
    last_included: bool = False  # the end is the last character, not the one after

    def __str__(self) -> str:
        more = ", the byte order mark counted" if self.mark_counted else ""
        more += ", the last character included" if self.last_included else ""
        return f"{self.unit}, line ends {self.line_ends}{more}"


class Ruler:
    """Turns positions of one counting into ours and back.

    ``wide`` holds our positions of characters that count twice there, in order.
    """

    __slots__ = ("_ahead", "_last", "_wide")

    def __init__(self, wide: "array[int]", ahead: int = 0, last: int = 0) -> None:
        self._wide, self._ahead, self._last = wide, ahead, last

    def start(self, theirs: int) -> int | None:
        """Our position; None inside a character that counts twice, or before all."""
        theirs -= self._ahead
        wide = self._wide
        if theirs < 0:
            return None
        if not wide:
            return theirs
        before = bisect_left(range(len(wide)), theirs, key=lambda n: wide[n] + n)
        if before and wide[before - 1] + before == theirs:
            return None
        return theirs - before

    def end(self, theirs: int) -> int | None:
        """Our position of an end."""
        return self.start(theirs + self._last)

    def theirs(self, ours: int) -> int:
        """Their position for ours."""
        return ours + bisect_left(self._wide, ours) + self._ahead
