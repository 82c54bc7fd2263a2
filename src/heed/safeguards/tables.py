"""Tables of one block, and of several together, with what must be hidden in them."""

from collections.abc import Iterable, Mapping, Sequence

from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.figures import MISSING, Kind, Slice, Subject
from heedstats import nested
from heedstats.disclosure import Floors, is_small, named, rounded
from heedstats.nested import Family, Group, Shown

Counts = dict[str, dict[str, int]]
Cells = dict[str, dict[str, int | None]]

TICKED, NOT_TICKED = "ticked", "not ticked"


def counted(subjects: Iterable[Subject], slices: Sequence[Slice]) -> Counts:
    """The sums of the slices; whoever gave no known answer counts as skipped."""
    return {subject.code: _counted(subject, slices) for subject in subjects}


def _counted(subject: Subject, slices: Sequence[Slice]) -> dict[str, int]:
    sums = {
        answer: sum(s.counts.get(subject.code, {}).get(answer, 0) for s in slices)
        for answer in subject.columns
    }
    if subject.adds_up:
        silent = sum(s.entries for s in slices) - sum(sums.values())
        if silent < 0:
            raise ReleaseRefused(f"“{subject.code}” has more answers than entries.")
        sums["skipped"] += silent
    return sums


def block_cells(
    subjects: Sequence[Subject],
    counts: Counts,
    entries: int,
    floors: Floors,
    before: Cells | None = None,
) -> Cells:
    """The cells of one block that may be seen, unrounded.

    ``before`` has the cells that were worked out of it earlier.
    """
    cells = {
        s.code: _cells(s, counts[s.code], entries, floors)
        for s in subjects
        if s.kind is not Kind.TIMES
    }
    known = (before or {}) | cells
    return cells | {
        s.code: times_beside(counts[s.code], known[s.beside])
        for s in subjects
        if s.kind is Kind.TIMES
    }


def times_beside(
    times: Mapping[str, int], people: Mapping[str, int | None] | None
) -> dict[str, int | None]:
    """How often answers were given, where it may be seen how many gave them."""
    seen = people or {}
    return {a: None if seen.get(a) is None else n for a, n in times.items()}


def _cells(
    subject: Subject, counts: dict[str, int], entries: int, floors: Floors
) -> dict[str, int | None]:
    if subject.adds_up:
        return named(counts, threshold=floors.entries, zeros_shown=False)
    return {answer: _alone(n, entries, floors.entries) for answer, n in counts.items()}


def _alone(n: int, entries: int, threshold: int) -> int | None:
    """A cell that does not add up with others; neither side of it may be small.

    Zero is hidden too, so that a hidden cell is not known to hold someone.
    """
    near_none, near_all = n < threshold, is_small(entries - n, threshold)
    return None if near_none or near_all else n


def union_cells(
    subject: Subject,
    tables: Mapping[str, tuple[dict[str, int], dict[str, int | None], int]],
    earlier: Sequence[tuple[frozenset[str], dict[str, int | None]]],
    asked: frozenset[str],
    floors: Floors,
) -> dict[str, int | None]:
    """The cells of several blocks together that may be seen with all seen before.

    ``tables`` has, for each block of the family, its counts, its shown cells and its
    number of entries; ``earlier`` the unions shown before, with their cells.
    """
    sums = {
        answer: sum(tables[name][0][answer] for name in asked)
        for answer in subject.columns
    }
    if subject.adds_up:
        hidden = _hidden(_whole(tables), earlier, asked, floors)
        return {a: None if a in hidden else n for a, n in sums.items()}
    shown: dict[str, int | None] = {}
    for answer, n in sums.items():
        pairs = [(members, _pair(cells[answer])) for members, cells in earlier]
        hidden = _hidden(_split(tables, answer), pairs, asked, floors)
        small = n < floors.entries
        shown[answer] = None if TICKED in hidden or small else n
    return shown


def _hidden(
    family: Mapping[str, Shown],
    earlier: Sequence[tuple[frozenset[str], dict[str, int | None]]],
    asked: frozenset[str],
    floors: Floors,
) -> frozenset[str]:
    groups = [Group(members, _none(cells)) for members, cells in earlier]
    # A sum of cells that were all seen tells nothing, and need not nest with others.
    telling = [
        group
        for group in groups
        if any(family[name].hidden - group.hidden for name in group.members)
    ]
    whole = Family(family, telling)
    if not nested.is_nested(whole, asked):
        answers = next(iter(family.values())).counts
        return frozenset(
            a for a in answers if any(a in family[name].hidden for name in asked)
        )
    return nested.hidden_answers(whole, asked, threshold=floors.entries)


def _none(cells: dict[str, int | None]) -> frozenset[str]:
    return frozenset(answer for answer, n in cells.items() if n is None)


def _whole(
    tables: Mapping[str, tuple[dict[str, int], dict[str, int | None], int]],
) -> dict[str, Shown]:
    return {
        name: Shown(counts, _none(cells)) for name, (counts, cells, _) in tables.items()
    }


def _split(
    tables: Mapping[str, tuple[dict[str, int], dict[str, int | None], int]],
    answer: str,
) -> dict[str, Shown]:
    both = frozenset([TICKED, NOT_TICKED])
    return {
        name: Shown(
            {TICKED: counts[answer], NOT_TICKED: entries - counts[answer]},
            both if cells[answer] is None else frozenset(),
        )
        for name, (counts, cells, entries) in tables.items()
    }


def _pair(cell: int | None) -> dict[str, int | None]:
    return {TICKED: cell, NOT_TICKED: cell}


def middles(
    subjects: Iterable[Subject], counts: Counts, floors: Floors
) -> dict[str, str | None]:
    """For each ordered subject the answer in the middle of those who gave one.

    It says where the halves meet and is no count, so it may be shown where the cells
    may not, as long as enough people answered at all.
    """
    return {
        s.code: _middle(s, counts[s.code], floors)
        for s in subjects
        if s.kind is Kind.ORDERED
    }


def _middle(subject: Subject, counts: dict[str, int], floors: Floors) -> str | None:
    scale = [answer for answer in subject.answers if answer not in MISSING]
    given = sum(counts[answer] for answer in scale)
    reached = 0
    for answer in scale:
        reached += counts[answer]
        if given >= floors.entries and 2 * reached >= given:
            return answer
    return None


def as_shown(cells: Cells, floors: Floors) -> Cells:
    """The cells as they stand on the page, rounded where the floors ask for it."""
    return {
        code: {
            answer: None if n is None else rounded(n, floors.rounding)
            for answer, n in row.items()
        }
        for code, row in cells.items()
    }
