"""The one gate for every figure: pages, charts, tables, exports, the API and search.

A custodian (a first reader at the desk) sees figures as they are, and each opening is
logged. For every other audience figures come in closed windows, above both floors,
with small cells suppressed, and never so that two releases can be subtracted.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from heed.foundation import clock
from heed.foundation.windows import closed
from heed.safeguards import audit, ledger
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.figures import (
    Audience,
    Kind,
    Question,
    Released,
    Slice,
    Subject,
    Withheld,
)
from heed.safeguards.models import Release, ReleasedBlock
from heed.safeguards.tables import (
    as_shown,
    counted,
    middles,
    times_beside,
    union_cells,
)
from heedstats.disclosure import DEFAULT, OPEN_SURVEY, Floors, rounded

__all__ = [
    "DEFAULT",
    "OPEN_SURVEY",
    "Audience",
    "Floors",
    "Kind",
    "Question",
    "Released",
    "Slice",
    "Subject",
    "Withheld",
    "published",
    "release",
]


def release(
    *,
    audience: Audience,
    question: Question,
    slices: Sequence[Slice],
    by: UUID | None = None,
    now: datetime | None = None,
) -> Released:
    """What an audience may see of these slices together; the same answer each time."""
    now = now or clock.now()
    _check(question, slices)
    if audience is Audience.CUSTODIAN:
        return _unsuppressed(question, slices, by, now)
    before = ledger.answer_before(question, slices, audience)
    if before is None:
        with ledger.turn(question):
            before = _answer(question, slices, audience, now)
    if isinstance(before, Withheld):
        return withheld(before, audience, question, slices, now)
    return _from_ledger(before, question, slices, audience)


def published(
    tables: Mapping[str, Mapping[str, int]], *, entries: int, data_cut: datetime
) -> Released:
    """Figures that somebody else has published already; they pass as they are."""
    return Released(
        audience=Audience.PUBLIC,
        withheld=None,
        windows=(),
        places=(),
        groups=(),
        covers=frozenset(),
        data_cut=data_cut,
        entries=entries,
        tables=tables,
    )


def withheld(
    why: Withheld,
    audience: Audience,
    question: Question,
    slices: Sequence[Slice],
    now: datetime,
    shows: datetime | None = None,
) -> Released:
    """Nothing to see, and why."""
    if why is Withheld.NOT_CLOSED:
        shows = max(one.window.end for one in slices)
    return Released(
        audience=audience,
        withheld=why,
        data_cut=now,
        shows=shows,
        floors=question.floors,
        **_covered(slices),
    )


def why_withheld(slices: Sequence[Slice], floors: Floors) -> Withheld:
    """The first reason that holds; how many entries there are is never part of it."""
    writers = ledger.writers_of(slices)
    if floors.writers is not None and writers is None:
        return Withheld.WRITERS_UNKNOWN
    if floors.writers is not None and (writers or 0) < floors.writers:
        return Withheld.FEW_PEOPLE
    return Withheld.FEW_ENTRIES


def block_released(
    block: ReleasedBlock, question: Question, audience: Audience
) -> Released:
    """A whole block, as it was first shown."""
    return _as_released([block], _block_row(block, question), question, audience)


def _check(question: Question, slices: Sequence[Slice]) -> None:
    if not slices:
        raise ReleaseRefused("A request for figures names at least one window.")
    if len({one.key for one in slices}) < len(slices):
        raise ReleaseRefused("A window, place and group is named twice.")
    if _are_too_low(question.floors):
        raise ReleaseRefused("Nobody may ask with floors below the agreed ones.")
    several = {s.code for s in question.subjects if s.kind is Kind.SEVERAL}
    if any(s.kind is Kind.TIMES and s.beside not in several for s in question.subjects):
        raise ReleaseRefused("How often is told beside how many, or not at all.")
    if question.floors.writers is None and any(one.place for one in slices):
        raise ReleaseRefused(
            "Where nobody knows how many could have written, figures are not shown "
            "for any place smaller than a nation."
        )


def _are_too_low(floors: Floors) -> bool:
    """Whether one question could show what another, agreed one keeps back."""
    if floors.writers is None:
        least = OPEN_SURVEY
        return floors.entries < least.entries or floors.rounding < least.rounding
    return floors.entries < DEFAULT.entries or floors.writers < DEFAULT.writers


def _unsuppressed(
    question: Question, slices: Sequence[Slice], by: UUID | None, now: datetime
) -> Released:
    if by is None:
        raise ReleaseRefused("Figures without suppression are opened by a person.")
    places = {one.place for one in slices}
    audit.record(
        by=by,
        event=audit.Event.AGGREGATE_OPENED,
        about=audit.About("place", next(iter(places)) or question.organisation),
        organisation=question.organisation,
        details={"kind": question.kind, "places": sorted(map(str, places))},
    )
    return Released(
        audience=Audience.CUSTODIAN,
        withheld=None,
        data_cut=now,
        entries=sum(one.entries for one in slices),
        tables=counted(question.subjects, slices),
        floors=question.floors,
        **_covered(slices),
    )


def _covered(slices: Sequence[Slice]) -> dict[str, Any]:
    windows = {one.window for one in slices}
    return {
        "windows": tuple(sorted(windows, key=lambda w: (w.start, w.end))),
        "places": tuple(dict.fromkeys(one.place for one in slices)),
        "groups": tuple(sorted({one.group for one in slices})),
        "covers": frozenset(one.key for one in slices),
    }


def _answer(
    question: Question, slices: Sequence[Slice], audience: Audience, now: datetime
) -> Release | Withheld:
    """Work out an answer that was not given before, and write it down."""
    ready = [one for one in slices if closed(one.window, now)]
    if not ready:
        return Withheld.NOT_CLOSED
    known = ledger.blocks_of(question, [one.key for one in ready])
    rest = [one for one in ready if one.key not in known]
    blocks = _whole_blocks(known, {one.key for one in slices})
    if rest and ledger.may_be_shown(rest, question.floors):
        blocks.append(ledger.add_block(question, rest, audience, now))
    if not blocks:
        return Withheld.TOGETHER if known else why_withheld(rest, question.floors)
    by_key = {one.key: one for one in slices}
    for block in blocks:
        own = [by_key[key] for key in ledger.keys_in(block)]
        ledger.complete_block(question, block, own)
    shown = _rows(question, blocks)
    return ledger.remember(question, slices, audience, blocks, shown, now)


def _whole_blocks(
    known: Mapping[ledger.Key, ReleasedBlock], asked: set[ledger.Key]
) -> list[ReleasedBlock]:
    """The blocks that lie inside the question; one that reaches out stays out."""
    blocks = {block.id: block for block in known.values()}
    return [block for block in blocks.values() if ledger.keys_in(block) <= asked]


def _rows(
    question: Question, blocks: Sequence[ReleasedBlock]
) -> dict[str, dict[str, int | None]]:
    """The cells of every subject that every block counted; times follow people."""
    in_turn = sorted(question.subjects, key=lambda s: s.kind is Kind.TIMES)
    cells: dict[str, dict[str, int | None]] = {}
    for subject in in_turn:
        if any(subject.code not in block.counts for block in blocks):
            continue
        if subject.kind is Kind.TIMES:
            sums = ledger.summed(subject, blocks)[subject.code]
            cells[subject.code] = times_beside(sums, cells.get(subject.beside))
        else:
            cells[subject.code] = _row(subject, question, blocks)
    return cells


def _row(
    subject: Subject, question: Question, blocks: Sequence[ReleasedBlock]
) -> dict[str, int | None]:
    """The cells of one subject over blocks."""
    if len(blocks) == 1:
        return blocks[0].shown[subject.code]
    unions = [
        (members, row[subject.code])
        for members, row in ledger.unions_around(question, blocks)
        if subject.code in row
    ]
    family = ledger.blocks_by_id(
        {str(block.id) for block in blocks}.union(*(members for members, _ in unions))
    )
    tables = {
        name: (block.counts[subject.code], block.shown[subject.code], block.entries)
        for name, block in family.items()
    }
    asked = frozenset(str(block.id) for block in blocks)
    return union_cells(subject, tables, unions, asked, question.floors)


def _from_ledger(
    release: Release, question: Question, slices: Sequence[Slice], audience: Audience
) -> Released:
    blocks = list(ledger.blocks_by_id(release.blocks).values())
    covered = set().union(*(ledger.keys_in(block) for block in blocks))
    left_out = any(one.key not in covered for one in slices)
    return _as_released(blocks, release.answer, question, audience, left_out=left_out)


def _block_row(
    block: ReleasedBlock, question: Question
) -> dict[str, dict[str, int | None]]:
    codes = [subject.code for subject in question.subjects]
    return {code: block.shown[code] for code in codes if code in block.shown}


def _as_released(
    blocks: Sequence[ReleasedBlock],
    cells: dict[str, dict[str, int | None]],
    question: Question,
    audience: Audience,
    *,
    left_out: bool = False,
) -> Released:
    subjects = [s for s in question.subjects if s.code in cells]
    sums = {}
    for subject in subjects:
        sums |= ledger.summed(subject, blocks)
    entries = sum(block.entries for block in blocks)
    parts = [one for block in blocks for one in block.slices.all()]
    return Released(
        audience=audience,
        withheld=None,
        windows=ledger.windows_in(blocks),
        places=tuple(dict.fromkeys(one.place for one in parts)),
        groups=tuple(sorted({one.group for one in parts})),
        covers=frozenset(ledger.key_of(one) for one in parts),
        data_cut=max(block.data_cut for block in blocks),
        entries=rounded(entries, question.floors.rounding),
        tables=as_shown(cells, question.floors),
        middle=middles(subjects, sums, question.floors),
        left_out=left_out,
        floors=question.floors,
    )
