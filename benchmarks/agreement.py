"""Agreement over 100,000 texts coded twice to 21 codes, beside ``krippendorff``.

What both do is alpha of names: over all decisions, and on each code. The figures of
the page are more: percent, kappa and AC1 with their errors, pairs and kinds of coders,
and alpha of sets. Reading the codings from the store is in ``coding_desk``.
"""

import time
from collections.abc import Callable
from uuid import UUID

import krippendorff
import numpy as np

from benchmarks.figures import Figure, Finding
from benchmarks.processes import peak_mb
from benchmarks.stores import Store
from heed.coding.agreement import (
    NO,
    YES,
    Grid,
    Judged,
    disagreements,
    on_all_codes,
    on_each_code,
    on_sets,
    tallied,
)
from heed.coding.choices import CoderKind
from heed.coding.models import Code, Coder
from heed.coding.presenters.agreement import agreement_page, as_json
from heedstats.agreement import krippendorff_alpha

CODERS, CODES = 2, 21
APPLIED, CHANGES = 0.08, 0.25  # of a text's codes; of what the second sees otherwise
LIMIT_S, LIMIT_GB = 5, 2
SAME = 1e-9


def measure(_store: Store, *, quick: bool) -> list[Finding]:
    """Wall-clock seconds; what is short is the best of three."""
    texts = 5_000 if quick else 100_000
    grid = _made(texts)
    judged = Judged(*_named(texts), grid)
    codes = [Code(id=pk, slug=f"code-{at}") for at, pk in enumerate(judged.codes)]
    coders = [
        Coder(id=pk, label=f"Coder {at}", kind=kind)
        for at, (pk, kind) in enumerate(
            zip(judged.coders, (CoderKind.RESEARCHER, CoderKind.LIVED), strict=True)
        )
    ]
    began = peak_mb()
    page = _once(lambda: agreement_page(judged, codes, coders))
    held = peak_mb()
    written = _once(lambda: as_json(judged, codes, coders))
    ours = _best(lambda: [_alpha(g) for g in _both(grid)])
    theirs = _once(lambda: [_theirs(g) for g in _both(grid)])
    _must_be_the_same(grid)
    what = f"{texts:,} texts, {CODERS} coders, {CODES} codes"
    return [
        Figure(f"every figure of the page: {what}", page, "s", at_most=LIMIT_S),
        Figure(
            "memory at most",
            held / 1000,
            "GB",
            at_most=LIMIT_GB,
            note=f"{began / 1000:.2f} before it",
        ),
        Figure("the same as one object", written, "s"),
        Figure("of it alpha of sets", _best(lambda: on_sets(judged)), "s"),
        Figure("of it all codes on one line", _best(lambda: on_all_codes(judged)), "s"),
        Figure("of it each code", _best(lambda: on_each_code(judged)), "s"),
        Figure("the list of disagreements", _once(lambda: disagreements(judged)), "s"),
        Figure(f"alpha over all and on {CODES} codes, with its error", ours, "s"),
        Figure("the same by krippendorff, without an error", theirs, "s"),
        Figure("ours beside krippendorff", ours / theirs, "times", at_most=1),
    ]


def _made(texts: int) -> Grid:
    """Two coders who see most things alike; the second misses and adds some."""
    draw = np.random.default_rng(1955)
    one = draw.random((texts, CODES)) < APPLIED
    other = np.where(draw.random(one.shape) < CHANGES * APPLIED, ~one, one)
    return np.stack([one, other], axis=1).astype(np.int8)


def _named(texts: int) -> tuple[tuple[UUID, ...], ...]:
    sizes = (texts, CODERS, CODES)
    return tuple(
        tuple(UUID(int=kind * 10**9 + number) for number in range(1, size + 1))
        for kind, size in enumerate(sizes)
    )


def _both(grid: Grid) -> list[Grid]:
    """All decisions as units by coders, and those of each code."""
    flat = grid.transpose(0, 2, 1).reshape(-1, CODERS)
    return [flat, *(grid[:, :, at] for at in range(CODES))]


def _alpha(units: Grid) -> float:
    coded = tallied(units)
    assert coded is not None
    return krippendorff_alpha(coded).value


def _theirs(units: Grid) -> float:
    found = krippendorff.alpha(
        units.T, level_of_measurement="nominal", value_domain=[NO, YES]
    )
    return float(found)


def _must_be_the_same(grid: Grid) -> None:
    for units in _both(grid):
        ours, theirs = _alpha(units), _theirs(units)
        if abs(ours - theirs) > SAME:
            raise RuntimeError(f"Alpha is {ours} here and {theirs} there.")


def _once(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _best(act: Callable[[], object], times: int = 3) -> float:
    return min(_once(act) for _ in range(times))
