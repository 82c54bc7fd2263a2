"""Ranks of factors within a group; equal ones share the mean of their places.

Factors are ranked by people, then by mentions, as in the table of factors. One that
nobody named, or whose numbers may not be seen, has no rank. Nothing here knows of
Django.
"""

from collections.abc import Iterable, Mapping

from heed.coding.found import Line

Weight = tuple[int, int]


def mid_ranks(line: Line, factors: Iterable[str]) -> dict[str, float]:
    """The rank of each factor that has one: the mean of the places of its equals.

    Formula: one more than how many weigh more, and half of how many others weigh the
    same. Checked against: ``scipy.stats.rankdata`` with ``method="average"``.
    """
    weights = _weights(line, factors)
    values = list(weights.values())
    return {
        factor: 1
        + sum(other > weight for other in values)
        + (sum(other == weight for other in values) - 1) / 2
        for factor, weight in weights.items()
    }


def _weights(line: Line, factors: Iterable[str]) -> Mapping[str, Weight]:
    found = {}
    for factor in factors:
        people, mentions = line.people.get(factor), line.mentions.get(factor)
        if people and mentions:
            found[factor] = (people, mentions)
    return found
