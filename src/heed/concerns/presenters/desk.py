"""The desk's lists: what is late, who was called, what cannot be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.concerns import errors
from heed.concerns.models import Clock, Concern, Escalation
from heed.concerns.presenters.ages import age_words
from heed.concerns.presenters.cards import clock_words
from heed.concerns.to_writers import when
from heed.people.access import ROLES


@dataclass(frozen=True)
class Cell:
    """A cell that leads somewhere."""

    text: str
    href: str


def late_rows(
    clocks: Iterable[Clock], names: Mapping[UUID, str]
) -> list[list[Cell | str]]:
    """Promises that are late: where, what, since when."""
    return [
        [
            _link(one.concern, names),
            clock_words(one),
            when(one.due_at, one.concern.place.zone, is_exact=one.is_exact),
        ]
        for one in clocks
    ]


def escalation_rows(
    calls: Iterable[Escalation], names: Mapping[UUID, str]
) -> list[list[Cell | str]]:
    """Who was called about what, and when."""
    return [
        [
            _link(one.clock.concern, names),
            _called_at(one),
            ROLES[one.role].title,
            one.account.name if one.account else _("Nobody has this role"),
            clock_words(one.clock),
        ]
        for one in calls
    ]


def unread_sentence(oldest: Concern, count: int) -> str:
    """How much is unread and how old the oldest is."""
    return ngettext(
        "%(n)d concern is not read. It has waited %(age)s.",
        "%(n)d concerns are not read. The oldest has waited %(age)s.",
        count,
    ) % {"n": count, "age": age_words(oldest)}


def refusal(error: errors.ConcernRefused) -> str:
    """Why something may not be done, in the reader's language."""
    return {
        errors.ConflictNotDeclared: _(
            "Say first whether this may concern you or someone close to you."
        ),
        errors.MayNotRead: _("This is not for you to read."),
        errors.OutsideTheWardOnly: _(
            "This is about people who work there, so no copy goes to the ward."
        ),
        errors.WriterSaidNo: _("The writer did not allow the ward to see their words."),
        errors.NobodyComesBack: _("The writer asked that nobody comes back to them."),
        errors.ReplyNeedsChecking: _(
            "Look at each warning about this reply before you send it."
        ),
        errors.AlreadyDone: _("This was done before."),
        errors.WasWithdrawn: _(
            "The writer took this back. Nothing more can be done with it."
        ),
        errors.WordsMissing: _("Write a sentence."),
        errors.MayNotDecide: _("This is not for you to decide."),
        errors.UnknownLevel: _("This level is not on the scale."),
    }[type(error)]


def _called_at(one: Escalation) -> str:
    local = one.at.astimezone(ZoneInfo(one.clock.concern.place.zone))
    return date_format(local, "j F, H:i" if one.clock.is_exact else "j F")


def _link(concern: Concern, names: Mapping[UUID, str]) -> Cell:
    address = reverse("concerns:concern", args=[concern.pk])
    return Cell(names[concern.place_id], address)
