"""The ledger of released figures: which entries were shown together, and what of them.

A *block* is a set of slices that was first shown together. No slice is ever in two
blocks (the database refuses it), every block is above both floors, and whatever else
is shown is a sum of whole blocks. So the smallest group of entries that subtraction
of any releases can reach is a block. What a block hides is kept hidden by every sum
over it (``tables.union_cells``).
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction

from heed.foundation.windows import Window, WindowKind
from heed.safeguards.figures import Audience, Key, Question, Slice, Subject
from heed.safeguards.models import BlockSlice, LedgerLock, Release, ReleasedBlock
from heed.safeguards.tables import Cells, Counts, block_cells, counted
from heedstats.disclosure import Floors, above_floors


@contextmanager
def turn(question: Question) -> Iterator[None]:
    """One release of a kind at a time, so that two cannot overlap unseen."""
    with transaction.atomic():
        LedgerLock.objects.select_for_update().get_or_create(
            organisation=question.organisation, kind=question.kind
        )
        yield


def writers_of(slices: Sequence[Slice]) -> int | None:
    """How many people, at least, could have written: the most in any one window.

    Places and groups in a window add up; the same people come back window after
    window, so windows do not. One unknown number makes all unknown.
    """
    by_window: dict[datetime, int] = defaultdict(int)
    for one in slices:
        if one.possible_writers is None:
            return None
        by_window[one.window.start] += one.possible_writers
    return max(by_window.values(), default=0)


def may_be_shown(slices: Sequence[Slice], floors: Floors) -> bool:
    """Whether slices together are above both floors."""
    return above_floors(sum(s.entries for s in slices), writers_of(slices), floors)


def is_beyond_help(slices: Sequence[Slice], floors: Floors) -> bool:
    """Whether no others that were added could bring slices above the floors.

    It is not known of one of them how many could have written, so it would not be
    known of the sum. That is so until a month's occupancy has come.
    """
    return floors.writers is not None and writers_of(slices) is None


def shown_in(question: Question, keys: Iterable[Key]) -> dict[Key, UUID]:
    """The identity of the block in which each slice was shown before."""
    wanted = set(keys)
    if not wanted:
        return {}
    starts = [key[3] for key in wanted]
    found = BlockSlice.objects.filter(
        organisation=question.organisation,
        kind=question.kind,
        place_key__in={key[0] for key in wanted},
        window_start__range=(min(starts), max(starts)),
    ).values_list("place_key", "group", "window_kind", "window_start", "block")
    of_key = {tuple(key): block for *key, block in found}
    return {key: block for key, block in of_key.items() if key in wanted}


def blocks_of(question: Question, keys: Iterable[Key]) -> dict[Key, ReleasedBlock]:
    """The block of each slice that was shown before."""
    asked = shown_in(question, keys)
    blocks = ReleasedBlock.objects.in_bulk(set(asked.values()))
    return {key: blocks[block] for key, block in asked.items()}


def key_of(one: BlockSlice) -> Key:
    """The key of a slice in the ledger, equal to the key of the slice itself."""
    return one.place_key, one.group, one.window_kind, one.window_start


def keys_in(block: ReleasedBlock) -> set[Key]:
    """The slices of a block."""
    return {key_of(one) for one in block.slices.all()}


def windows_in(blocks: Iterable[ReleasedBlock]) -> tuple[Window, ...]:
    """The windows that blocks cover, in order."""
    found = {
        Window(WindowKind(one.window_kind), one.window_start, one.window_end)
        for block in blocks
        for one in block.slices.all()
    }
    return tuple(sorted(found, key=lambda w: (w.start, w.end)))


def add_block(
    question: Question, slices: Sequence[Slice], audience: Audience, now: datetime
) -> ReleasedBlock:
    """Write down that these slices are shown together from now on."""
    counts = counted(question.subjects, slices)
    entries = sum(one.entries for one in slices)
    block = ReleasedBlock.objects.create(
        organisation=question.organisation,
        kind=question.kind,
        entries=entries,
        writers=writers_of(slices),
        counts=counts,
        shown=block_cells(question.subjects, counts, entries, question.floors),
        audience=audience.value,
        data_cut=now,
        released_on=now.date(),
    )
    BlockSlice.objects.bulk_create(_slice_row(block, one) for one in slices)
    return block


def _slice_row(block: ReleasedBlock, one: Slice) -> BlockSlice:
    place, group, window_kind, start = one.key
    return BlockSlice(
        organisation=block.organisation,
        block=block,
        kind=block.kind,
        window_kind=window_kind,
        window_start=start,
        window_end=one.window.end,
        place=one.place,
        place_key=place,
        group=group,
    )


def complete_block(
    question: Question, block: ReleasedBlock, slices: Sequence[Slice]
) -> None:
    """Count further subjects over a block, unless its entries have changed since."""
    missing = [s for s in question.subjects if s.code not in block.counts]
    if not missing or sum(one.entries for one in slices) != block.entries:
        return
    counts = counted(missing, slices)
    block.counts |= counts
    cells = block_cells(missing, counts, block.entries, question.floors, block.shown)
    block.shown |= cells
    block.save(update_fields=["counts", "shown"])


def unions_around(
    question: Question, blocks: Iterable[ReleasedBlock]
) -> list[tuple[frozenset[str], Cells]]:
    """The sums over several blocks that were shown before and bear on these blocks."""
    found: dict[frozenset[str], Cells] = {}
    for release in Release.objects.filter(
        organisation=question.organisation, kind=question.kind
    ):
        members = frozenset(release.blocks)
        if len(members) > 1:
            merged = found.setdefault(members, {})
            for code, row in release.answer.items():
                merged[code] = _most_shown(merged.get(code), row)
    return [(m, found[m]) for m in _linked({str(b.id) for b in blocks}, set(found))]


def _linked(touched: set[str], unions: set[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The unions that touch these blocks, and those that touch them, and so on."""
    while near := {members for members in unions if members & touched}:
        yield from near
        unions -= near
        touched = touched.union(*near)


