"""Sentences for the writer: how it stands, and what was promised by when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from heed.concerns.choices import ComplaintState, Promise, State

ONE_MOMENT = timedelta(microseconds=1)


def state_sentence(state: State) -> str:
    """How far the service has come, in a sentence; every state has one."""
    return {
        State.UNREAD: _("Your words arrived. Nobody has read them yet."),
        State.READ: _("Somebody from outside the ward or team has read your words."),
        State.REPLIED: _("Somebody has replied to you. The reply is on this page."),
        State.ACTING: _("Somebody is doing something about it."),
        State.CLOSED: _("This is finished. What came of it is on this page."),
        State.WITHDRAWN: _("You took your words back. Nobody can read them any more."),
    }[state]


def late_sentence() -> str:
    """What a writer is told when a promise was not kept."""
    return _(
        "We are late. You should have heard from us by now. The people in charge have "
        "been told."
    )


def complaint_sentence(state: ComplaintState, reference: str) -> str:
    """How far a complaint has come."""
    sentence = {
        ComplaintState.MADE: _("Your complaint %(reference)s arrived."),
        ComplaintState.ACKNOWLEDGED: _(
            "Your complaint %(reference)s is being looked into."
        ),
        ComplaintState.ANSWERED: _("Your complaint %(reference)s has an answer."),
        ComplaintState.WITHDRAWN: _("You took back your complaint %(reference)s."),
    }[state]
    return sentence % {"reference": reference}


def report_sentence(due: str) -> str:
    """How it stands with harm that was told of; without a deadline it was read."""
    if not due:
        return _(
            "Somebody from outside the ward or team has read that something bad "
            "happened because you spoke up."
        )
    return _(
        "You told us that something bad happened because you spoke up. Somebody from "
        "outside the ward or team reads it by %(when)s."
    ) % {"when": due}


def promise_sentence(
    promise: Promise, due_at: datetime, zone: str, *, is_exact: bool
) -> str:
    """What was promised, and by when."""
    sentence = {
        Promise.ACKNOWLEDGED: _("Somebody sees that it came by %(when)s."),
        Promise.SECONDED: _("A second person sees that it came by %(when)s."),
        Promise.READ: _("Somebody from outside the ward or team reads it by %(when)s."),
        Promise.REPLIED: _("You get a reply by %(when)s."),
        Promise.ACTED: _("You can read what came of it by %(when)s."),
        Promise.COMPLAINT_ACKNOWLEDGED: _(
            "Somebody tells you that your complaint came by %(when)s."
        ),
        Promise.COMPLAINT_ANSWERED: _("Your complaint gets an answer by %(when)s."),
    }[promise]
    return sentence % {"when": when(due_at, zone, is_exact=is_exact)}


def when(due_at: datetime, zone: str, *, is_exact: bool) -> str:
    """A deadline in words: a minute where it is exact, else the end of a day."""
    local = due_at.astimezone(ZoneInfo(zone))
    if is_exact:
        return formats.date_format(local, "H:i, l j F")
    day = (due_at - ONE_MOMENT).astimezone(ZoneInfo(zone))
    return _("the end of %(day)s") % {"day": formats.date_format(day, "l j F")}
