"""Entries counted by window, place and group: what the disclosure gate is given."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, window_of
from heed.instruments.definition import Definition, Item
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.people.queries import coarseness_of, shifts_of, writers_history
from heed.responses.choices import Group, State
from heed.responses.models import Fieldwork, Response
from heed.responses.queries.shared import shared_responses
from heed.responses.queries.suspicion import without_set_aside
from heed.safeguards.disclosure import Kind, Slice, Subject


def subjects_of(
    definition: Definition, codes: Collection[str] | None = None
) -> tuple[Subject, ...]:
    """The questions whose answers can be counted, or those of them that are named."""
    wanted = definition.by_code if codes is None else codes
    return tuple(
        Subject(item.code, tuple(o.code for o in item.choices), _kind(item))
        for item in definition.items
        if item.code in wanted and _kind(item) is not None
    )


def _kind(item: Item) -> Kind | None:
    if item.kind == "five_point" or getattr(item, "ordered", False):
        return Kind.ORDERED
    return {"one_choice": Kind.ONE, "several": Kind.SEVERAL}.get(item.kind)


def slices_of(
    place: Place,
    definition: Definition,
    since: datetime,
    until: datetime,
    groups: Iterable[str] = tuple(Group.values),
    subjects: Iterable[Subject] | None = None,
) -> list[Slice]:
    """Every window of a place between two moments, also those in which nobody wrote."""
    counted = tuple(subjects_of(definition) if subjects is None else subjects)
    nobody = {subject.code: _count(subject, []) for subject in counted}
    found = _entries(place, definition.code, since, until)
    now, usual = clock.now(), {}
    for group in groups:
        kind = coarseness_of(place, now, group).kind
        if kind not in usual:
            usual[kind] = _windows_of(place, kind, since, until)
        for window in usual[kind]:
            found.setdefault((window, group), [])
    history = writers_history(place, {window for window, _ in found})
    return [
        Slice(
            window=window,
            place=place.id,
            group=group,
            entries=len(answers),
            writers=partial(history.possible, group, window),
            counts={s.code: _count(s, answers) for s in counted} if answers else nobody,
        )
        for (window, group), answers in found.items()
        if group in set(groups)
    ]


def fieldwork_slices(
    fieldwork: Fieldwork,
    subjects: Iterable[Subject],
    groups: Collection[str],
    where: Q | None = None,
    *,
    leave_out_set_aside: bool = False,
) -> list[Slice]:
    """The answers of a fieldwork by window and group, for the whole of it.

    Nobody knows how many could have answered, so no place is named. ``where`` is for
    the analysis store, which counts the rest itself.
    """
    rows = shared_responses(fieldwork).filter(where or Q(), group__in=list(groups))
    if leave_out_set_aside:
        rows = without_set_aside(rows, fieldwork)
    by_when = defaultdict(list)
    for *when, group, answers in rows.values_list(
        "window_start", "window_kind", "place__zone", "group", "answers"
    ):
        by_when[*when, group].append(answers)
    found = defaultdict(list)
    for (start, kind, zone, group), answers in by_when.items():
        found[window_of(start, kind, zone), group] += answers
    return [
        Slice(
            window=window,
            place=None,
            group=group,
            entries=len(answers),
            writers=None,
            counts={subject.code: _count(subject, answers) for subject in subjects},
        )
        for (window, group), answers in found.items()
    ]


def _entries(
    place: Place, code: str, since: datetime, until: datetime
) -> dict[tuple[Window, str], list[Mapping[str, Any]]]:
    # Named one by one, the editions let the store use its index by place and window.
    editions = Edition.objects.filter(
        organisation=place.organisation, instrument__code=code
    )
    rows = Response.objects.filter(
        place=place,
        edition__in=list(editions.values_list("id", flat=True)),
        window_start__gte=since,
        window_start__lt=until,
        state__in=[State.COMPLETE, State.PARTIAL],
    ).values_list("window_start", "window_kind", "group", "answers")
    windows: dict[tuple[datetime, str], Window] = {}
    found = defaultdict(list)
    for start, kind, group, answers in rows:
        window = windows.get((start, kind))
        if window is None:
            window = window_of(start, kind, place.zone, shifts_of(place))
            windows[start, kind] = window
        found[window, group].append(answers)
    return dict(found)


def _windows_of(
    place: Place, kind: WindowKind, since: datetime, until: datetime
) -> list[Window]:
    """The windows of a kind that begin between two moments."""
    windows, moment, shifts = [], since, shifts_of(place)
    while moment < until:
        window = window_of(moment, kind, place.zone, shifts)
        if window.start >= since:
            windows.append(window)
        moment = window.end
    return windows


def _count(subject: Subject, answers: list[Mapping[str, Any]]) -> dict[str, int]:
    counts = Counter()
    for document in answers:
        counts.update(subject.told(document.get(subject.item)))
    return {column: counts[column] for column in subject.columns}
