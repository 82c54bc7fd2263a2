"""Reports of harm for having spoken up, in words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.concerns.models import RetaliationReport
from heed.concerns.presenters.ages import window_words
from heed.concerns.presenters.desk import Cell
from heed.concerns.to_writers import when


def report_rows(
    reports: Iterable[RetaliationReport], names: Mapping[UUID, str]
) -> list[list[Cell | str]]:
    """Reports with the place, the day, whether they were read, and what is due."""
    return [
        [
            Cell(
                names[one.concern.place_id],
                reverse("concerns:report", args=[one.pk]),
            ),
            told_on(one),
            _("Read") if one.is_read else _("Nobody has read it"),
            _due(one),
        ]
        for one in reports
    ]


def told_on(one: RetaliationReport) -> str:
    """When it was told, no finer than it is kept."""
    return window_words(one.window_start, one.window_kind, one.concern.place.zone)


def _due(one: RetaliationReport) -> str:
    running = [clock for clock in one.clocks.all() if clock.met_at is None]
    if not running:
        return _("Nothing")
    zone, first = one.concern.place.zone, min(running, key=lambda c: c.due_at)
    due = when(first.due_at, zone, is_exact=first.is_exact)
    return _("Read it by %(when)s") % {"when": due}