def _most_shown(
    before: dict[str, int | None] | None, row: dict[str, int | None]
) -> dict[str, int | None]:
    """Two answers about the same sum: a cell counts as seen if either showed it."""
    before = before or {}
    return {
        answer: before[answer] if before.get(answer) is not None else n
        for answer, n in row.items()
    }


def blocks_by_id(ids: Iterable[str]) -> dict[str, ReleasedBlock]:
    """Blocks by their identity as text."""
    found = ReleasedBlock.objects.filter(id__in=list(ids)).prefetch_related("slices")
    return {str(block.id): block for block in found}


def question_hash(
    question: Question, slices: Sequence[Slice], audience: Audience
) -> str:
    """A name for a question, the same whenever the same is asked."""
    return hashlib.sha256(
        json.dumps(question_data(question, slices, audience)).encode()
    ).hexdigest()


def question_data(
    question: Question, slices: Sequence[Slice], audience: Audience
) -> dict[str, object]:
    """The question as the ledger keeps it: identities and windows, no answers."""
    return {
        "audience": audience.value,
        "kind": question.kind,
        "subjects": sorted(subject.code for subject in question.subjects),
        "floors": [question.floors.entries, question.floors.writers],
        "slices": sorted(
            [place, group, kind, start.isoformat()]
            for place, group, kind, start in (one.key for one in slices)
        ),
    }


def answer_before(
    question: Question, slices: Sequence[Slice], audience: Audience
) -> Release | None:
    """The answer that the same question had before."""
    return Release.objects.filter(
        organisation=question.organisation,
        question_hash=question_hash(question, slices, audience),
    ).first()


def remember(
    question: Question,
    slices: Sequence[Slice],
    audience: Audience,
    blocks: Sequence[ReleasedBlock],
    cells: dict[str, dict[str, int | None]],
    now: datetime,
) -> Release:
    """Write down what was answered, so that it is answered the same again."""
    release, _ = Release.objects.get_or_create(
        organisation=question.organisation,
        question_hash=question_hash(question, slices, audience),
        defaults={
            "audience": audience.value,
            "kind": question.kind,
            "question": question_data(question, slices, audience),
            "blocks": sorted(str(block.id) for block in blocks),
            "answer": cells,
            "data_cut": now,
            "released_on": now.date(),
        },
    )
    return release


def summed(subject: Subject, blocks: Iterable[ReleasedBlock]) -> Counts:
    """The true sums of one subject over blocks."""
    rows = [block.counts[subject.code] for block in blocks]
    return {subject.code: {a: sum(row[a] for row in rows) for a in subject.columns}}
