"""Totals that grow while people are still answering.

Yesterday's total can be subtracted from today's. So a total grows only by whole blocks
of the ledger: what is between two totals is never fewer people than the floor. And
because every number is rounded, what a block added to one cell is known to within a
few only, so that no answer of anybody in it is certain. Small cells are hidden, with
others from which they could be worked out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heed.foundation.windows import Window
from heed.safeguards import ledger
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.figures import Kind, Question, Slice, Subject
from heed.safeguards.models import ReleasedBlock
from heed.safeguards.tables import Cells
from heedstats.disclosure import is_small, named, rounded


@dataclass(frozen=True)
class Total:
    """What may be seen of all blocks together; ``None`` is a suppressed cell.

    ``bases`` has for each subject how many are in its cells. ``uncounted`` has the
    subjects that some block does not have, since answers in it were taken back before
    anybody asked: its windows are not in their cells.
    """

    entries: int
    windows: tuple[Window, ...]
    tables: Cells
    bases: Mapping[str, int] = field(default_factory=dict)
    uncounted: frozenset[str] = frozenset()


def growing_total(
    question: Question,
    slices: Sequence[Slice],
    apart: Mapping[str, frozenset[str]] | None = None,
) -> Total:
    """The total over all slices that were shown in blocks before, and nothing else.

    ``slices`` are what the ladder was asked with. ``apart`` names answers that are no
    part of a subject's table, such as those of another group.
    """
    if question.floors.rounding < 2:
        raise ReleaseRefused("A total that grows is shown in rounded numbers only.")
    if any(subject.kind is Kind.TIMES for subject in question.subjects):
        raise ReleaseRefused("A total that grows counts entries, and nothing else.")
    blocks = _blocks(question, slices)
    step, tables, bases, uncounted = question.floors.rounding, {}, {}, set()
    for subject in question.subjects:
        have = [block for block in blocks if subject.code in block.counts]
        if len(have) < len(blocks):
            uncounted.add(subject.code)
        cells, base = _cells(subject, have, question, (apart or {}).get(subject.code))
        tables[subject.code] = {
            answer: None if n is None else rounded(n, step)
            for answer, n in cells.items()
        }
        bases[subject.code] = rounded(base, step)
    return Total(
        entries=rounded(sum(block.entries for block in blocks), step),
        windows=ledger.windows_in(blocks),
        tables=tables,
        bases=bases,
        uncounted=frozenset(uncounted),
    )


def _blocks(question: Question, slices: Sequence[Slice]) -> list[ReleasedBlock]:
    """The blocks of slices; subjects that are asked for the first time are counted."""
    by_key = {one.key: one for one in slices}
    shown = ledger.shown_in(question, by_key)
    blocks = list(
        ledger.blocks_by_id({str(block) for block in shown.values()}).values()
    )
    for block in blocks:
        keys = ledger.keys_in(block)
        if keys <= set(by_key):
            ledger.complete_block(question, block, [by_key[key] for key in keys])
    return blocks


def _cells(
    subject: Subject,
    blocks: Sequence[ReleasedBlock],
    question: Question,
    apart: frozenset[str] | None,
) -> tuple[dict[str, int | None], int]:
    """The cells of one subject, unrounded, with how many are in them."""
    rows = [block.counts[subject.code] for block in blocks]
    # An answer that did not exist when a block was made was given by nobody in it.
    counts = {
        answer: sum(row.get(answer, 0) for row in rows)
        for answer in subject.columns
        if answer not in (apart or ())
    }
    least = question.floors.entries
    if subject.adds_up:
        base = sum(counts.values())
        if base < least:
            return dict.fromkeys(counts), 0
        return named(counts, threshold=least, zeros_shown=False), base
    entries = sum(block.entries for block in blocks)
    return {a: _alone(n, entries, least) for a, n in counts.items()}, entries


def _alone(count: int, entries: int, least: int) -> int | None:
    return None if count < least or is_small(entries - count, least) else count
