"""Entries counted by window and group from the analysis store, for the gate."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import ibis
from django.db.models import Q

from heed.foundation.windows import Window, window_of
from heed.people.models import Place
from heed.responses.models import Fieldwork
from heed.responses.queries import slices as operational
from heed.safeguards.disclosure import Slice, Subject
from heed.warehouse.layout import MANY, SAID, TYPED
from heed.warehouse.stored import Stored, stored

Key = tuple[Window, str]
WHERE = ["place", "window_start", "window_kind", "group"]


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
    with there.asked() as asked:
        table = asked.table.filter(asked.table.group.isin(sorted(groups)))
        windows = _Windows()
        entries: Counter[Key] = Counter()
        for row in asked.answer(_numbers(table, WHERE)):
            entries[windows.of(row)] += row["n"]
        counts: dict[Key, dict[str, Counter[str]]] = defaultdict(dict)
        for subject in subjects:
            questions = _answers(table, subject.code)
            for row in chain.from_iterable(map(asked.answer, questions)):
                key = windows.of(row)
                said = counts[key].setdefault(subject.code, Counter())
                said[row["said"] or "not_reached"] += row["n"]
    return [
        _slice(key, number, subjects, counts[key]) for key, number in entries.items()
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


def _answers(table: ibis.Table, code: str) -> Iterator[ibis.Table]:
    """How many gave each answer to a question; no answer is one too."""
    by = [*WHERE, "said"]
    if MANY + code in table.columns:
        several = table.select(*WHERE, said=table[MANY + code].unnest())
        yield _numbers(several, by)
        table = table.filter(table[MANY + code].isnull())
    if TYPED + code in table.columns:
        table = table.filter(table[TYPED + code].isnull())
    is_known = SAID + code in table.columns
    said = table[SAID + code] if is_known else ibis.null(str)
    yield _numbers(table.select(*WHERE, said=said), by)


def _numbers(table: ibis.Table, by: Sequence[str]) -> ibis.Table:
    return table.group_by(by).aggregate(n=table.count())


class _Windows:
    """The window and group of a counted row, by the clock of its place."""

    def __init__(self) -> None:
        zones = Place.objects.values_list("pk", "zone")
        self._zones = {str(place): zone for place, zone in zones}

    def of(self, row: dict[str, Any]) -> Key:
        """Its window and group."""
        zone = self._zones[row["place"]]
        window = window_of(row["window_start"], row["window_kind"], zone)
        return window, row["group"]


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
