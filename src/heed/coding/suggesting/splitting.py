"""Keeps texts aside to be tested on, so that nothing tested was learnt before.

Neither a person nor a text stands on both sides. Common short texts ("Nothing.") are
written by so many that they would tie all people together; so people are divided, and
a text of theirs that others wrote too is tested by nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEED, SHARE = 42, 0.2
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Split:
    """Places of the texts on each side, and of those that stand on neither."""

    train: np.ndarray
    test: np.ndarray
    left_out: np.ndarray


def text_key(text: str) -> str:
    """A text without capitals, marks and spacing: what counts as the same text."""
    return _BETWEEN.sub(" ", text.casefold()).strip()


def hold_out(
    keys: Sequence[str],
    groups: Sequence[str],
    *,
    seed: int = SEED,
    share: float = SHARE,
) -> Split:
    """Keep about ``share`` of the people aside, without texts that others wrote too."""
    people = sorted(set(groups))
    np.random.default_rng(seed).shuffle(people)
    aside = set(people[: max(1, round(len(people) * share))])
    return _split(keys, np.array([one in aside for one in groups]))


def _split(keys: Sequence[str], is_aside: np.ndarray) -> Split:
    learnt = {key for key, aside in zip(keys, is_aside, strict=True) if not aside}
    is_new = np.array([key not in learnt for key in keys])
    return Split(
        train=np.flatnonzero(~is_aside),
        test=np.flatnonzero(is_aside & is_new),
        left_out=np.flatnonzero(is_aside & ~is_new),
    )
