"""How many different codes are known after so many people: is hearing more of use?"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from heedstats.errors import Refusal

NEVER = 1e-12  # a code is missed in so few orders that none of some hundreds is one


@dataclass(frozen=True)
class Saturation:
    """The curve: after ``people`` people, how many codes are known.

    ``mean`` is over all orders of people, exactly. ``low`` and ``high`` are the 2.5th
    and 97.5th percentiles over ``orders`` random orders. ``new_with_last`` is how many
    codes the last person of an order brings on average: near 0, more of the same
    people would tell few new codes. It says nothing of people who were not asked.
    """

    people: NDArray[np.int64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    new_with_last: float
    orders: int


def saturation(
    codes_of_people: Sequence[Iterable[Hashable]],
    generator: np.random.Generator,
    *,
    orders: int = 500,
    after: Sequence[int] | None = None,
) -> Saturation:
    """The accumulation curve of codes over people.

    Shapes: one collection of codes for each person; repeats count once. ``after`` are
    the numbers of people at which the curve is wanted, all of them where it is None.
    Missing: a person without codes counts as a person who brought none.
    Errors: :class:`Refusal` for nobody, fewer than one order, or a number of people
    that there is not.
    Formula: a code that ``k`` of ``n`` people have is known after ``m`` with the
    probability ``1 - C(n-k, m) / C(n, m)``; the mean curve sums it over codes.
    Source: Mao, Colwell and Chang, Ecology 2005;86:2411 (the sample-based curve).
    Checked against: all orders of five people, one by one.
    """
    sets = [set(codes) for codes in codes_of_people]
    if not sets:
        raise Refusal("Saturation needs one person or more.")
    if orders < 1:
        raise Refusal("Saturation needs one order or more.")
    people = np.arange(1, len(sets) + 1) if after is None else np.array(after, int)
    if len(people) and not 1 <= people.min() <= people.max() <= len(sets):
        raise Refusal("The curve goes from one person to all of them.")
    holders = _holders(sets)
    unknown = _unknown(len(sets), [len(who) for who in holders], people)
    drawn = [
        who
        for who, chances in zip(holders, unknown, strict=True)
        if chances.max(initial=0) > NEVER
    ]
    curves = (
        len(holders) - len(drawn) + _drawn(len(sets), drawn, people, generator, orders)
    )
    low, high = np.percentile(curves, [2.5, 97.5], axis=0)
    alone = sum(len(who) == 1 for who in holders)
    mean: NDArray[np.float64] = (1 - unknown).sum(axis=0)
    return Saturation(people, mean, low, high, alone / len(sets), orders)


def _holders(sets: list[set[Hashable]]) -> list[list[int]]:
    """For each code the people who have it."""
    found: dict[Hashable, list[int]] = {}
    for person, codes in enumerate(sets):
        for code in codes:
            found.setdefault(code, []).append(person)
    return [found[code] for code in sorted(found, key=str)]


def _unknown(
    n: int, holders: list[int], people: NDArray[np.int64]
) -> NDArray[np.float64]:
    """For each code and number of people the chance that it is still unknown."""
    without = n - np.array(holders, int)[:, None]
    can_be = people <= without
    m = np.where(can_be, people, 0)
    ways = gammaln(without + 1) - gammaln(without - m + 1)
    chance = np.exp(ways - gammaln(n + 1) + gammaln(n - m + 1))
    found: NDArray[np.float64] = np.where(can_be, chance, 0.0)
    return found


def _drawn(
    n: int,
    holders: list[list[int]],
    people: NDArray[np.int64],
    generator: np.random.Generator,
    orders: int,
) -> NDArray[np.float64]:
    """How many of the codes are known after so many people of each random order.

    Only the places of those who have one of the codes are drawn, out of all places.
    """
    if not holders:
        return np.zeros((orders, len(people)))
    everybody, at = np.unique(np.concatenate(holders), return_inverse=True)
    begins = np.cumsum([0, *(len(who) for who in holders[:-1])])
    found = np.empty((orders, len(people)))
    for order in range(orders):
        places = generator.choice(n, len(everybody), replace=False)
        first = np.sort(np.minimum.reduceat(places[at], begins))
        found[order] = np.searchsorted(first, people)
    return found
