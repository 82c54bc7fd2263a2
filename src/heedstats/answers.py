"""Answers as arrays: what each person chose, or which kind of missing it is.

A code is the place of the answer among its choices, from 0. The three kinds of a
missing answer are codes of their own, below zero, so that none is a blank and none
is a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.errors import Refusal

Codes = NDArray[np.int16]


class Missing(IntEnum):
    """Why there is no answer; the three are never put together silently."""

    SKIPPED = -1
    NOT_SHOWN = -2
    NOT_REACHED = -3

    @property
    def word(self) -> str:
        """As it stands in an answer document: ``skipped``, ``not_shown`` and so on."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """As it stands in a table."""
        return self.word.replace("_", " ")


KINDS = tuple(Missing)
_BY_WORD = {kind.word: kind for kind in KINDS}


@dataclass(frozen=True)
class Answers:
    """One item's answers, one of several choices each.

    Shapes: ``codes`` has one whole number per person; ``choices`` names the codes 0
    and up, in the item's order.
    Missing: codes -1, -2, -3 as in :class:`Missing`; there is no other blank.
    Errors: :class:`Refusal` for a code without a choice, a choice named twice, or one
    named like a kind of missing.
    """

    codes: Codes
    choices: tuple[str, ...]
    item: str = ""

    def __post_init__(self) -> None:
        taken = {name for kind in KINDS for name in (kind.word, kind.label)}
        if len(set(self.choices)) < len(self.choices) or taken & set(self.choices):
            raise Refusal("Choices have names of their own, and none is missing's.")
        if self.codes.ndim != 1:
            raise Refusal("Answers are one code per person.")
        if len(self.codes) and (
            self.codes.min() < min(KINDS) or self.codes.max() >= len(self.choices)
        ):
            raise Refusal("There is a code without a choice.")

    @classmethod
    def of(cls, values: Sequence[Any], choices: Sequence[str], item: str = "") -> Self:
        """From words: a choice, or ``skipped``, ``not_shown``, ``not_reached``.

        Errors: :class:`Refusal` for a blank or an unknown word, naming it.
        """
        places: dict[Any, int] = {name: at for at, name in enumerate(choices)}
        places |= _BY_WORD | {kind: kind for kind in KINDS}
        try:
            codes = [places[value] for value in values]
        except (KeyError, TypeError) as error:
            raise Refusal(
                f"The answer {error.args[0]!r} is none of the choices; an answer that "
                "is not there is skipped, not_shown or not_reached."
            ) from error
        return cls.from_codes(codes, choices, item)

    @classmethod
    def from_codes(
        cls, codes: ArrayLike, choices: Sequence[str], item: str = ""
    ) -> Self:
        """From codes, without going through words; the fast way for large data."""
        array = np.asarray(codes)
        if not np.issubdtype(array.dtype, np.integer) and array.size:
            raise Refusal("Codes are whole numbers.")
        if array.size and (array.min() < min(KINDS) or array.max() >= len(choices)):
            raise Refusal("There is a code without a choice.")
        return cls(array.astype(np.int16, copy=False), tuple(choices), item)

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Who gave an answer."""
        answered: NDArray[np.bool_] = self.codes >= 0
        return answered

    def where(self, chosen: NDArray[np.bool_]) -> Self:
        """The answers of some of the people."""
        return replace(self, codes=self.codes[chosen])

    def merged(self, into: Mapping[str, Sequence[str]]) -> Self:
        """The same answers with choices put together; this original stays as it is.

        ``into`` names each new choice and its parts; choices not named stay. The new
        one stands where its first part stood.
        Errors: :class:`Refusal` for a part that does not exist or is used twice.
        """
        names, places = merged_places(self.choices, into)
        # The last three places are reached by the codes below zero.
        table = np.array([*places, *sorted(KINDS)], dtype=np.int16)
        return replace(self, codes=table[self.codes], choices=names)

    def scored(self, scores: Sequence[float] | None = None) -> NDArray[np.float64]:
        """A number per person: 1, 2, 3 … or the given scores; NaN where missing."""
        given = range(1, len(self.choices) + 1) if scores is None else scores
        if len(given) != len(self.choices):
            raise Refusal("Each choice has one score.")
        table = np.array([*given, *[np.nan] * len(KINDS)], dtype=np.float64)
        scored: NDArray[np.float64] = table[self.codes]
        return scored


def merged_places(
    names: Sequence[str], into: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], list[int]]:
    """The names after merging, and for each old name its new place."""
    parts = [part for some in into.values() for part in some]
    if len(set(parts)) < len(parts) or not set(parts) <= set(names):
        raise Refusal("Each part of a merged group exists and is used once.")
    new_name = {part: new for new, some in into.items() for part in some}
    renamed = [new_name.get(name, name) for name in names]
    after = tuple(dict.fromkeys(renamed))
    clash = set(into) & (set(names) - set(parts))
    if clash:
        raise Refusal(f"The name {min(clash)!r} is taken by a group that stays.")
    return after, [after.index(name) for name in renamed]
