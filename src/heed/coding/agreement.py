"""How far the coders of a project agree: by code, overall, and between kinds of coders.

A text that somebody is done with is judged on every code: what they did not apply,
they said no to. Texts that one coder has done cannot agree, and are counted apart.
Nothing here knows of Django.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.agreement import (
    Agreement,
    Alpha,
    Coded,
    Metric,
    cohen_kappa,
    fleiss_kappa,
    gwet,
    krippendorff_alpha,
    percent_agreement,
)
from heedstats.errors import Refusal

YES, NO, NOT_DONE = 1, 0, -1
SAYINGS = 3  # what a coder can have said: yes, no, or nothing yet
MOST_COUNTED = 12  # coders; a tally of all patterns of more would be larger than texts
Grid = NDArray[np.int8]


@dataclass(frozen=True)
class Judged:
    """What every coder said of every code on every text.

    ``given`` has a layer for each text, in it a row for each coder and a column for
    each code: 1 for applied, 0 for not, -1 where the coder is not done with the text,
    or was done with it before the code came into the framework.
    """

    texts: tuple[UUID, ...]
    coders: tuple[UUID, ...]
    codes: tuple[UUID, ...]
    given: Grid

    @classmethod
    def of(
        cls,
        done: Mapping[UUID, Iterable[UUID]],
        applied: Iterable[tuple[UUID, UUID, UUID]],
        coders: Sequence[UUID],
        codes: Sequence[UUID],
    ) -> "Judged":
        """From who is done with which text, and (text, coder, code) that stand."""
        texts = {text: at for at, text in enumerate(done)}
        people = {coder: at for at, coder in enumerate(coders)}
        columns = {code: at for at, code in enumerate(codes)}
        return cls.of_places(
            (tuple(texts), tuple(people), tuple(columns)),
            [
                (texts[text], people[coder])
                for text, who in done.items()
                for coder in who
                if coder in people
            ],
            [
                (texts[text], people[coder], columns[code])
                for text, coder, code in applied
                if text in texts and coder in people and code in columns
            ],
        )

    @classmethod
    def of_places(
        cls,
        named: tuple[tuple[UUID, ...], tuple[UUID, ...], tuple[UUID, ...]],
        done: ArrayLike,
        applied: ArrayLike,
    ) -> "Judged":
        """From places among the named texts, coders and codes, row by row.

        ``done`` are pairs of a text and a coder, ``applied`` texts, coders and codes;
        what somebody applied without being done does not count.
        """
        given = np.full([len(names) for names in named], NOT_DONE, np.int8)
        text, coder = np.asarray(done, np.int64).reshape(-1, 2).T
        given[text, coder] = NO
        text, coder, code = np.asarray(applied, np.int64).reshape(-1, 3).T
        given[text, coder, code] = np.where(
            given[text, coder, code] == NOT_DONE, NOT_DONE, YES
        )
        return cls(*named, given)

    @property
    def shared(self) -> int:
        """How many texts two coders or more are done with."""
        return int((self._done().sum(axis=1) > 1).sum()) if self.codes else 0

    def _done(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (self.given != NOT_DONE).any(axis=2)
        return found

    def where(self, judging: NDArray[np.bool_]) -> "Judged":
        """The same without what coders who were done had not judged."""
        given = np.where(judging, self.given, np.int8(NOT_DONE))
        return replace(self, given=given)

    def only(self, coders: Sequence[UUID]) -> "Judged":
        """The same for some of the coders."""
        at = [self.coders.index(one) for one in coders]
        return Judged(self.texts, tuple(coders), self.codes, self.given[:, at])

    def between(self, some: Sequence[UUID], others: Sequence[UUID]) -> "Judged":
        """Every pair of a coder of one kind and one of the other, as two coders.

        A text that several of a kind coded stands once for each pair; the point value
        is right then, and an interval is too narrow.
        """
        pairs = [
            self.given[:, [self.coders.index(a), self.coders.index(b)]]
            for a in some
            for b in others
        ]
        given = np.concatenate(pairs) if pairs else self.given[:0, :2]
        return Judged(
            self.texts * len(pairs), (UUID(int=1), UUID(int=2)), self.codes, given
        )


@dataclass(frozen=True)
class OnCode:
    """Agreement on one code, or on all together; ``None`` where it cannot be told."""

    code: UUID | None
    applied: int
    percent: Agreement | None
    kappa: Agreement | None
    ac1: Agreement | None
    alpha: Alpha | None
    why_not: str


def on_each_code(judged: Judged) -> list[OnCode]:
    """Agreement on each code as yes or no."""
    return [
        _on(code, tallied(judged.given[:, :, at]))
        for at, code in enumerate(judged.codes)
    ]


def on_all_codes(judged: Judged) -> OnCode:
    """All decisions, each text and code taken as one; texts weigh by their codes."""
    texts, coders, codes = judged.given.shape
    flat = judged.given.transpose(0, 2, 1).reshape(texts * codes, coders)
    return _on(None, tallied(flat))


def on_sets(judged: Judged) -> Alpha | None:
    """Krippendorff's alpha on the set of codes of each text, by MASI."""
    if not judged.codes or len(judged.coders) < 2:
        return None
    found, _why = _tried(
        lambda: krippendorff_alpha(_coded_as_sets(judged), Metric.SETS)
    )
    return found


