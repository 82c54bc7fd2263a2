"""A table of counts that knows what its percentages are percentages of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import KINDS, merged_places
from heedstats.errors import Refusal
from heedstats.intervals import Interval, wilson

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


class Base(StrEnum):
    """What a percentage is a percentage of."""

    GROUP = "group"  # everybody in the group, whether they answered or not
    ANSWERED = "answered"  # those of them who gave an answer
    MENTIONS = "mentions"  # what was mentioned; a person may have several

    def words(self, count: int) -> str:
        """The base in words, with its size."""
        if self is Base.MENTIONS:
            return f"{count} mention" if count == 1 else f"{count} mentions"
        people = f"{count} person" if count == 1 else f"{count} people"
        return f"{people} in the group" if self is Base.GROUP else f"{people} answered"


class Per(StrEnum):
    """Along which direction percentages add up."""

    COLUMN = "column"
    ROW = "row"
    WHOLE = "whole"


@dataclass(frozen=True)
class Share:
    """Some of the answers taken together: how many of how many."""

    count: int
    base_count: int
    percent: float
    low: float
    high: float
    base: Base


@dataclass(frozen=True)
class Table:
    """Counts of answers (rows) by group (columns), with those who gave no answer.

    Shapes: ``counts`` is rows by columns; ``answered`` has one number per column;
    ``missing`` is 3 by columns: skipped, not shown, not reached.
    Missing: each kind is a row of its own; in the base *group* they count, in the
    base *answered* they do not. A base of 0 gives NaN, never 0 per cent.
    Several: with ``several`` a person may stand in more than one row, so that a
    column of counts adds up to more than ``answered``.
    Errors: :class:`Refusal` where counts, answers and people do not fit together.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counts
    answered: Counts
    missing: Counts
    base: Base
    title: str = ""
    several: bool = False

    def __post_init__(self) -> None:
        shape = (len(self.rows), len(self.columns))
        if self.counts.shape != shape or self.missing.shape != (3, shape[1]):
            raise Refusal("A table has one count for each row and column.")
        if self.answered.shape != (shape[1],):
            raise Refusal("A table has one number of answers for each column.")
        for names in (self.rows, self.columns):
            if len(set(names)) < len(names):
                raise Refusal("Each row and each column has a name of its own.")
        for part in (self.counts, self.answered, self.missing):
            if not np.issubdtype(part.dtype, np.integer) or np.any(part < 0):
                raise Refusal("Counts are whole numbers and never negative.")
        if not self.several and np.any(self.counts.sum(axis=0) != self.answered):
            raise Refusal(
                "The answers of a column do not add up to those who answered."
            )
        if self.several and np.any(self.counts > self.answered):
            raise Refusal("More people chose an answer than answered.")

    def on(self, base: Base) -> Self:
        """The same counts with another base.

        Errors: :class:`Refusal` between mentions and people, since the number of
        people cannot be found from mentions.
        """
        if (base is Base.MENTIONS) is not (self.base is Base.MENTIONS):
            raise Refusal(
                "Mentions and people are counted apart: a table of one has no "
                "percentages of the other."
            )
        return replace(self, base=base)

    @property
    def group(self) -> Counts:
        """How many people (or mentions) each column has, answered or not."""
        group: Counts = self.answered + self.missing.sum(axis=0)
        return group

    @property
    def bases(self) -> Counts:
        """What each column's percentages are percentages of."""
        return self.group if self.base is Base.GROUP else self.answered

    def base_words(self, column: int = 0) -> str:
        """The base of one column in words."""
        return self.base.words(int(self.bases[column]))

    def percent(self, *, per: Per = Per.COLUMN, decimals: int | None = None) -> Shares:
        """Percentages, rows by columns; exact, or rounded with a half going up.

        ``per`` row: of all with that answer. ``per`` whole: of all columns together.
        """
        return percent(self.counts, self._whole(per), decimals)

    def missing_percent(self, *, decimals: int | None = None) -> Shares:
        """Each kind of missing in per cent of the group; NaN on any other base."""
        if self.base is not Base.GROUP:
            return np.full(self.missing.shape, np.nan)
        return percent(self.missing, self.bases, decimals)

    def intervals(self, confidence: float = 0.95) -> Interval:
        """Wilson's interval of every column percentage, in per cent.

        Errors: :class:`Refusal` for mentions: one person's mentions hang together,
        so they are not independent trials.
        """
        if self.base is Base.MENTIONS:
            raise Refusal(
                "Mentions of one person hang together, so a share of mentions has no "
                "Wilson interval. Use the share of people."
            )
        low, high = wilson(self.counts, self.bases[None, :], confidence)
        return Interval(100 * low, 100 * high)

    def share(
        self, answers: Sequence[str], column: int = 0, confidence: float = 0.95
    ) -> Share:
        """Several answers together, such as difficult and very difficult."""
        if self.several and len(answers) > 1:
            raise Refusal("A person may be in several rows, so rows are not added up.")
        places = [self._row(name) for name in answers]
        if len(set(places)) < len(places):
            raise Refusal("An answer is counted once.")
        count, base = int(self.counts[places, column].sum()), int(self.bases[column])
        low, high = np.nan, np.nan
        if self.base is not Base.MENTIONS:
            low, high = wilson(count, base, confidence)
        share = float(percent(count, base, 1))
        return Share(count, base, share, 100 * low, 100 * high, self.base)

    def total(self, name: str = "All") -> Self:
        """All columns together as one; groups are chosen one per person."""
        return replace(
            self,
            columns=(name,),
            counts=self.counts.sum(axis=1, keepdims=True),
            answered=self.answered.sum(keepdims=True),
            missing=self.missing.sum(axis=1, keepdims=True),
        )

    def merged(self, columns: Mapping[str, Sequence[str]]) -> Self:
        """With groups put together; the table it was made from stays as it is."""
        names, places = merged_places(self.columns, columns)
        into = np.zeros((len(self.columns), len(names)), dtype=np.int64)
        into[np.arange(len(self.columns)), places] = 1
        return replace(
            self,
            columns=names,
            counts=self.counts @ into,
            answered=self.answered @ into,
            missing=self.missing @ into,
        )

    def records(
        self, *, decimals: int = 1, confidence: float | None = None
    ) -> list[dict[str, Any]]:
        """One plain record per number: answers first, then the kinds of missing.

        A percentage that has no base is ``None``. Each record names its base. With
        ``confidence`` the records of answers have ``low`` and ``high`` in per cent.
        """
        shares = self.percent(decimals=decimals)
        absent = self.missing_percent(decimals=decimals)
        found = []
        ends = self.intervals(confidence) if confidence else None
        for c in range(len(self.columns)):
            for r, name in enumerate(self.rows):
                record = self._record(
                    name, "answer", c, self.counts[r, c], shares[r, c]
                )
                if ends:
                    record["low"] = _number(ends.low[r, c])
                    record["high"] = _number(ends.high[r, c])
                found.append(record)
            for r, kind in enumerate(KINDS):
                count, share = self.missing[r, c], absent[r, c]
                found.append(self._record(kind.word, "missing", c, count, share))
        return found

    def sentence(self, column: int = 0) -> str:
        """One plain sentence: the most common answer, its base, and who is missing."""
        if not len(self.rows) or not self.counts[:, column].any():
            return f"{self.columns[column]}: there is no answer yet."
        top = int(self.counts[:, column].argmax())
        count, base = int(self.counts[top, column]), int(self.bases[column])
        share = float(percent(count, base, 1))
        gone = int(self.missing[:, column].sum())
        missing = f"; {gone} gave no answer" if gone else ""
        return (
            f"{self.columns[column]}: most often “{self.rows[top]}”, {count} of "
            f"{self.base_words(column)} ({share:.1f}%){missing}."
        )

    def _row(self, name: str) -> int:
        if name not in self.rows:
            raise Refusal(f"The table has no answer {name!r}.")
        return self.rows.index(name)

    def _whole(self, per: Per) -> Counts:
        if per is Per.ROW:
            rows: Counts = self.counts.sum(axis=1, keepdims=True)
            return rows
        return self.bases.sum(keepdims=True) if per is Per.WHOLE else self.bases

    def _record(
        self, name: str, kind: str, column: int, count: int, share: float
    ) -> dict[str, Any]:
        return {
            "answer": name,
            "kind": kind,
            "group": self.columns[column],
            "count": int(count),
            "percent": _number(share),
            "base": self.base.value,
            "base_count": int(self.bases[column]),
        }


def percent(count: ArrayLike, base: ArrayLike, decimals: int | None = None) -> Shares:
    """``100 · count / base``, rounded in whole numbers so that a half goes up.

    Missing: NaN where the base is 0. Unit: per cent.
    Formula: with d decimals ``⌊(2·100·10ᵈ·count + base) / (2·base)⌋ / 10ᵈ``.
    Checked against: the published tables, to the printed decimal.
    """
    x, n = np.broadcast_arrays(np.asarray(count), np.asarray(base))
    known = n > 0
    safe = np.where(known, n, 1)
    if decimals is None:
        return np.where(known, 100 * x / safe, np.nan)
    scale = 10**decimals
    rounded = (200 * scale * x + safe) // (2 * safe) / scale
    return np.where(known, rounded, np.nan)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
