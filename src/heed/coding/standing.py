"""Everything that was judged in a project as columns of numbers, and what follows.

A project may have 100,000 texts and several times as many passages: taken one by one
as objects they would cost a page half a minute. :mod:`heed.coding.results` says in
plain steps what stands and what is a mention; this is the same, all at once. Nothing
here knows of Django.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from heed.coding.agreement import Judged
from heed.coding.passages import Span
from heed.coding.results import Mention, Standing
from heed.coding.spoken import Heard

Numbers = NDArray[np.int64]
Ticks = NDArray[np.bool_]


@dataclass(frozen=True)
class TextsInOrder:
    """The texts of a project in its order, with who wrote each and their group."""

    texts: tuple[UUID, ...]
    people: tuple[UUID, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Who is done with what, and every passage, as places among texts, coders, codes.

    ``done`` has a row for each text and a column for each coder. ``passages`` has the
    rows text, coder, code, start and end; ``settled`` text, code and whether it
    applies, once for each text and code. ``judging`` has a layer for each text, in it
    a row for each coder and a column for each code: who is done with the text and
    judged the code. Without it, whoever is done judged every code.
    """

    order: TextsInOrder
    coders: tuple[UUID, ...]
    codes: tuple[UUID, ...]
    done: Ticks
    passages: Numbers
    settled: Numbers
    judging: Ticks | None = None

    def judged(self, but: Collection[tuple[UUID, UUID]] = ()) -> Judged:
        """What each coder said of every code, for measuring agreement.

        ``but`` are pairs of a text and a coder that do not count here.
        """
        done = self.done.copy()
        texts = {text: at for at, text in enumerate(self.order.texts)} if but else {}
        for text, coder in but:
            if text in texts and coder in self.coders:
                done[texts[text], self.coders.index(coder)] = False
        there = np.flatnonzero(done.any(axis=1))
        place = np.full(len(done), -1)
        place[there] = np.arange(len(there))
        applied = self.passages[:3, place[self.passages[0]] >= 0]
        applied[0] = place[applied[0]]
        names = tuple(self.order.texts[at] for at in there)
        found = Judged.of_places(
            (names, self.coders, self.codes), np.argwhere(done[there]), applied.T
        )
        return found if self.judging is None else found.where(self.judging[there])

    def found(self, heard: Heard) -> tuple[Standing, list[Mention]]:
        """What stands, what is open, and every mention of those whose words count."""
        stands = frozenset(self._named(self._stands))
        return Standing(stands, tuple(self._named(self._open))), self._found(heard)

    def people_by_group(self, untold: Collection[UUID] = ()) -> dict[str, int]:
        """How many people's texts somebody is done with, for each group.

        ``untold`` are texts of which nobody has said why they may be used.
        """
        there = np.flatnonzero(self.done.any(axis=1)).tolist()
        people = {
            (self.order.people[at], self.order.groups[at])
            for at in there
            if self.order.texts[at] not in untold
        }
        return dict(Counter(group for _person, group in people))

    @cached_property
    def _said(self) -> tuple[Numbers, Numbers]:
        """Each text and code that somebody done applied, and how many of them did."""
        text, coder, code = self.passages[:3]
        counts = (
            self.done[text, coder]
            if self.judging is None
            else self.judging[text, coder, code]
        )
        by_whom = self._cells(text, code)[counts] * len(self.coders) + coder[counts]
        cells, times = np.unique(
            np.unique(by_whom) // max(len(self.coders), 1), return_counts=True
        )
        return cells, times

    @cached_property
    def _decided(self) -> tuple[Numbers, Numbers]:
        """What was settled: all of it, and what applies."""
        text, code, applies = self.settled
        cells = self._cells(text, code)
        return cells, cells[applies == 1]

    @cached_property
    def _by_all(self) -> Ticks:
        cells, times = self._said
        text, code = cells // self._side, cells % self._side
        if self.judging is None:
            return times == self.done.sum(axis=1)[text]
        return times == self.judging.sum(axis=1)[text, code]

    @cached_property
    def _stands(self) -> Numbers:
        """Where everybody who is done applied a code, unless it was settled else."""
        settled, applies = self._decided
        agreed = np.setdiff1d(self._said[0][self._by_all], settled)
        return np.union1d(agreed, applies)

    @property
    def _open(self) -> Numbers:
        settled, _applies = self._decided
        return np.setdiff1d(self._said[0][~self._by_all], settled)

    def _found(self, heard: Heard) -> list[Mention]:
        """Passages of the same code that overlap are one mention."""
        text, _coder, code, start, end = self.passages
        cells = self._cells(text, code)
        there = np.isin(cells, self._stands) & self._counts(heard)
        cells, start, end = cells[there], start[there], end[there]
        order = np.lexsort((end, start, cells))
        cells, start, end = cells[order], start[order], end[order]
        opens, closes = _merged(cells, start, end)
        rows = zip(
            (cells[opens] // self._side).tolist(),
            (cells[opens] % self._side).tolist(),
            start[opens].tolist(),
            closes.tolist(),
            strict=True,
        )
        texts, people, groups = self.order.texts, self.order.people, self.order.groups
        return [
            Mention(texts[t], people[t], groups[t], self.codes[c], Span(first, last))
            for t, c, first, last in rows
        ]

    def _counts(self, heard: Heard) -> Ticks:
        """Which passages count; only those of interviews have to be looked at."""
        looked = heard.turns.keys() | heard.untold
        turned = np.array([text in looked for text in self.order.texts], bool)
        text, _coder, _code, start, end = self.passages
        found = np.ones(len(text), bool)
        for at in np.flatnonzero(turned[text]) if looked else ():
            where = self.order.texts[text[at]]
            found[at] = heard.counts(where, Span(int(start[at]), int(end[at])))
        return found

    @property
    def _side(self) -> int:
        return max(len(self.codes), 1)

    def _cells(self, text: Numbers, code: Numbers) -> Numbers:
        """A text and a code as one number."""
        return text * self._side + code

    def _named(self, cells: Numbers) -> list[tuple[UUID, UUID]]:
        texts, codes = self.order.texts, self.codes
        at, of = (cells // self._side).tolist(), (cells % self._side).tolist()
        return [(texts[t], codes[c]) for t, c in zip(at, of, strict=True)]


def _merged(cells: Numbers, start: Numbers, end: Numbers) -> tuple[Ticks, Numbers]:
    """Where a new mention begins in sorted passages, and where each mention ends.

    Each cell is moved behind all earlier ones, so that one running maximum of the ends
    serves them all.
    """
    if not len(cells):
        return np.zeros(0, bool), end
    new_cell = np.append(True, cells[1:] != cells[:-1])
    shift = (np.cumsum(new_cell) - 1) * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + shift)
    opens = new_cell.copy()
    opens[1:] |= start[1:] + shift[1:] >= reach[:-1]
    last = np.append(np.flatnonzero(opens)[1:] - 1, len(cells) - 1)
    return opens, (reach - shift)[last]