def _coded_as_sets(judged: Judged) -> Coded:
    """Each text's sets of codes; every different set is a category of its own.

    A set of which some code was not judged can be compared with none.
    """
    texts, coders, codes = judged.given.shape
    flat = judged.given.reshape(-1, codes) == YES
    _same, first, which = np.unique(
        _as_numbers(flat), axis=0, return_index=True, return_inverse=True
    )
    names = np.array([str(code) for code in judged.codes])
    done = (judged.given != NOT_DONE).all(axis=2)
    return Coded.of_patterns(
        np.where(done, which.reshape(texts, coders), NOT_DONE),
        np.ones(texts),
        tuple(frozenset(names[flat[at]].tolist()) for at in first),
        ordered=False,
    )


def _as_numbers(ticks: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Rows of ticks as one number for each 64 of them, which are sorted quickly."""
    packed = np.packbits(ticks, axis=1)
    wide = np.zeros((len(packed), -(-packed.shape[1] // 8) * 8), np.uint8)
    wide[:, : packed.shape[1]] = packed
    found = wide.view(np.uint64)
    return found.ravel() if found.shape[1] == 1 else found


def disagreements(judged: Judged) -> list[tuple[UUID, UUID]]:
    """Every text and code on which those who are done with it differ."""
    yes = (judged.given == YES).any(axis=1)
    no = (judged.given == NO).any(axis=1)
    return [
        (judged.texts[text], judged.codes[code]) for text, code in np.argwhere(yes & no)
    ]


def pairs_of(judged: Judged) -> list[tuple[UUID, UUID, OnCode]]:
    """Agreement of every two coders who share texts."""
    found = [
        (a, b, on_all_codes(judged.only([a, b])))
        for a, b in combinations(judged.coders, 2)
    ]
    return [one for one in found if one[2].percent]


def tallied(grid: Grid) -> Coded | None:
    """The yes and no of every unit that anybody is done with, told by their patterns.

    Of three things that a coder can have said, few coders make few patterns, however
    many units there are; so every coefficient afterwards costs next to nothing.
    """
    coders = grid.shape[1]
    if coders < 2 or not (grid != NOT_DONE).any():
        return None
    if coders > MOST_COUNTED:
        patterns, stands = np.unique(grid, axis=0, return_counts=True)
        return Coded.of_patterns(patterns, stands, (NO, YES))
    number = np.zeros(len(grid), np.int32)
    for column in grid.T:
        number *= SAYINGS
        number += column - NOT_DONE
    stands = np.bincount(number, minlength=SAYINGS**coders)
    there = np.flatnonzero(stands)
    powers = SAYINGS ** np.arange(coders)[::-1]
    patterns = there[:, None] // powers % SAYINGS + NOT_DONE
    return Coded.of_patterns(patterns, stands[there], (NO, YES))


def _on(code: UUID | None, coded: Coded | None) -> OnCode:
    if coded is None or coded.codes is None:
        return OnCode(code, 0, None, None, None, None, "Nobody is done with a text.")
    percent, why = _tried(lambda: percent_agreement(coded))
    kappa, why_kappa = _tried(lambda: _kappa(coded))
    ac1, _why = _tried(lambda: gwet(coded))
    alpha, why_alpha = _tried(lambda: krippendorff_alpha(coded))
    applied = int(coded.weights[(coded.codes == YES).any(axis=1)].sum())
    reason = why or why_kappa or why_alpha
    return OnCode(code, applied, percent, kappa, ac1, alpha, reason)


def _kappa(coded: Coded) -> Agreement:
    """Cohen's for two coders, Fleiss's for more, since not all code everything."""
    return cohen_kappa(coded) if coded.coders == 2 else fleiss_kappa(coded)


def _tried(measure: Callable[[], Any]) -> tuple[Any, str]:
    try:
        return measure(), ""
    except Refusal as why:
        return None, str(why)
