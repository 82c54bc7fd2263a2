"""The order in which texts come where a model is least sure, and what keeps its place.

A text that may weigh on its reader stays exactly where chance put it: no machine moves
it back, and none moves it forward. The others share out the places that are left, the
least sure one first. Nothing here knows of Django.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """A text that nobody has coded: its place, whether it is hard, how unsure it is."""

    place: int
    is_hard: bool
    doubt: float  # how near it lies to a cut; the smaller, the less sure


def turns(waiting: Sequence[Waiting]) -> list[int]:
    """The place at which each comes; all places are given out, and each of them once.

    Equal doubts keep the order in which they were.
    """
    moving = [at for at, one in enumerate(waiting) if not one.is_hard]
    places = sorted(waiting[at].place for at in moving)
    moving.sort(key=lambda at: (waiting[at].doubt, waiting[at].place))
    found = [one.place for one in waiting]
    for place, at in zip(places, moving, strict=True):
        found[at] = place
    return found
