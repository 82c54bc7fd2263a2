"""Reads codes and counts, and refuses what is neither."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.errors import Refusal

Codes = NDArray[np.int64]


def codes_of(
    grid: ArrayLike, categories: Sequence[Hashable] | None
) -> tuple[Codes, tuple[Any, ...]]:
    """Each code as its place among the categories, -1 for none; and the categories."""
    cells = _grid(grid)
    if np.issubdtype(cells.dtype, np.number):
        gone = np.isnan(cells)
        given = [float(x) for x in np.unique(cells[~gone])]
        order = order_of(given if categories is None else categories)
        if not all(map(is_number, order)):
            raise Refusal("The codes are numbers, and the categories are not.")
        places = np.argsort(np.array(order, dtype=float), kind="stable")
        ranked = np.array(order, dtype=float)[places]
        at = np.searchsorted(ranked, cells).clip(max=max(len(order) - 1, 0))
        if len(order) == 0 or (ranked[at] != cells)[~gone].any():
            _refuse_outside(set(given) - set(order))
        return np.where(gone, -1, places[at]).astype(np.int64), order
    flat = [_code(x) for x in cells.ravel()]
    present = {x for x in flat if x is not None}
    order = order_of(sorted(present, key=_key) if categories is None else categories)
    if present - set(order):
        _refuse_outside(present - set(order))
    place = {name: at for at, name in enumerate(order)}
    codes = np.array([-1 if x is None else place[x] for x in flat], dtype=np.int64)
    return codes.reshape(cells.shape), order


def is_number(code: Any) -> bool:
    """Whether a code has a size of its own."""
    return isinstance(code, int | float | np.number)


def order_of(
    categories: Iterable[Hashable] | None, number: int | None = None
) -> tuple[Any, ...]:
    """The categories as they were given, or 0, 1, 2 and so on; never one twice."""
    order = tuple(range(number or 0) if categories is None else categories)
    if len(set(order)) != len(order):
        raise Refusal("Each category is named once.")
    if number is not None and len(order) != number:
        raise Refusal(f"There are {number} categories and {len(order)} names.")
    return order


def stated(table: ArrayLike) -> NDArray[np.float64]:
    """A table of counts."""
    try:
        counts = np.array(table, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise Refusal("A table of counts has rows of the same length.") from error
    if counts.ndim != 2 or not counts.size:
        raise Refusal("A table of counts has rows and columns.")
    if not np.isfinite(counts).all() or (counts < 0).any() or (counts % 1).any():
        raise Refusal("Counts are whole numbers from 0.")
    return counts


def _grid(grid: ArrayLike) -> NDArray[Any]:
    """Units by coders: floats where all codes are numbers, objects otherwise."""
    if isinstance(grid, np.ndarray) and grid.dtype != object:
        cells = grid.astype(float) if grid.dtype.kind in "biuf" else grid.astype(object)
    else:
        rows = _rows(grid)
        cells = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=object)
        for at, row in enumerate(rows):
            cells[at, :] = row
        if all(x is None or is_number(x) for x in cells.flat):
            cells = cells.astype(float)
    if cells.ndim != 2 or not cells.size:
        raise Refusal("Codes stand in a grid of units by coders.")
    if cells.dtype == float and np.isinf(cells).any():
        raise Refusal("A code is a number that ends, a word or a set of words.")
    return cells


def _rows(grid: Any) -> list[tuple[Any, ...]]:
    if hasattr(grid, "__array__"):  # a data frame would give its column names
        grid = np.asarray(grid, dtype=object)
    rows = list(grid) if isinstance(grid, Iterable) else [grid]
    if not all(isinstance(x, Iterable) and not isinstance(x, str) for x in rows):
        raise Refusal("Codes stand in a grid of units by coders.")
    found = [tuple(row) for row in rows]
    if len({len(row) for row in found}) > 1:
        raise Refusal("Each unit has a place for each coder.")
    if not all(isinstance(x, Hashable | set) for row in found for x in row):
        raise Refusal("Several codes of one coder for one unit are given as a set.")
    return found


def _code(value: Any) -> Any:
    """One code, or None for a missing one; sets are frozen so that they can be told."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    return frozenset(value) if isinstance(value, set) else value


def _key(code: Any) -> Any:
    words = sorted(map(str, code)) if isinstance(code, frozenset) else [str(code)]
    return (len(words), words)


def _refuse_outside(codes: Iterable[Any]) -> None:
    shown = ", ".join(sorted(str(code) for code in codes))
    raise Refusal(f"Some codes are not among the categories: {shown}.")
