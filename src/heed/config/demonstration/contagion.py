"""Stormy spells that lead to more of them, with odds that we choose.

In one study of acute wards an incident raised the odds of another in the hours after
it to 1.49 times. The made-up wards follow such a process, so that whoever analyses them
knows what they should find. Nothing here imports anything of Heed or of Django.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

ODDS_RATIO = 1.49

# How people answer, by whether the shift is stormy: very calm to very stormy.
ATMOSPHERE = ("very_calm", "calm", "in_between", "stormy", "very_stormy")
CALM = (18, 41, 27, 11, 3)
STORMY = (2, 11, 26, 38, 23)


def stormy_shifts(
    chance: Random, count: int, *, base: float, odds_ratio: float = ODDS_RATIO
) -> list[bool]:
    """Which of some shifts in a row are stormy.

    After a calm shift the next is stormy with probability ``base``; after a stormy one
    the odds are ``odds_ratio`` times as high.
    """
    return list(_shifts(chance, count, base / (1 - base), odds_ratio))


def odds_ratio_in(shifts: Sequence[bool]) -> float:
    """The odds ratio of a stormy shift after a stormy one, as found in a series."""
    counted = Counter(pairwise(shifts))
    kept, eased = counted[True, True], counted[True, False]
    arose, stayed = counted[False, True], counted[False, False]
    return (kept * stayed) / (eased * arose)


def atmosphere(chance: Random, *, is_stormy: bool) -> str:
    """How one person says that a shift felt."""
    weights = STORMY if is_stormy else CALM
    return chance.choices(ATMOSPHERE, weights)[0]


def direction(chance: Random, *, was_stormy: bool, is_stormy: bool) -> str:
    """Whether one person says that it got better, stayed the same, or got worse."""
    weights = {
        (False, False): (20, 68, 12),
        (False, True): (6, 34, 60),
        (True, False): (58, 34, 8),
        (True, True): (16, 52, 32),
    }[was_stormy, is_stormy]
    return chance.choices(("better", "same", "worse"), weights)[0]


def entries(chance: Random, mean: float) -> int:
    """How many people write in a shift: a Poisson number, drawn by Knuth's way."""
    left, count = 1.0, -1
    threshold = 2.718281828459045**-mean
    while left > threshold:
        left *= chance.random()
        count += 1
    return count


def _shifts(
    chance: Random, count: int, base_odds: float, odds_ratio: float
) -> Iterator[bool]:
    is_stormy = False
    for _ in range(count):
        odds = base_odds * (odds_ratio if is_stormy else 1)
        is_stormy = chance.random() < odds / (1 + odds)
        yield is_stormy
