"""How far sets of codes lie apart, where there may be thousands of different ones."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from heedstats.errors import Refusal

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
AT_ONCE = 256  # sets that are compared with all others at a time


def over_pairs(codes: Codes, apart: Callable[[Codes, Codes], Array]) -> Array:
    """The sum of distances over ordered pairs of codes, for each row."""
    found = np.zeros(len(codes))
    for a, b in combinations(codes.T, 2):
        both = np.flatnonzero((a >= 0) & (b >= 0))
        found[both] += 2 * apart(a[both], b[both])
    return found


@dataclass(frozen=True)
class Sets:
    """Distances of sets by MASI, from the names that each has.

    Thousands of different sets would make a square that fills the memory; so distances
    are made where they are asked for, some rows at a time. ``has`` is sets by names.
    Source: Passonneau, LREC 2006. Checked against: each pair by hand.
    """

    has: NDArray[np.float32]

    @classmethod
    def of(cls, categories: tuple[Any, ...]) -> Self:
        """From the sets themselves."""
        if not all(isinstance(x, frozenset) for x in categories):
            raise Refusal("The sets metric needs codes that are sets.")
        names = {name: at for at, name in enumerate(frozenset().union(*categories))}
        has = np.zeros((len(categories), len(names)), np.float32)
        for at, one in enumerate(categories):
            has[at, [names[name] for name in one]] = 1
        return cls(has)

    def from_all(self, given: Array) -> Array:
        """For each set the sum of its distances from all that were given."""
        found = np.empty(len(self.has))
        for at in range(0, len(self.has), AT_ONCE):
            some = slice(at, at + AT_ONCE)
            both = (self.has[some] @ self.has.T).astype(np.int32)
            found[some] = (
                self._apart(both, self._sizes[some, None], self._sizes) @ given
            )
        return found

    def within_codes(self, codes: Codes) -> Array:
        """For each row the sum over its ordered pairs of codes; -1 is none."""
        return over_pairs(codes, self._between)

    def within_counts(self, counts: Array) -> Array:
        """The same where only counts are known."""
        return np.array([row @ self.from_all(row) for row in counts])

    def _between(self, a: Codes, b: Codes) -> Array:
        both = np.einsum("un,un->u", self.has[a], self.has[b]).astype(np.int32)
        return self._apart(both, self._sizes[a], self._sizes[b])

    def _apart(
        self, both: NDArray[np.int32], one: NDArray[np.int32], other: NDArray[np.int32]
    ) -> Array:
        """From how many names two sets share, and how many each has."""
        side = int(self._sizes.max(initial=0)) + 1
        both += other * side
        both += one * (side * side)
        found: Array = self._by_sizes.take(both)
        return found

    @cached_property
    def _sizes(self) -> NDArray[np.int32]:
        sizes: NDArray[np.int32] = self.has.sum(axis=1).astype(np.int32)
        return sizes

    @cached_property
    def _by_sizes(self) -> Array:
        """Every distance that there can be, since it depends on three sizes alone."""
        sizes = np.arange(int(self._sizes.max(initial=0)) + 1, dtype=np.float64)
        one, other, both = np.meshgrid(sizes, sizes, sizes, indexing="ij")
        return 1 - masi(both, one, other).ravel()


def masi(both: Array, one: Array, other: Array) -> Array:
    """Jaccard's index times 1, 2/3, 1/3 or 0, by how the sets stand to each other.

    Two empty sets are alike; what cannot be, more shared than there are, means nothing.
    """
    either, smaller = one + other - both, np.minimum(one, other)
    kind = np.where(either == both, 3.0, np.where(both == smaller, 2.0, 1.0))
    jaccard = np.divide(both, either, out=np.ones_like(both), where=either > 0)
    found: Array = jaccard * kind / 3
    return found
