"""What several coders said of the same units, as counts."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.agreement.reading import codes_of, is_number, order_of, stated
from heedstats.errors import Refusal

Array = NDArray[np.float64]


@dataclass(frozen=True)
class LeftOut:
    """Units that two coders never shared, and why.

    ``uncoded`` units were coded by nobody. ``single`` units were coded once: they
    cannot agree or disagree, though some measures still learn from them how often
    each code is given.
    """

    uncoded: int
    single: int

    @property
    def sentence(self) -> str:
        """The reason in one sentence, empty where nothing was left out."""
        if not self.uncoded and not self.single:
            return ""
        return (
            f"Left out because fewer than two coders coded them: {self.single} coded "
            f"by one coder, {self.uncoded} by nobody."
        )


@dataclass(frozen=True)
class Coded:
    """Units that coders gave one code each, ready to be compared.

    ``codes`` has a row for each unit that anybody coded and a column for each coder:
    the place of the code among ``categories``, -1 for none. Where only counts are known
    it is None, and ``table`` has a column for each category: how many coders gave it.
    ``ordered`` is whether the categories stand in an order that means something.
    ``stands`` is how many units each row stands for, one where it is None: what is
    alike is told once, so that 100,000 units cost no more than their patterns.
    """

    categories: tuple[Any, ...]
    coders: int
    codes: NDArray[np.int64] | None
    uncoded: int
    ordered: bool = True
    table: Array | None = None
    stands: Array | None = None

    @classmethod
    def of(cls, grid: ArrayLike, categories: Sequence[Hashable] | None = None) -> Self:
        """From codes given: numbers, words, or frozen sets of words.

        Shapes: units by coders. Missing: None and NaN are no coding.
        ``categories`` are all codes that could be given, in their order; without them
        those that were given, in order where they are numbers.
        Errors: :class:`Refusal` for fewer than two coders, rows of unequal length,
        two codes by one name, or a code outside ``categories``.
        """
        codes, found = codes_of(grid, categories)
        if codes.shape[1] < 2:
            raise Refusal("Agreement needs two coders or more.")
        in_order = categories is not None or all(map(is_number, found))
        return cls.of_patterns(codes, np.ones(len(codes)), found, ordered=in_order)

    @classmethod
    def of_patterns(
        cls,
        codes: NDArray[np.integer],
        stands: ArrayLike,
        categories: tuple[Any, ...],
        *,
        ordered: bool = True,
    ) -> Self:
        """From patterns: the place of each coder's code, and how many units have it.

        Shapes: patterns by coders, and one number a pattern. Missing: -1 is no coding.
        Nothing is looked at twice here: whoever counts 100,000 units has looked.
        """
        anybody = codes.max(axis=1, initial=-1) >= 0
        times = np.asarray(stands, dtype=np.float64)
        there = anybody & (times > 0)
        return cls(
            categories,
            codes.shape[1],
            codes[there].astype(np.int64),
            int(times[~anybody].sum()),
            ordered,
            stands=times[there],
        )

    @classmethod
    def of_counts(
        cls, table: ArrayLike, categories: Iterable[Hashable] | None = None
    ) -> Self:
        """From a table of units by categories: how many coders gave each.

        Missing: a unit of zeros was coded by nobody. ``coders`` is then the most
        that coded one unit.
        Errors: :class:`Refusal` for counts that are not whole or are below 0.
        """
        counts = stated(table)
        anybody = counts.any(axis=1)
        most = int(counts.sum(axis=1).max(initial=0))
        return cls(
            order_of(categories, counts.shape[1]),
            most,
            None,
            int((~anybody).sum()),
            table=counts[anybody],
        )

    @classmethod
    def of_pairs(
        cls, table: ArrayLike, categories: Iterable[Hashable] | None = None
    ) -> Self:
        """From two coders' square table: the first's codes by the second's.

        Missing: units that only one coded have no place in such a table.
        Errors: :class:`Refusal` for a table that is not square or whole.
        """
        square = stated(table)
        if square.shape[0] != square.shape[1]:
            raise Refusal("Two coders' table has a row and a column for each code.")
        return cls.of_patterns(
            np.argwhere(square >= 0),
            square.ravel(),
            order_of(categories, len(square)),
        )

    @cached_property
    def weights(self) -> Array:
        """How many units each row stands for."""
        if self.stands is not None:
            return self.stands
        return np.ones(len(self.rows))

    @property
    def rows(self) -> NDArray[Any]:
        """The codes, or where they are not known the counts."""
        return self.table if self.codes is None else self.codes  # type: ignore[return-value]

    @cached_property
    def counts(self) -> Array:
        """How many coders gave each category, row by row; wide where they are many."""
        if self.codes is None:
            assert self.table is not None
            return self.table
        counts = np.zeros((len(self.codes), len(self.categories)))
        for column in self.codes.T:
            there = np.flatnonzero(column >= 0)
            counts[there, column[there]] += 1
        return counts

    @cached_property
    def times(self) -> Array:
        """How many coders coded each row's units."""
        if self.codes is not None:
            found: Array = (self.codes >= 0).sum(axis=1, dtype=np.float64)
            return found
        # Quicker than a sum along short rows.
        return np.asarray(self.counts @ np.ones(len(self.categories)))

    @property
    def number(self) -> int:
        """How many units anybody coded."""
        return round(float(self.weights.sum()))

    @property
    def left_out(self) -> LeftOut:
        """Units that cannot be compared."""
        single = float(self.weights[self.times == 1].sum())
        return LeftOut(self.uncoded, round(single))

    @property
    def units(self) -> int:
        """How many units two coders or more coded."""
        return round(float(self.weights[self.times > 1].sum()))

    @property
    def all_by_two(self) -> bool:
        """Whether there are just two coders, and both coded every unit."""
        return self.coders == 2 and bool((self.times == 2).all())

    def by_coder(self) -> Array:
        """How often each coder gave each code, as shares; refused if not known."""
        if self.codes is None:
            raise Refusal("These counts do not tell which coder gave which code.")
        found: Array = np.array([self._given_by(column) for column in self.codes.T])
        given = found.sum(axis=1, keepdims=True)
        if not given.all():
            raise Refusal("One of the coders coded nothing.")
        shares: Array = found / given
        return shares

    def _given_by(self, column: NDArray[np.int64]) -> Array:
        there = column >= 0
        size = len(self.categories)
        return np.bincount(column[there], self.weights[there], size).astype(float)

    def compared(self) -> Self:
        """Only the units that two coders or more coded."""
        there = self.times > 1
        return replace(
            self,
            codes=None if self.codes is None else self.codes[there],
            table=None if self.table is None else self.table[there],
            stands=self.weights[there],
        )

    def gathered(self) -> Self:
        """The same units with those that are alike in one row."""
        alike, which = np.unique(self.rows, axis=0, return_inverse=True)
        tally = np.bincount(which.ravel(), self.weights, len(alike))
        stands = tally.astype(np.float64)
        if self.codes is None:
            return replace(self, table=alike, stands=stands)
        return replace(self, codes=alike, stands=stands)

    def given(self, weights: Array) -> Array:
        """How often each category was given, where rows stand for ``weights`` units."""
        if self.codes is None:
            found: Array = weights @ self.counts
            return found
        size, total = len(self.categories), np.zeros(len(self.categories))
        for column in self.codes.T:
            there = column >= 0
            total += np.bincount(column[there], weights[there], size)
        return total

    def summed(self, values: Array) -> Array:
        """For each row the sum over its codings of a value that each category has."""
        if self.codes is None:
            found: Array = self.counts @ values
            return found
        padded = np.append(values, 0.0)  # what -1 finds
        total: Array = padded[self.codes].sum(axis=1)
        return total

    def needs(self, least: int = 2) -> None:
        """Refuse where too few units were coded by two coders."""
        if self.units < least:
            raise Refusal(
                f"Agreement needs {least} units or more that two coders coded."
            )
