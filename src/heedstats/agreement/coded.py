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

    ``counts`` has a row for each unit that anybody coded and a column for each of
    ``categories``: how many coders gave it. ``codes`` says who gave what (-1 where
    nothing), or is None where only counts are known. ``ordered`` is whether the
    categories stand in an order that means something.
    """

    counts: Array
    categories: tuple[Any, ...]
    coders: int
    codes: NDArray[np.int64] | None
    uncoded: int
    ordered: bool = True

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
        anybody = codes.max(axis=1) >= 0
        codes = codes[anybody]
        counts = np.zeros((len(codes), len(found)))
        for column in codes.T:
            there = np.flatnonzero(column >= 0)
            counts[there, column[there]] += 1
        in_order = categories is not None or all(map(is_number, found))
        return cls(
            counts,
            found,
            codes.shape[1],
            codes,
            int((~anybody).sum()),
            in_order,
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
            counts[anybody],
            order_of(categories, counts.shape[1]),
            most,
            None,
            int((~anybody).sum()),
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
        pairs = np.argwhere(square >= 0)
        codes = np.repeat(pairs, square[tuple(pairs.T)].astype(int), axis=0)
        return cls.of(codes, range(len(square)))._named(categories)

    def _named(self, categories: Iterable[Hashable] | None) -> Self:
        names = order_of(categories, len(self.categories))
        return replace(self, categories=names)

    @cached_property
    def times(self) -> Array:
        """How many coders coded each unit."""
        # Quicker than a sum along short rows.
        found: Array = self.counts @ np.ones(len(self.categories))
        return found

    @property
    def left_out(self) -> LeftOut:
        """Units that cannot be compared."""
        return LeftOut(self.uncoded, int((self.times == 1).sum()))

    @property
    def units(self) -> int:
        """How many units two coders or more coded."""
        return int((self.times > 1).sum())

    @property
    def all_by_two(self) -> bool:
        """Whether there are just two coders, and both coded every unit."""
        return self.coders == 2 and bool((self.times == 2).all())

    def by_coder(self) -> Array:
        """How often each coder gave each code, as shares; refused if not known."""
        if self.codes is None:
            raise Refusal("These counts do not tell which coder gave which code.")
        given = (self.codes >= 0).sum(axis=0)
        if not given.all():
            raise Refusal("One of the coders coded nothing.")
        size = len(self.categories)
        tallies = [np.bincount(c[c >= 0], minlength=size) for c in self.codes.T]
        found: Array = np.array(tallies, dtype=float) / given[:, None]
        return found

    def needs(self, least: int = 2) -> None:
        """Refuse where too few units were coded by two coders."""
        if self.units < least:
            raise Refusal(
                f"Agreement needs {least} units or more that two coders coded."
            )
