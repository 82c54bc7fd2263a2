"""How many different codes are known after so many people: is hearing more of use?"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heedstats.errors import Refusal


@dataclass(frozen=True)
class Saturation:
    """The curve: after 1, 2, … people, how many codes are known.

    ``mean`` is over all orders of people, exactly. ``low`` and ``high`` are the 2.5th
    and 97.5th percentiles over ``orders`` random orders. ``new_with_last`` is how many
    codes the last person of an order brings on average: near 0, more of the same
    people would tell few new codes. It says nothing of people who were not asked.
    """

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
) -> Saturation:
    """The accumulation curve of codes over people.

    Shapes: one collection of codes for each person; repeats count once.
    Missing: a person without codes counts as a person who brought none.
    Errors: :class:`Refusal` for nobody, or fewer than one order.
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
    names = {code: at for at, code in enumerate(sorted(set().union(*sets), key=str))}
    has = np.zeros((len(sets), len(names)), dtype=bool)
    for row, codes in enumerate(sets):
        has[row, [names[code] for code in codes]] = True
    curves = np.array(
        [_curve(has[generator.permutation(len(sets))]) for _ in range(orders)]
    )
    mean = _mean(has)
    low, high = np.percentile(curves, [2.5, 97.5], axis=0)
    last = float(mean[-1] - mean[-2]) if len(mean) > 1 else float(mean[-1])
    return Saturation(mean, low, high, last, orders)


def _curve(has: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The codes known after each person of one order."""
    found: NDArray[np.float64] = np.logical_or.accumulate(has, axis=0).sum(axis=1) * 1.0
    return found


def _mean(has: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The mean curve over every order, by the chance that a code is still unknown."""
    n, without = len(has), len(has) - has.sum(axis=0)
    unknown = np.ones(has.shape[1])
    found = np.empty(n)
    for m in range(n):
        # The next person is one of those n - m left; without - m of them lack the code.
        unknown = unknown * np.clip(without - m, 0, None) / (n - m)
        found[m] = (1 - unknown).sum()
    return found
