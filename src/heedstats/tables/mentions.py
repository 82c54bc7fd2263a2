"""Several answers per person: what was mentioned, how often, and by how many people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import KINDS, Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables.counting import cross
from heedstats.tables.table import Base, Counts, Table


@dataclass(frozen=True)
class Mentions:
    """What people mentioned, each mention with its person.

    Shapes: ``person`` and ``code`` have one number per mention: the person's place,
    and the place of what was mentioned among ``choices``. ``state`` has one number
    per person: 0 for who answered, else the kind of missing.
    Missing: a person who did not answer has no mention; a person who answered may
    have none (nothing said fits a code), and stays in the base.
    """

    person: NDArray[np.intp]
    code: NDArray[np.intp]
    state: NDArray[np.int16]
    choices: tuple[str, ...]
    item: str = ""

    def __post_init__(self) -> None:
        if self.person.shape != self.code.shape or self.person.ndim != 1:
            raise Refusal("Each mention has one person and one code.")
        for places, size in (
            (self.person, len(self.state)),
            (self.code, len(self.choices)),
        ):
            if len(places) and (places.min() < 0 or places.max() >= size):
                raise Refusal("A mention belongs to a known person and a known code.")
        if np.any(self.state > 0) or np.any(self.state < min(KINDS)):
            raise Refusal("A person answered (0), or is missing in one of three ways.")
        if np.any(self.state[self.person] < 0):
            raise Refusal("A person who gave no answer has no mention.")

    @classmethod
    def chosen(
        cls, ticked: ArrayLike, state: ArrayLike, choices: tuple[str, ...]
    ) -> Self:
        """From a question with several answers: people by choices, true if ticked."""
        grid = np.asarray(ticked, dtype=bool)
        if grid.ndim != 2 or grid.shape[1] != len(choices):
            raise Refusal("There is one column of ticks for each choice.")
        person, code = np.nonzero(grid)
        return cls(person, code, np.asarray(state, dtype=np.int16), choices)


@dataclass(frozen=True)
class MentionTable:
    """The same mentions counted twice: as mentions, and as people who mentioned.

    ``mentions`` has the base mentions; ``people`` has the base group (or answered)
    and one row for each code in which a person stands once, however often they
    mentioned it.
    """

    mentions: Table
    people: Table

    def ranks(self) -> Counts:
        """Each code's rank by mentions within its group; equals share the best rank."""
        counts = self.mentions.counts
        above: Counts = (counts[None, :] > counts[:, None]).sum(axis=1)
        return above + 1

    def records(self, *, decimals: int = 1) -> list[dict[str, Any]]:
        """One plain record per code and group, with both bases named."""
        shares = self.mentions.percent(decimals=decimals)
        people = self.people.percent(decimals=decimals)
        ranks = self.ranks()
        return [
            {
                "answer": row,
                "group": column,
                "mentions": int(self.mentions.counts[r, c]),
                "percent_of_mentions": _number(shares[r, c]),
                "mentions_base_count": int(self.mentions.bases[c]),
                "people": int(self.people.counts[r, c]),
                "percent_of_people": _number(people[r, c]),
                "people_base": self.people.base.value,
                "people_base_count": int(self.people.bases[c]),
                "rank": int(ranks[r, c]),
            }
            for c, column in enumerate(self.people.columns)
            for r, row in enumerate(self.people.rows)
        ]


def mention_table(
    mentions: Mentions,
    *,
    by: Answers | None = None,
    base: Base = Base.GROUP,
    title: str = "",
) -> MentionTable:
    """Mentions and people by group.

    Meaning: "of all mentions" and "of all people" answer different questions, so
    both are given; ``base`` is that of the people.
    Shapes: ``by`` has one code per person.
    Missing: people without an answer are in the base group and in three rows of their
    own; people without a group are columns of their own.
    Formula: a person's repeated mentions of a code count once among people.
    Source: category tables of safety mentions; whole group as the base.
    Checked against: counting one by one.
    """
    size = len(mentions.state)
    group = by or Answers(np.zeros(size, dtype=np.int16), ("All",))
    answered = Answers(mentions.state, ("answered",), mentions.item)
    outline = cross(answered, by=group, base=base, title=title)
    places = _columns(group, outline)
    width = len(outline.columns)
    cell = mentions.code * width + places[mentions.person]
    once = np.unique(mentions.person * len(mentions.choices) + mentions.code)
    person, code = np.divmod(once, max(len(mentions.choices), 1))
    shape = (len(mentions.choices), width)
    all_mentions = _counted(cell, shape)
    return MentionTable(
        mentions=Table(
            rows=mentions.choices,
            columns=outline.columns,
            counts=all_mentions,
            answered=all_mentions.sum(axis=0),
            missing=np.zeros((3, width), dtype=np.int64),
            base=Base.MENTIONS,
            title=outline.title,
        ),
        people=Table(
            rows=mentions.choices,
            columns=outline.columns,
            counts=_counted(code * width + places[person], shape),
            answered=outline.answered,
            missing=outline.missing,
            base=base,
            title=outline.title,
            several=True,
        ),
    )


def mentions_by(
    codes: Sequence[str],
    by: Sequence[str],
    *,
    choices: tuple[str, ...],
    columns: tuple[str, ...],
    title: str = "",
) -> Table:
    """Mentions crossed with something that is known of each of them.

    Meaning: how often each code was mentioned in each setting, or by each method,
    with what does not code in the table too; a second axis conserves each row's total.
    Shapes: ``codes`` and ``by`` have one name per mention; ``choices`` and ``columns``
    are the names that there are, in the order of the table.
    Units: mentions; shares are percent of the column's mentions.
    Missing: a mention has a code and a column. One that could not be coded is a choice
    of its own and stays in the base; a name that is not among the choices is refused.
    Errors: ``Refusal`` where the two differ in length or a name is not known.
    Formula: counts of pairs; 100 n / sum of the column.
    Source: tables of contributory factors by setting and by method (Lawton 2012).
    Checked against: both of those tables, to the printed decimal.
    """
    if len(codes) != len(by):
        raise Refusal("Each mention has one code and one column.")
    width = len(columns)
    cells = _places(codes, choices) * width + _places(by, columns)
    counts = _counted(cells, (len(choices), width))
    return Table(
        rows=choices,
        columns=columns,
        counts=counts,
        answered=counts.sum(axis=0),
        missing=np.zeros((len(KINDS), width), dtype=np.int64),
        base=Base.MENTIONS,
        title=title,
    )


def _places(names: Sequence[str], known: tuple[str, ...]) -> NDArray[np.intp]:
    places = {name: place for place, name in enumerate(known)}
    if len(places) < len(known) or not places.keys() >= set(names):
        raise Refusal("A mention has a known code and a known column, each named once.")
    return np.array([places[name] for name in names], dtype=np.intp)


def _columns(group: Answers, outline: Table) -> NDArray[np.intp]:
    """Each person's column; people without a group come after the groups."""
    places = np.zeros(len(group.choices) + len(KINDS), dtype=np.intp)
    places[: len(group.choices)] = np.arange(len(group.choices))
    for at, name in enumerate(outline.columns[len(group.choices) :]):
        kind = next(kind for kind in Missing if kind.label == name)
        places[kind] = len(group.choices) + at
    columns: NDArray[np.intp] = places[group.codes]
    return columns


def _counted(cells: NDArray[np.intp], shape: tuple[int, int]) -> Counts:
    counted = np.bincount(cells, minlength=shape[0] * shape[1])
    return counted.reshape(shape).astype(np.int64, copy=False)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
