"""A dataset: what people answered as columns, each with its labels and missing kinds.

A column of codes holds whole numbers. Answers are 1, 2, 3 … in the order of the
question; the three kinds of missing are numbers of their own below zero, never a
blank: -1 skipped, -2 not shown, -3 not reached. This module knows no Django and no
file format.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heed.instruments.definition import Definition
from heedstats.answers import Missing

MISSING = {kind.word: kind.value for kind in Missing}
MISSING_LABELS = {kind.value: kind.label.capitalize() for kind in Missing}
ALTERNATIVES_FROM = -11  # codes such as "not sure" that may stand for a typed number

Value = int | float | str


@dataclass(frozen=True)
class Column:
    """One column; ``labels`` name its codes, and are empty for words and numbers.

    ``item`` is the question that it comes from, ``codes`` what its numbers are called
    there, ``option`` the one answer that a column of ticks is about, and ``question``
    the words before it. ``is_weight``: how many people a row stands for.
    """

    name: str
    label: str
    labels: Mapping[int, str] = field(default_factory=dict)
    has_missing: bool = True
    is_words: bool = False
    is_ordered: bool = False
    item: str = ""
    codes: Mapping[int, str] = field(default_factory=dict)
    option: str = ""
    question: str = ""
    is_weight: bool = False

    @property
    def value_labels(self) -> dict[int, str]:
        """All labels, those of the missing kinds among them."""
        return {**self.labels, **(MISSING_LABELS if self.has_missing else {})}


@dataclass(frozen=True)
class About:
    """Who collected a dataset, when and how; ``shows_counts``: its reader sees counts.

    ``questionnaires`` are numbered, from 1, as in the column ``edition``.
    """

    questionnaires: tuple[Definition, ...] = ()
    producer: str = ""
    began: date | None = None
    ended: date | None = None
    sampling: str = ""
    shows_counts: bool = True


@dataclass(frozen=True)
class Streamed:
    """Rows too many to be held, which are read anew each time that they are asked for.

    They come in another order each time. ``columns`` gives all values at once for
    what needs that, two bytes for most of them, in an order that then stays.
    """

    count: int
    read: Callable[[], Iterator[Sequence[Value]]]
    columns: Callable[[], list[NDArray[Any]]]

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Sequence[Value]]:
        return self.read()

    @cached_property
    def by_column(self) -> list[NDArray[Any]]:
        """All values, read once."""
        return self.columns()


@dataclass(frozen=True)
class Dataset:
    """Columns, and one row per person in no order that means anything."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]] | Streamed
    note: str = ""
    about: About = About()

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError("Two columns have one name.")
        if isinstance(self.rows, Streamed):
            return  # looking at them would read them all
        if any(len(row) != len(names) for row in self.rows):
            raise ValueError("Each row has one value for each column.")

    def values(self, place: int) -> list[Value]:
        """The values of one column."""
        if isinstance(self.rows, Streamed):
            return self.rows.by_column[place].tolist()
        return [row[place] for row in self.rows]

    def array(self, place: int) -> NDArray[Any]:
        """The same for statistics, without a copy where there are many."""
        if isinstance(self.rows, Streamed):
            return self.rows.by_column[place]
        return np.asarray(self.values(place))

    def batches(self, size: int = 20_000) -> Iterator[list[Sequence[Value]]]:
        """All rows, some at a time, for formats that can be written so."""
        rows = iter(self.rows)
        while some := list(islice(rows, size)):
            yield some
