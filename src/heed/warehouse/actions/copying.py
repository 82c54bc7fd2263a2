"""Copying closed windows into the analysis store, each row exactly once.

A file gets its name when it is whole and on the disk. Then one commit says that it
belongs, and ends the wait of its windows. Whatever is cut off before that commit left
nothing but a file that nobody knows, which is removed; nothing can be cut off after.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction

from heed.foundation import clock
from heed.foundation.windows import window_of
from heed.people.queries import shifts_of
from heed.responses.models import Fieldwork, Response
from heed.responses.queries.shared import shared_responses
from heed.warehouse import folder
from heed.warehouse.actions.compacting import compact
from heed.warehouse.actions.following import let_windows_wait
from heed.warehouse.layout import HOW, table_of, who
from heed.warehouse.models import StoredFile, Tombstone, WaitingWindow
from heed.warehouse.months import month_of
from heed.warehouse.writing import asked_schema, names_in, write_stored

AT_ONCE = 50_000


def copy_closed_windows() -> int:
    """Bring the analysis store up to date; how many rows came in."""
    with folder.copying():
        folder.clear_out()
        if not StoredFile.objects.exists():
            _let_all_wait()
        return _copy_and_tidy()


def rebuild() -> int:
    """Make the analysis store anew from the operational one; how many rows it has.

    Until it is there, everything is read from the operational store.
    """
    with folder.copying():
        with transaction.atomic():
            _let_all_wait()
            StoredFile.objects.all().delete()
            Tombstone.objects.all().delete()
        return _copy_and_tidy()


def _copy_and_tidy() -> int:
    by_month = defaultdict(list)
    for window in WaitingWindow.objects.select_related("place"):
        if _is_over(window):
            by_month[month_of(window.window_start, window.place.zone)].append(window)
    copied = sum(_copy(month, windows) for month, windows in by_month.items())
    compact()
    folder.clear_out()
    return copied


def _let_all_wait() -> None:
    settled = Response.objects.filter(is_settled=True).order_by()
    let_windows_wait(settled.values_list("place", "window_start").distinct())


def _is_over(window: WaitingWindow) -> bool:
    """Whether none of the windows that begin there and then is open any more."""
    place, start, now = window.place, window.window_start, clock.now()
    kinds = _settled_in([window]).values_list("window_kind", flat=True).distinct()
    ends = (window_of(start, kind, place.zone, shifts_of(place)).end for kind in kinds)
    return all(end <= now for end in ends)


def _settled_in(windows: Iterable[WaitingWindow]) -> Any:
    """The settled responses of windows, in no order."""
    places = {window.place_id for window in windows}
    starts = {window.window_start for window in windows}
    return Response.objects.filter(
        place__in=places, window_start__in=starts, is_settled=True
    ).order_by()


def _copy(month: date, windows: list[WaitingWindow]) -> int:
    """Copy the windows of one month; all of them, or as if it had not begun."""
    fieldworks = _settled_in(windows).values_list("fieldwork", flat=True).distinct()
    files = [
        file
        for fieldwork in Fieldwork.objects.filter(pk__in=list(fieldworks))
        for file in _write(fieldwork, month, windows)
    ]
    with transaction.atomic():
        StoredFile.objects.bulk_create(files)
        for window in windows:
            WaitingWindow.objects.filter(pk=window.pk, turn=window.turn).delete()
    return sum(file.rows for file in files)


def _write(
    fieldwork: Fieldwork, month: date, windows: list[WaitingWindow]
) -> Iterator[StoredFile]:
    """The files with what these windows have and no file has yet."""
    known = names_in(fieldwork, month, {window.window_start for window in windows})
    schema = asked_schema(fieldwork)
    found = _rows(fieldwork, windows)
    rows = (row for row in found if not known or who(row["id"]) not in known)
    while some := list(islice(rows, AT_ONCE)):
        yield write_stored(fieldwork, month, [table_of(some, schema)], schema)


def _rows(
    fieldwork: Fieldwork, windows: list[WaitingWindow]
) -> Iterator[dict[str, Any]]:
    """The rows of exactly these windows that may be used."""
    wanted = {(window.place_id, window.window_start) for window in windows}
    agreed = shared_responses(fieldwork).filter(pk__in=_settled_in(windows))
    for row in agreed.values("id", "window_start", "answers", *HOW).iterator():
        if (row["place"], row["window_start"]) in wanted:
            yield row
