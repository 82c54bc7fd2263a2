"""Entries counted by window and group from the analysis store, for the gate."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from django.db.models import Q

from heed.foundation.windows import Window, window_of
from heed.people.models import Place
from heed.responses.models import Fieldwork
from heed.responses.queries import slices as operational
from heed.safeguards.disclosure import Slice, Subject
from heed.warehouse.stored import Stored, stored
from heed.warehouse.whole_columns import Places, encoded

Key = tuple[Window, str]
WHERE = ["place", "window_start", "window_kind", "group"]
NO_SUBJECT = Subject("", ())  # then only entries are counted
SPARSE = 10_000_000  # so many kinds of row and more are sorted, not laid out


def fieldwork_slices(
    fieldwork: Fieldwork, subjects: Iterable[Subject], groups: Collection[str]
) -> list[Slice]:
    """The answers of a fieldwork by window and group, from wherever they are read."""
    subjects = tuple(subjects)
    with stored(fieldwork) as there:
        if there is None:
            return operational.fieldwork_slices(fieldwork, subjects, groups)
        counted = _counted(there, subjects, groups)
        lacks = lacking_rows(fieldwork, there)
    rest = operational.fieldwork_slices(fieldwork, subjects, groups, where=lacks)
    return _together(counted, rest)


def lacking_rows(fieldwork: Fieldwork, there: Stored) -> Q:
    """What is to be read from the operational store beside the analysis store."""
    # Named one by one, the places let the store use its index by place and window.
    places = Place.objects.filter(organisation=fieldwork.organisation)
    places = places if there.lacks else places.none()
    return Q(
        place__in=list(places.values_list("pk", flat=True)),
        window_start__in=sorted(there.lacks),
    )


def _counted(
    there: Stored, subjects: Sequence[Subject], groups: Collection[str]
) -> list[Slice]:
    keys = _Keys(there)
    entries: Counter[Key] = Counter()
    counts: dict[Key, dict[str, Counter[str]]] = defaultdict(dict)
    for subject in subjects or [NO_SUBJECT]:
        said, places = encoded(there.dataset, subject.item)
        found: Counter[Key] = Counter()
        for one, place, number in keys.counted(places, len(said)):
            key = keys.of(one)
            found[key] += number
            told = counts[key].setdefault(subject.code, Counter())
            for answer in subject.told(said[place]):
                told[answer] += number
        entries = found
    return [
        _slice(key, number, subjects, counts[key])
        for key, number in entries.items()
        if key[1] in groups
    ]


def _slice(
    key: Key,
    entries: int,
    subjects: Iterable[Subject],
    counts: dict[str, Counter[str]],
) -> Slice:
    window, group = key
    return Slice(
        window=window,
        place=None,
        group=group,
        entries=entries,
        writers=None,
        counts={
            subject.code: {
                column: counts.get(subject.code, Counter())[column]
                for column in subject.columns
            }
            for subject in subjects
        },
    )


class _Keys:
    """One number for each window and group, since numbers are counted fastest."""

    def __init__(self, there: Stored) -> None:
        table = there.columns(WHERE)
        self._columns = [encoded(table, name, is_answer=False) for name in WHERE]
        self._sizes = [max(1, len(values)) for values, _ in self._columns]
        self._codes = np.zeros(table.num_rows, np.intp)
        for size, (_, places) in zip(self._sizes, self._columns, strict=True):
            if size > 1:  # else it would be the same again
                self._codes = self._codes * size + places
        self._zones = dict(Place.objects.values_list("pk", "zone"))
        self._known: dict[int, Key] = {}

    def counted(self, places: Places, many: int) -> Iterator[tuple[int, int, int]]:
        """How many rows have each number and each of so many answers: those there."""
        many = max(many, 1)
        both = self._codes * many + places
        if math.prod(self._sizes) * many < SPARSE:
            numbers = np.bincount(both)
            there = np.flatnonzero(numbers)
            numbers = numbers[there]
        else:
            there, numbers = np.unique(both, return_counts=True)
        for one, number in zip(there.tolist(), numbers.tolist(), strict=True):
            yield *divmod(one, many), number

    def of(self, code: int) -> Key:
        """The window, by the clock of its place, and the group."""
        if code not in self._known:
            found = zip(np.unravel_index(code, self._sizes), self._columns, strict=True)
            place, start, kind, group = (values[at] for at, (values, _) in found)
            self._known[code] = (window_of(start, kind, self._zones[place]), group)
        return self._known[code]


def _together(counted: Iterable[Slice], rest: Iterable[Slice]) -> list[Slice]:
    """One slice for each window and group, whichever store its entries were in."""
    found: dict[Key, Slice] = {}
    for one in (*counted, *rest):
        key = (one.window, one.group)
        found[key] = _added(found[key], one) if key in found else one
    return list(found.values())


def _added(one: Slice, other: Slice) -> Slice:
    return Slice(
        window=one.window,
        place=None,
        group=one.group,
        entries=one.entries + other.entries,
        writers=None,
        counts={
            code: {column: said[column] + other.counts[code][column] for column in said}
            for code, said in one.counts.items()
        },
    )
