"""Complaints in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.concerns.choices import ComplaintState
from heed.concerns.models import Complaint
from heed.concerns.presenters.ages import window_words
from heed.concerns.presenters.cards import clock_words
from heed.concerns.presenters.desk import Cell
from heed.concerns.to_writers import when


@dataclass(frozen=True)
class ComplaintPage:
    """One complaint, without its words until they are opened."""

    reference: str
    place: str
    made: str
    state: str
    promises: list[str]
    has_contact: bool
    is_new: bool
    is_answered: bool


def complaint_rows(
    complaints: Iterable[Complaint], names: Mapping[UUID, str]
) -> list[list[Cell | str]]:
    """Complaints with what is due next."""
    return [
        [
            Cell(one.reference, reverse("concerns:complaint", args=[one.pk])),
            names[one.concern.place_id],
            _made(one),
            state_words(one),
            "; ".join(_promises(one)) or _("Nothing"),
        ]
        for one in complaints
    ]


def complaint_page(complaint: Complaint, place: str) -> ComplaintPage:
    """One complaint."""
    return ComplaintPage(
        reference=complaint.reference,
        place=place,
        made=_made(complaint),
        state=state_words(complaint),
        promises=_promises(complaint),
        has_contact=complaint.contact_id is not None,
        is_new=complaint.state == ComplaintState.MADE,
        is_answered=complaint.state == ComplaintState.ANSWERED,
    )


def state_words(complaint: Complaint) -> str:
    """How far a complaint has come."""
    return {
        ComplaintState.MADE: _("Not acknowledged yet"),
        ComplaintState.ACKNOWLEDGED: _("Being looked into"),
        ComplaintState.ANSWERED: _("Answered"),
        ComplaintState.WITHDRAWN: _("Taken back"),
    }[ComplaintState(complaint.state)]


def _made(one: Complaint) -> str:
    return window_words(one.window_start, one.window_kind, one.concern.place.zone)


def _promises(one: Complaint) -> list[str]:
    zone = one.concern.place.zone
    return [
        _("%(promise)s by %(when)s")
        % {
            "promise": clock_words(c),
            "when": when(c.due_at, zone, is_exact=False),
        }
        for c in sorted(one.clocks.all(), key=lambda c: c.due_at)
        if c.met_at is None
    ]
