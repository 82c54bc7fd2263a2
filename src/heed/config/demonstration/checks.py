"""Ward checks of two years, as the store looks once their windows have been settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from random import Random

from django.db import transaction
from django.db.models import Model

from heed.config.demonstration import contagion
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import SEED, Leaf
from heed.foundation.ids import shuffle
from heed.foundation.windows import Window, WindowKind, window_of
from heed.instruments.models import Edition
from heed.instruments.queries import edition_in_use, validator_of
from heed.people.models import Place
from heed.people.queries import kind_on, local_day, shifts_of
from heed.responses.actions import Given, compose_response
from heed.responses.choices import Entrance, Group, Mode
from heed.responses.models import ConsentDecision, Response

GROUPS = (Group.SERVICE_USER, Group.CARER, Group.STAFF)
CAUSES = ("place", "staff", "people_here", "my_feelings", "something_else", "dont_know")
CAUSES_WHEN_CALM = (18, 34, 20, 16, 5, 7)
CAUSES_WHEN_STORMY = (12, 26, 38, 14, 5, 5)
ALONE = frozenset({"dont_know"})
NIGHT_BEGINS = 20  # the hour in UTC, so that it holds in summer and winter
BY_NIGHT = 0.35  # of the usual number write between half past nine and seven
AT_FIRST = 0.25  # of the usual number write in the first shift, then steadily more
SKIPS = 0.04
UNSETTLED = timedelta(days=1)
HOW = {
    Group.SERVICE_USER: ((Mode.TABLET, Entrance.TABLET), (Mode.OWN_DEVICE, "poster")),
    Group.CARER: ((Mode.OWN_DEVICE, Entrance.LINK), (Mode.OWN_DEVICE, "poster")),
    Group.STAFF: ((Mode.OWN_DEVICE, Entrance.POSTER), (Mode.OWN_DEVICE, "link")),
}


@dataclass(frozen=True)
class Course:
    """One place's shifts from a moment on, and which of them were stormy."""

    place: Place
    leaf: Leaf
    shifts: list[Window]

    @cached_property
    def stormy(self) -> list[bool]:
        """Which shifts were stormy; the same whenever it is asked."""
        chance = Random(f"{SEED} storms {self.leaf.key}")
        return contagion.stormy_shifts(chance, len(self.shifts), base=self.leaf.storm)


def courses(found: Founded, since: datetime, until: datetime) -> list[Course]:
    """What each place of a trust went through between two moments."""
    return [
        Course(place, found.leaf(key), list(_shifts(place, since, until)))
        for key, place in found.places.items()
    ]


def store_checks(found: Founded, several: Iterable[Course], now: datetime) -> int:
    """Store what people said in each shift, all in one shuffled batch."""
    edition = edition_in_use(found.organisation.organisation, "ward-check")
    rows = [
        row
        for course in several
        for given in _said(found, course, edition)
        for row in compose_response(given).rows
    ]
    responses = [row for row in rows if isinstance(row, Response)]
    for response in responses:
        response.is_settled = response.window_start <= now - UNSETTLED
    store_shuffled(rows)
    return len(responses)


@transaction.atomic
def store_shuffled(rows: Iterable[Model]) -> None:
    """Store answers without words in one batch, in no order."""
    kept = list(rows)
    for model in (Response, ConsentDecision):
        some = [row for row in kept if isinstance(row, model)]
        shuffle(some)
        model.objects.bulk_create(some, batch_size=500)


def _shifts(place: Place, since: datetime, until: datetime) -> Iterator[Window]:
    window = window_of(since, WindowKind.SHIFT, place.zone, shifts_of(place))
    while window.start < until:
        if window.start >= since:
            yield window
        window = window_of(window.end, WindowKind.SHIFT, place.zone, shifts_of(place))


def _said(found: Founded, course: Course, edition: Edition) -> Iterator[Given]:
    chance = Random(f"{SEED} checks {course.leaf.key}")
    kinds = _Kinds(course.place)
    was_stormy = False
    for number, shift in enumerate(course.shifts):
        is_stormy = course.stormy[number]
        usual = AT_FIRST + (1 - AT_FIRST) * number / len(course.shifts)
        if shift.start.hour >= NIGHT_BEGINS:
            usual *= BY_NIGHT
        for group, mean in zip(GROUPS, course.leaf.busy, strict=True):
            for _ in range(contagion.entries(chance, mean * usual)):
                mode, entrance = chance.choice(HOW[group])
                posted = _answers(chance, was_stormy=was_stormy, is_stormy=is_stormy)
                yield Given(
                    fieldwork=found.fieldwork,
                    edition=edition,
                    place=course.place,
                    window=kinds.window(group, shift),
                    group=group,
                    mode=mode,
                    entrance=entrance,
                    language="en-gb",
                    answers=_document(edition, group, posted),
                )
        was_stormy = is_stormy


class _Kinds:
    """How coarse a place keeps its times; asked once a month, since it costs."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._known: dict[tuple[str, int, int], WindowKind] = {}

    def window(self, group: str, shift: Window) -> Window:
        """The window in which an entry made in a shift is kept."""
        place, start = self._place, shift.start
        key = (group, start.year, start.month)
        if key not in self._known:
            self._known[key] = kind_on(place, local_day(place, start), group)
        kind = self._known[key]
        if kind is WindowKind.SHIFT:
            return shift
        return window_of(start, kind, place.zone, shifts_of(place))


def _answers(
    chance: Random, *, was_stormy: bool, is_stormy: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    weights = CAUSES_WHEN_STORMY if is_stormy else CAUSES_WHEN_CALM
    wanted = chance.choices((1, 2, 3), (60, 30, 10))[0]
    causes = list(dict.fromkeys(chance.choices(CAUSES, weights, k=wanted)))
    if ALONE.intersection(causes):
        causes = [chance.choice(sorted(ALONE))]
    said = {
        "atmosphere": (contagion.atmosphere(chance, is_stormy=is_stormy),),
        "direction": (
            contagion.direction(chance, was_stormy=was_stormy, is_stormy=is_stormy),
        ),
        "causes": tuple(sorted(causes)),
    }
    kept = {code: () if chance.random() < SKIPS else said[code] for code in said}
    return tuple(kept.items())


@lru_cache(maxsize=4096)
def _document(
    edition: Edition, group: str, posted: tuple[tuple[str, tuple[str, ...]], ...]
) -> dict[str, object]:
    """The checked document; few are possible, so each is checked once."""
    fields = {code: list(values) for code, values in posted}
    checked = validator_of(edition)(fields, group=group)
    if not checked.ok:
        raise ValueError(f"Made-up answers were refused: {sorted(checked.errors)}.")
    return checked.document
