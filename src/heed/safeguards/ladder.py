"""Live figures in closed windows, for a ward's page.

A window below the floors waits and is shown with the rest of the next longer window
(shift, day, week, month), then with sister wards. What was shown once stays as it is.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, closed, window_of
from heed.safeguards import disclosure, ledger
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.figures import Audience, Question, Released, Slice, Withheld

RUNGS = list(WindowKind)
Batch = list[Slice]
Known = dict[ledger.Key, UUID]  # the block in which a slice was shown
# Slices of sister wards, or how to get those that begin in a window.
Sisters = Sequence[Slice] | Callable[[Window], Sequence[Slice]]


def closed_windows_ladder(
    *,
    audience: Audience,
    question: Question,
    own: Sequence[Slice],
    zone: ZoneInfo | str,
    sisters: Sisters = (),
    now: datetime | None = None,
    since: datetime | None = None,
) -> list[Released]:
    """What a ward's page may show now, in the order of its windows.

    ``own`` has a slice for each window, place and group of the page, with zero
    entries where nobody wrote; ``sisters`` the same of the wards that may be joined,
    or how to get those of a month, since few pages need any. Each piece that comes
    back says which windows and places it covers. With ``since`` windows that ended
    before it are still waited for, but not given back on their own.
    """
    if audience is Audience.CUSTODIAN:
        raise ReleaseRefused("A custodian asks for figures without the ladder.")
    if not own:
        return []
    now = now or clock.now()
    known = ledger.shown_in(question, [one.key for one in own])
    own_pile, sister_pile = _Pile(own, now), _Sisters(sisters, question, known, now)
    rungs = _closed_rungs([s for s in own if s.key not in known], zone, now)
    if next(_climb(rungs, own_pile, sister_pile, question, known), None):
        with ledger.turn(question):
            known |= ledger.shown_in(question, [one.key for one in own])
            sister_pile.look_again()
            for batch in _climb(rungs, own_pile, sister_pile, question, known):
                block = ledger.add_block(question, batch, audience, now)
                known |= {one.key: block.id for one in batch}
    recent = [one for one in own if since is None or one.window.end > since]
    return _pieces(recent, question, audience, known, zone, now)


class _Pile:
    """Closed slices in the order of their start, so that a window finds its own."""

    def __init__(self, slices: Sequence[Slice], now: datetime) -> None:
        ready = [one for one in slices if closed(one.window, now)]
        self._slices = sorted(ready, key=lambda one: one.window.start)
        self._starts = [one.window.start for one in self._slices]

    def waiting(self, window: Window, known: Known) -> Batch:
        """The slices that begin in a window and were not shown yet."""
        first = bisect_left(self._starts, window.start)
        last = bisect_left(self._starts, window.end)
        return [one for one in self._slices[first:last] if one.key not in known]


class _Sisters:
    """The slices of sister wards, fetched for each month that is waiting for them."""

    def __init__(
        self, sisters: Sisters, question: Question, known: Known, now: datetime
    ) -> None:
        self._get, self._question = sisters, question
        self._known, self._now = known, now
        self._fetched: dict[Window, Sequence[Slice]] = {}

    def waiting(self, window: Window) -> Batch:
        """Their slices that begin in a window and were not shown yet."""
        if window not in self._fetched:
            get = self._get
            self._fetched[window] = get(window) if callable(get) else get
            self._take_notice(self._fetched[window])
        return _Pile(self._fetched[window], self._now).waiting(window, self._known)

    def look_again(self) -> None:
        """Take notice of what was shown of them meanwhile."""
        for slices in self._fetched.values():
            self._take_notice(slices)

    def _take_notice(self, slices: Sequence[Slice]) -> None:
        keys = [one.key for one in slices]
        self._known |= ledger.shown_in(self._question, keys)


def _climb(
    rungs: list[tuple[WindowKind, Window]],
    own: _Pile,
    sisters: _Sisters,
    question: Question,
    known: Known,
) -> Iterator[Batch]:
    """The batches that may be shown now, shortest and earliest windows first.

    ``known`` is looked at anew for each batch, so that the caller may add to it.
    """
    for rung, window in rungs:
        batch = own.waiting(window, known)
        if batch and _reaches(batch, rung) and _fits(batch, question):
            yield batch
    for rung, window in rungs:
        if rung is not WindowKind.MONTH:
            continue
        batch = own.waiting(window, known)
        if not batch or ledger.is_beyond_help(batch, question.floors):
            continue
        joined = batch + sisters.waiting(window)
        if len(joined) > len(batch) and _fits(joined, question):
            yield joined


def _closed_rungs(
    own: Sequence[Slice], zone: ZoneInfo | str, now: datetime
) -> list[tuple[WindowKind, Window]]:
    """The windows of every length in which something waits, in order of their end."""
    windows = {one.window for one in own}
    found = {pair for window in windows for pair in _rungs(window, zone)}
    ended = [(rung, window) for rung, window in found if closed(window, now)]
    return sorted(ended, key=lambda item: (item[1].end, RUNGS.index(item[0])))


def _rungs(window: Window, zone: ZoneInfo | str) -> Iterator[tuple[WindowKind, Window]]:
    """A window itself, whenever its shifts begin, and the longer ones it begins in."""
    yield window.kind, window
    for rung in RUNGS[RUNGS.index(window.kind) + 1 :]:
        yield rung, window_of(window.start, rung, zone)


def _reaches(batch: Batch, rung: WindowKind) -> bool:
    """Whether no slice of the batch is longer than the rung itself."""
    return all(RUNGS.index(one.window.kind) <= RUNGS.index(rung) for one in batch)


def _fits(batch: Batch, question: Question) -> bool:
    return ledger.may_be_shown(batch, question.floors)


def _pieces(
    own: Sequence[Slice],
    question: Question,
    audience: Audience,
    known: Known,
    zone: ZoneInfo | str,
    now: datetime,
) -> list[Released]:
    by_window: dict[tuple[Window, UUID | None], Batch] = {}
    for one in own:
        by_window.setdefault((one.window, one.place), []).append(one)
    pieces: list[Released] = []
    for (window, _), batch in by_window.items():
        hidden = [one for one in batch if one.key not in known]
        if hidden:
            why, shows = _why(hidden, window, question, zone, now)
            pieces.append(
                disclosure.withheld(why, audience, question, hidden, now, shows)
            )
    shown = {known[one.key] for one in own if one.key in known}
    found = ledger.blocks_by_id(str(block) for block in shown)
    pieces += [
        disclosure.block_released(block, question, audience) for block in found.values()
    ]
    return sorted(
        pieces, key=lambda piece: (piece.windows[0].start, piece.windows[-1].end)
    )


def _why(
    batch: Batch,
    window: Window,
    question: Question,
    zone: ZoneInfo | str,
    now: datetime,
) -> tuple[Withheld, datetime | None]:
    """Why a window is not shown, and when it will be looked at again."""
    if not closed(window, now):
        return Withheld.NOT_CLOSED, window.end
    why = disclosure.why_withheld(batch, question.floors)
    if why is not Withheld.FEW_ENTRIES:
        return why, None
    longer = [rung.end for _, rung in _rungs(window, zone)]
    return why, min((end for end in longer if end > now), default=None)
