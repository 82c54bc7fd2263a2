"""How people are put together so that a number may be told of them.

The smallest piece is one month, place and group. What is too small waits for longer
times, then for other places, then for other groups; nobody is ever in two pieces, and
the gate decides of each whether it may be shown. Nothing here knows of Django.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.coding.found import NOT_KNOWN
from heed.coding.tallies import Named, Told, by_slug, month_of, quarter_of, tally
from heed.foundation.windows import Window, WindowKind
from heed.safeguards.figures import Slice

# Before there was anything to write in: it stands for a time that was not kept.
NO_TIME = Window(
    WindowKind.MONTH, datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 2, 1, tzinfo=UTC)
)
Writers = Callable[[UUID, str, Window], int | None]
Batch = list[Slice]


@dataclass(frozen=True)
class Counted:
    """What is counted: the codes, and the names of both numbers in the ledger."""

    codes: Sequence[Named]
    people: str
    mentions: str


def slices_of(
    told: Iterable[Told], counted: Counted, writers: Writers | None
) -> list[tuple[Slice, list[Told]]]:
    """Each month, place and group with its people; without ``writers`` no place.

    ``writers`` says how many of a group could have written at a place in a month.
    """
    rows: dict[tuple[Window, UUID | None, str], list[Told]] = defaultdict(list)
    for one in told:
        place = one.place if writers else None
        rows[one.month or NO_TIME, place, one.group or NOT_KNOWN].append(one)
    return [(_slice(*key, here, counted, writers), here) for key, here in rows.items()]


def _slice(
    month: Window,
    place: UUID | None,
    group: str,
    here: list[Told],
    counted: Counted,
    writers: Writers | None,
) -> Slice:
    one = tally(here)
    known = writers and place and month != NO_TIME and group != NOT_KNOWN
    return Slice(
        window=month,
        place=place,
        group=group,
        entries=one.base,
        writers=writers(place, group, month) if known else None,
        counts={
            counted.people: by_slug(one.people, counted.codes),
            counted.mentions: by_slug(one.mentions, counted.codes),
        },
    )


def batches(
    waiting: Iterable[Slice],
    *,
    step: str,
    by_place: bool,
    zone: ZoneInfo,
    fits: Callable[[Batch], bool],
) -> Iterator[Batch]:
    """What may be shown together, the finest first; nothing comes twice.

    ``fits`` is the gate's word. What never fits is not given back.
    """
    left = list(waiting)
    for level in _levels(step, by_place, zone):
        rows: dict[Hashable, Batch] = defaultdict(list)
        for one in left:
            rows[level(one)].append(one)
        ready = [batch for batch in rows.values() if fits(batch)]
        yield from ready
        gone = {one.key for batch in ready for one in batch}
        left = [one for one in left if one.key not in gone]


def _levels(
    step: str, by_place: bool, zone: ZoneInfo
) -> list[Callable[[Slice], Hashable]]:
    """From the finest way of putting slices together to the coarsest."""
    longer = ("month", "quarter", "")
    times = longer[longer.index("" if step == "whole" else step) :]
    levels = [_level(time, zone, by_place=by_place) for time in times]
    if by_place:
        levels.append(_level("", zone, by_place=False))
    return [*levels, lambda _one: None]


def _level(time: str, zone: ZoneInfo, *, by_place: bool) -> Callable[[Slice], Hashable]:
    def key(one: Slice) -> Hashable:
        place = one.place if by_place else None
        return in_time(one.window, time, zone), place, one.group

    return key


def in_time(window: Window, axis: str, zone: ZoneInfo) -> str:
    """The month or quarter of a window; none where the axis is none."""
    if not axis:
        return ""
    if window.start == NO_TIME.start:
        return NOT_KNOWN
    month = month_of(window, zone)
    return (quarter_of(month) if axis == "quarter" else month).isoformat()
