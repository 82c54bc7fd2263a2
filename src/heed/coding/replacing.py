"""Taking stretches out of words, and where everything else stands afterwards."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heed.coding.errors import ChangesDoNotFit

Turn = list  # speaker, start, end, begins, ends


@dataclass(frozen=True, order=True)
class Change:
    """A stretch, in code points, and the words that stand in its place."""

    start: int
    end: int
    words: str


def in_order(changes: Iterable[Change], length: int) -> list[Change]:
    """The changes from first to last; refused where they overlap or lie outside."""
    ordered = sorted(set(changes))
    at = 0
    for one in ordered:
        if not at <= one.start < one.end <= length:
            raise ChangesDoNotFit
        at = one.end
    return ordered


def replaced(words: str, changes: Sequence[Change]) -> str:
    """The words with each stretch replaced, and nothing else changed."""
    kept, at = [], 0
    for one in in_order(changes, len(words)):
        kept += [words[at : one.start], one.words]
        at = one.end
    return "".join([*kept, words[at:]])


class Moved:
    """Where a place in the words stands once the changes are made.

    A place inside a stretch that went moves to the end of what stands there now; the
    stretch's own beginning keeps its place.
    """

    def __init__(self, changes: Iterable[Change], length: int) -> None:
        self.changes = in_order(changes, length)
        self.starts = [one.start for one in self.changes]
        self.before = [0]
        for one in self.changes:
            longer = len(one.words) - (one.end - one.start)
            self.before.append(self.before[-1] + longer)

    def __call__(self, place: int) -> int:
        """The new place of an old one."""
        at = bisect_right(self.starts, place)
        if at == 0:
            return place
        last = self.changes[at - 1]
        if last.start < place < last.end:
            return last.start + self.before[at - 1] + len(last.words)
        if place == last.start:
            return place + self.before[at - 1]
        return place + self.before[at]


def within_turns(changes: Iterable[Change], turns: Sequence[Turn]) -> list[Change]:
    """Changes cut at the turns' edges, so that no two turns grow together.

    The words that replace a stretch over several turns stand in each of them.
    """
    if not turns:
        return list(changes)
    return [
        Change(max(one.start, turn[1]), min(one.end, turn[2]), one.words)
        for one in changes
        for turn in turns
        if max(one.start, turn[1]) < min(one.end, turn[2])
    ]


def moved_turns(
    turns: Sequence[Turn], changes: Sequence[Change], length: int
) -> list[Turn]:
    """The turns as they stand in the changed words."""
    new = Moved(changes, length)
    return [
        [speaker, new(start), new(end), begins, ends]
        for speaker, start, end, begins, ends in turns
    ]
