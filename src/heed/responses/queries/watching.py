"""What is handed to the gate while a survey is being answered, by closed windows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.fields.json import KeyTextTransform

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, window_of
from heed.people.models import Place
from heed.people.queries import coarseness_of, shifts_of
from heed.responses.models import Fieldwork
from heed.responses.queries.page_counts import DayCount, counts_of
from heed.responses.queries.shared import shared_responses
from heed.responses.queries.surveys import place_of_survey
from heed.safeguards.disclosure import Slice

MOMENT = timedelta(microseconds=1)
READ = ("group", "source_tag", "language", "variant", "mode", "state")
Tally = Callable[["Came"], Sequence[str]]
Counts = Mapping["Came", int]


@dataclass(frozen=True)
class Came:
    """What is counted of a response; nothing in it is finer than its window.

    ``answers`` has those to the questions that were asked for, in their order.
    """

    group: str
    source_tag: str
    language: str
    variant: str
    mode: str
    state: str
    answers: tuple[tuple[str, str | None], ...] = ()

    def said(self, item: str) -> str | None:
        """The code of the answer to a question, if it has one."""
        return dict(self.answers).get(item)


def watched_slices(
    fieldwork: Fieldwork, tallies: Mapping[str, Tally], items: Collection[str] = ()
) -> list[Slice]:
    """The responses of a survey by window, quiet windows too, counted by each tally.

    No window is shorter than a day. A tally says which answers of its subject a
    response counts for; ``items`` are the questions with one answer that it looks at.
    """
    place = place_of_survey(fieldwork)
    found: dict[Window, Counter[Came]] = defaultdict(Counter)
    shifts = shifts_of(place)
    for (start, kind), came, number in _came(fieldwork, place, sorted(set(items))):
        window = window_of(start, kind, place.zone, shifts)
        found[_longer(window, place)][came] += number
    # A window that stood there only because of who is in it would tell of them.
    usual = _longer(coarseness_of(place, clock.now()), place).kind
    for kind in {usual, *(window.kind for window in found)}:
        for window in _windows(fieldwork, place, kind):
            found.setdefault(window, Counter())
    return [_slice(window, came, tallies) for window, came in found.items()]


def page_slices(fieldwork: Fieldwork, code: str, pages: Collection[str]) -> list[Slice]:
    """How often pages were reached, by week: no day of a visit can be told from it.

    A visit to the page that was reached most often stands for an entry.
    """
    place = place_of_survey(fieldwork)
    weeks: dict[Window, Counter[str]] = defaultdict(Counter)
    for window in _windows(fieldwork, place, WindowKind.WEEK):
        weeks[window] = Counter()
    for one in counts_of(fieldwork):
        if one.page in pages:
            weeks[_week_of(one, place)][one.page] += one.count
    return [
        Slice(
            window=window,
            place=None,
            group="",
            entries=max(counts.values(), default=0),
            writers=None,
            counts={code: dict(counts)},
        )
        for window, counts in weeks.items()
    ]


def _came(
    fieldwork: Fieldwork, place: Place, items: Sequence[str]
) -> Iterator[tuple[tuple[datetime, str], Came, int]]:
    """Those who are alike in all that is counted, and how many; by the store itself."""
    asked = {f"said_{at}": _said(item) for at, item in enumerate(items)}
    rows = shared_responses(fieldwork).filter(place=place).annotate(**asked)
    alike = rows.values_list("window_start", "window_kind", *READ, *asked)
    for start, kind, *read, number in alike.annotate(number=Count("pk")):
        said = tuple(zip(items, read[len(READ) :], strict=True))
        yield (start, kind), Came(*read[: len(READ)], answers=said), number


def _said(item: str) -> KeyTextTransform:
    """The answer to a question as words; nothing where it was not reached."""
    return KeyTextTransform(item, "answers")


def _slice(window: Window, came: Counts, tallies: Mapping[str, Tally]) -> Slice:
    return Slice(
        window=window,
        place=None,
        group="",
        entries=sum(came.values()),
        writers=None,
        counts={code: _counted(came, tally) for code, tally in tallies.items()},
    )


def _counted(came: Counts, tally: Tally) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one, number in came.items():
        for said in tally(one):
            found[said] += number
    return dict(found)


def _longer(window: Window, place: Place) -> Window:
    """A shift becomes the day on which it ends: by then everything in it is there."""
    if window.kind is WindowKind.SHIFT:
        return window_of(window.end - MOMENT, WindowKind.DAY, place.zone)
    return window


def _week_of(one: DayCount, place: Place) -> Window:
    noon = datetime.combine(one.day, time(12), tzinfo=ZoneInfo(place.zone))
    return window_of(noon, WindowKind.WEEK, place.zone)


def _windows(fieldwork: Fieldwork, place: Place, kind: WindowKind) -> list[Window]:
    """Every window from the first day of a survey to its last, or to today."""
    zone = ZoneInfo(place.zone)
    moment = datetime.combine(fieldwork.opens_on, time.min, tzinfo=zone)
    until = clock.now() + timedelta(days=1)
    if fieldwork.closes_on:
        last = datetime.combine(fieldwork.closes_on, time.max, tzinfo=zone)
        until = min(until, last)
    windows = []
    while moment < until:
        windows.append(window_of(moment, kind, place.zone))
        moment = windows[-1].end
    return windows
