"""How far the coders of a project agree: by code, overall, and between kinds of coders.

A text that somebody is done with is judged on every code: what they did not apply,
they said no to. Texts that one coder has done cannot agree, and are counted apart.
Nothing here knows of Django.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

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
Grid = NDArray[np.int8]


@dataclass(frozen=True)
class Judged:
    """What every coder said of every code on every text.

    ``given`` has a layer for each text, in it a row for each coder and a column for
    each code: 1 for applied, 0 for not, -1 where the coder is not done with the text.
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
        given = np.full((len(texts), len(people), len(columns)), NOT_DONE, np.int8)
        for text, who in done.items():
            given[texts[text], [people[one] for one in who if one in people]] = NO
        for text, coder, code in applied:
            if text in texts and coder in people and code in columns:
                place = texts[text], people[coder], columns[code]
                given[place] = max(given[place], YES) if given[place] >= 0 else NOT_DONE
        return cls(tuple(texts), tuple(people), tuple(columns), given)

    @property
    def shared(self) -> int:
        """How many texts two coders or more are done with."""
        return int((self._done().sum(axis=1) > 1).sum()) if self.codes else 0

    def _done(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.given[:, :, 0] >= 0
        return found

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
    return [_on(code, judged.given[:, :, at]) for at, code in enumerate(judged.codes)]


def on_all_codes(judged: Judged) -> OnCode:
    """All decisions, each text and code taken as one; texts weigh by their codes."""
    texts, coders, codes = judged.given.shape
    flat = judged.given.transpose(0, 2, 1).reshape(texts * codes, coders)
    return _on(None, flat)


def on_sets(judged: Judged) -> Alpha | None:
    """Krippendorff's alpha on the set of codes of each text, by MASI."""
    if not judged.codes or len(judged.coders) < 2:
        return None
    found, _why = _tried(
        lambda: krippendorff_alpha(_coded_as_sets(judged), Metric.SETS)
    )
    return found


def _coded_as_sets(judged: Judged) -> Coded:
    """Each text's sets of codes; every different set is a category of its own."""
    texts, coders, codes = judged.given.shape
    done = judged.given[:, :, 0] >= 0
    rows = np.packbits(judged.given.reshape(-1, codes) == YES, axis=1)
    as_bytes = np.ascontiguousarray(rows).view(f"V{rows.shape[1]}").ravel()
    _same, first, which = np.unique(as_bytes, return_index=True, return_inverse=True)
    names = np.array([str(code) for code in judged.codes])
    flat = judged.given.reshape(-1, codes)
    categories = tuple(frozenset(names[flat[at] == YES]) for at in first)
    chosen = np.where(done, which.reshape(texts, coders), NOT_DONE)
    anybody = done.any(axis=1)
    counts = np.zeros((int(anybody.sum()), len(categories)))
    for column in chosen[anybody].T:
        there = np.flatnonzero(column >= 0)
        counts[there, column[there]] += 1
    return Coded(
        counts=counts,
        categories=categories,
        coders=coders,
        codes=chosen[anybody].astype(np.int64),
        uncoded=int((~anybody).sum()),
        ordered=False,
    )


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


def _on(code: UUID | None, grid: Grid) -> OnCode:
    coded = _coded(grid)
    if coded is None:
        return OnCode(code, 0, None, None, None, None, "Nobody is done with a text.")
    percent, why = _tried(lambda: percent_agreement(coded))
    kappa, why_kappa = _tried(lambda: _kappa(coded))
    ac1, _why = _tried(lambda: gwet(coded))
    alpha, why_alpha = _tried(lambda: krippendorff_alpha(coded))
    applied = int((grid == YES).any(axis=1).sum())
    reason = why or why_kappa or why_alpha
    return OnCode(code, applied, percent, kappa, ac1, alpha, reason)


def _coded(grid: Grid) -> Coded | None:
    """The yes and no of every text that anybody is done with."""
    # Coder by coder: quicker than a sum along short rows.
    yes, no = np.zeros(len(grid)), np.zeros(len(grid))
    for column in grid.T:
        yes += column == YES
        no += column == NO
    anybody = (yes + no) > 0
    if grid.shape[1] < 2 or not anybody.any():
        return None
    return Coded(
        counts=np.column_stack([no, yes])[anybody],
        categories=(NO, YES),
        coders=grid.shape[1],
        codes=grid[anybody].astype(np.int64),
        uncoded=int((~anybody).sum()),
    )


def _kappa(coded: Coded) -> Agreement:
    """Cohen's for two coders, Fleiss's for more, since not all code everything."""
    return cohen_kappa(coded) if coded.coders == 2 else fleiss_kappa(coded)


def _tried(measure: Callable[[], Any]) -> tuple[Any, str]:
    try:
        return measure(), ""
    except Refusal as why:
        return None, str(why)
