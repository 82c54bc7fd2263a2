"""Statistical disclosure control for small tables of counts.

Plain Python: the whole module runs without NumPy, so that the service can guard its
figures without the analysis extra. Counts of one- and two-way tables are protected by
suppressing small cells (primary), then as few others as are needed so that no
suppressed cell can be worked out from the totals (secondary).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from heedstats.circulation import Arc, Circulation

Cell = tuple[int, int]
_PATTERNS_TRIED = 2_000  # beyond this a page would wait; few, not the fewest


@dataclass(frozen=True)
class Floors:
    """The two smallest numbers below which nothing is shown.

    ``entries`` is k; ``writers`` is how many people could have written, or ``None``
    where that cannot be known (an open survey), which then asks for rounding.
    """

    entries: int = 5
    writers: int | None = 10
    rounding: int = 1


DEFAULT = Floors()
OPEN_SURVEY = Floors(entries=8, writers=None, rounding=5)


@dataclass(frozen=True)
class Table:
    """A table as it may be shown: ``None`` stands where a cell is suppressed.

    ``cells`` has one row per row of the counts; ``rows``, ``columns`` and ``total``
    are the margins.
    """

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    total: int | None


def above_floors(entries: int, writers: int | None, floors: Floors = DEFAULT) -> bool:
    """Whether a group of entries may be shown at all.

    Formula: ``entries >= k`` and, where writers have a floor, ``writers >= N``.
    Missing: unknown writers (``None``) are below any floor.
    Errors: ``ValueError`` for a negative number.
    Source: threshold rule of statistical disclosure control (Hundepool and others,
    Statistical Disclosure Control, 2012, section 4.2) with a second threshold on the
    population, since ten forms on a three-bed unit still come from three people.
    """
    if entries < 0 or (writers is not None and writers < 0):
        raise ValueError("Entries and writers are counts, so they are never negative.")
    if entries < floors.entries:
        return False
    return floors.writers is None or (writers is not None and writers >= floors.writers)


def is_small(count: int, threshold: int) -> bool:
    """Whether a count is a primary cell: from 1 to one below the threshold."""
    return 0 < count < threshold


def rounded(count: int, base: int = 5) -> int:
    """The nearest multiple of ``base``; a half goes up.

    Formula: ``base * floor(count / base + 1/2)``.
    Errors: ``ValueError`` for a negative count or a base below 1.
    Checked against: the reference table for base 5, counts 0 to 30.
    """
    if count < 0 or base < 1:
        raise ValueError("Only counts are rounded, to a base of 1 or more.")
    return base * ((2 * count + base) // (2 * base))


def percentage(
    part: int | None, whole: int | None, *, base: str
) -> tuple[float | None, str]:
    """A share in per cent together with the name of what it is a share of.

    Formula: ``100 * part / whole``, to one decimal.
    Missing: ``None`` where part or whole is suppressed, or the whole is zero; a
    missing share is never 0.
    Errors: ``ValueError`` for a blank base or a part greater than the whole.
    """
    if not base.strip():
        raise ValueError("A percentage names its base.")
    if part is None or not whole:
        return None, base
    if not 0 <= part <= whole:
        raise ValueError("The part is not inside the whole.")
    return round(100 * part / whole, 1), base


def protect(
    counts: Sequence[Sequence[int]],
    *,
    threshold: int = 5,
    zeros_shown: bool = True,
    rounding: int = 1,
) -> Table:
    """A table with its totals in which no small cell can be found; one row is one-way.

    Shapes: ``counts`` is rows by columns, all rows equally long, at least one cell.
    Missing: skipped and not-reached answers are columns of their own, given by the
    caller; an empty cell is not allowed.
    Formula: small cells hold ``1 .. threshold - 1``, margins included. They are
    suppressed, and with ``zeros_shown=False`` so is every zero of a table that has a
    small cell (else five hidden cells with a sum of five are known to be ones).
    Further cells are suppressed until the interval that an outsider can derive for
    each small cell, knowing that counts are not negative and that the table adds up,
    is at least ``threshold`` wide. The fewest are found by trying all patterns while
    these are few, ties going to the smallest sum of counts; in larger tables all are
    suppressed and the largest given back. What is shown is then rounded.
    Errors: ``ValueError`` for ragged, empty or negative counts.
    Source: Hundepool and others, Statistical Disclosure Control, 2012, chapter 4;
    Fischetti and Salazar, Management Science 2001;47:1008 (interval protection).
    Checked against: SciPy's ``linprog`` intervals and an exhaustive search over
    patterns (disclosure.json), and in the tests by listing every table that an
    outsider, with and without knowledge of this rule, must hold possible.
    """
    grid = _with_margins(counts)
    hidden = hidden_cells(counts, threshold=threshold, zeros_shown=zeros_shown)

    def show(cell: Cell) -> int | None:
        value = grid[cell[0]][cell[1]]
        return None if cell in hidden else rounded(value, rounding)

    height, width = len(counts), len(counts[0])
    return Table(
        cells=tuple(tuple(show((r, c)) for c in range(width)) for r in range(height)),
        rows=tuple(show((r, width)) for r in range(height)),
        columns=tuple(show((height, c)) for c in range(width)),
        total=show((height, width)),
    )


def hidden_cells(
    counts: Sequence[Sequence[int]], *, threshold: int = 5, zeros_shown: bool = True
) -> frozenset[Cell]:
    """The cells to suppress; the margins are the last row and the last column.

    Meaning, shapes, formula and errors as for :func:`protect`.
    """
    grid = _with_margins(counts)
    hidden = _primary(grid, threshold, zeros_shown)
    if len(counts) == 1:
        return _one_way(grid, hidden, threshold)
    if _is_safe(grid, hidden, threshold):
        return hidden
    for candidates in _candidate_lists(grid, hidden):
        found = _fewest(grid, hidden, candidates, threshold)
        if found is not None:
            return found
    return frozenset(_all_cells(grid))


def named(
    counts: Mapping[str, int],
    *,
    threshold: int = 5,
    zeros_shown: bool = True,
    rounding: int = 1,
) -> dict[str, int | None]:
    """A one-way table by name, its total shown beside it, small cells suppressed.

    Meaning, formula and errors as for :func:`protect`.
    """
    names = list(counts)
    table = protect(
        [[counts[name] for name in names]],
        threshold=threshold,
        zeros_shown=zeros_shown,
        rounding=rounding,
    )
    return dict(zip(names, table.cells[0], strict=True))


def interval(
    counts: Sequence[Sequence[int]], hidden: Iterable[Cell], cell: Cell
) -> tuple[int, float]:
    """The least and most that an outsider must hold possible for a suppressed cell.

    Formula: a table with margins is a circulation; see :mod:`heedstats.circulation`.
    Missing: cells not in ``hidden`` are taken as known.
    Checked against: SciPy's ``linprog`` on the tables of disclosure.json.
    """
    grid = _with_margins(counts)
    return _circulation(grid, frozenset(hidden)).interval(cell)


Grid = tuple[tuple[int, ...], ...]


def _with_margins(counts: Sequence[Sequence[int]]) -> Grid:
    if not counts or not counts[0]:
        raise ValueError("A table needs at least one cell.")
    if any(len(row) != len(counts[0]) for row in counts):
        raise ValueError("All rows of a table are equally long.")
    if any(value < 0 for row in counts for value in row):
        raise ValueError("Counts are never negative.")
    rows = [(*row, sum(row)) for row in counts]
    return (*rows, tuple(sum(column) for column in zip(*rows, strict=True)))


def _all_cells(grid: Grid) -> list[Cell]:
    return [(r, c) for r in range(len(grid)) for c in range(len(grid[0]))]


def _margins(grid: Grid) -> frozenset[Cell]:
    height, width = len(grid) - 1, len(grid[0]) - 1
    return frozenset((r, c) for r, c in _all_cells(grid) if r == height or c == width)


def _primary(grid: Grid, threshold: int, zeros_shown: bool) -> frozenset[Cell]:
    small = frozenset(
        (r, c) for r, c in _all_cells(grid) if is_small(grid[r][c], threshold)
    )
    if zeros_shown or not small:
        return small
    return small | {(r, c) for r, c in _all_cells(grid) if grid[r][c] == 0}


def _one_way(grid: Grid, hidden: frozenset[Cell], threshold: int) -> frozenset[Cell]:
    """In one row every hidden cell lies between zero and the sum of the hidden."""
    values = grid[0][:-1]
    gone = {c for r, c in hidden if r == 0 and c < len(values)}
    rest = sorted((value, c) for c, value in enumerate(values) if c not in gone)
    while gone and rest and sum(values[c] for c in gone) < threshold:
        gone.add(rest.pop(0)[1])
    return hidden | {(r, c) for c in gone for r in (0, 1)}


def _is_safe(grid: Grid, hidden: frozenset[Cell], threshold: int) -> bool:
    flows = _circulation(grid, hidden)
    small = [(r, c) for r, c in hidden if is_small(grid[r][c], threshold)]
    return all(flows.is_wide(cell, threshold) for cell in small)


def _circulation(grid: Grid, hidden: frozenset[Cell]) -> Circulation[Cell]:
    arcs = {cell: _arc(grid, cell) for cell in _all_cells(grid)}
    return Circulation(arcs, hidden)


def _arc(grid: Grid, cell: Cell) -> Arc:
    """Row to column for a cell, column to row for a total, and back at the corner."""
    r, c = cell
    row, column = f"row {r}", f"column {c}"
    in_last_row, in_last_column = r == len(grid) - 1, c == len(grid[0]) - 1
    if in_last_row == in_last_column:
        return Arc(row, column, grid[r][c])
    return Arc(column, row, grid[r][c])


def _candidate_lists(grid: Grid, hidden: frozenset[Cell]) -> list[list[Cell]]:
    """What may be suppressed besides: inner cells, then margins, then zeros."""
    margins = _margins(grid)
    free = sorted(
        (grid[r][c], (r, c)) for r, c in _all_cells(grid) if (r, c) not in hidden
    )
    inner = [cell for value, cell in free if value and cell not in margins]
    outer = [cell for value, cell in free if value and cell in margins]
    zeros = [cell for value, cell in free if not value]
    return [inner, inner + outer, inner + outer + zeros]


def _fewest(
    grid: Grid, hidden: frozenset[Cell], candidates: list[Cell], threshold: int
) -> frozenset[Cell] | None:
    if not _is_safe(grid, hidden | set(candidates), threshold):
        return None
    tried = 0
    for size in range(1, len(candidates) + 1):
        tried += comb(len(candidates), size)
        if tried > _PATTERNS_TRIED:
            return _few(grid, hidden, candidates, threshold)
        safe = [
            extra
            for extra in combinations(candidates, size)
            if _is_safe(grid, hidden | set(extra), threshold)
        ]
        if safe:
            best = min(safe, key=lambda extra: sum(grid[r][c] for r, c in extra))
            return hidden | set(best)
    return None


def _few(
    grid: Grid, hidden: frozenset[Cell], candidates: list[Cell], threshold: int
) -> frozenset[Cell]:
    """Suppress all candidates, then give back the largest that are not needed."""
    kept = hidden | set(candidates)
    for cell in reversed(candidates):
        if _is_safe(grid, kept - {cell}, threshold):
            kept -= {cell}
    return kept
