"""The cards of the queue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from heed.concerns.choices import (
    AboutStaff,
    Circle,
    Contact,
    Kind,
    Promise,
    State,
    WhyNow,
)
from heed.concerns.models import Clock, Concern
from heed.concerns.presenters.ages import age_words, window_words
from heed.concerns.to_writers import when
from heed.foundation import clock
from heed.responses.choices import Group

# A page asks for these hundreds of times, so each is translated when it is shown.
KINDS = {
    Kind.WENT_WRONG: _later("Something went wrong"),
    Kind.COULD_GO_WRONG: _later("Something could go wrong"),
    Kind.UNEXPLAINED: _later("A bad outcome nobody has explained"),
    Kind.GOOD_CARE: _later("Good care"),
    Kind.SUGGESTION: _later("A suggestion"),
}
GROUPS = {
    Group.SERVICE_USER: _later("a service user"),
    Group.CARER: _later("a carer, family member or friend"),
    Group.STAFF: _later("a member of staff"),
}
STATES = {
    State.UNREAD: _later("Nobody has read it"),
    State.READ: _later("Read"),
    State.REPLIED: _later("Replied"),
    State.ACTING: _later("Being acted on"),
    State.CLOSED: _later("Closed"),
    State.WITHDRAWN: _later("Taken back by the writer"),
}
WHY_NOW = {
    WhyNow.NOBODY: "",
    WhyNow.WRITER: _later("The writer says that someone may be in danger."),
    WhyNow.WORD_RULE: _later("A word rule noticed something."),
    WhyNow.READER: _later("A reader asks for it."),
}
PROMISES = {
    Promise.ACKNOWLEDGED: _later("acknowledge it"),
    Promise.SECONDED: _later("a second person acknowledges it"),
    Promise.READ: _later("read it"),
    Promise.REPLIED: _later("reply to the writer"),
    Promise.ACTED: _later("tell the writer what came of it"),
    Promise.COMPLAINT_ACKNOWLEDGED: _later("acknowledge the complaint"),
    Promise.COMPLAINT_ANSWERED: _later("answer the complaint"),
}


@dataclass(frozen=True)
class Card:
    """One concern in the queue, in words, without any of the writer's."""

    href: str
    title: str
    age: str
    written: str
    group: str
    state: str
    now: str  # why a person must read it now, if somebody or something said so
    flags: list[str]
    late: list[str]


def cards(concerns: Iterable[Concern], names: Mapping[UUID, str]) -> list[Card]:
    """The concerns of a page; ``names`` are those of their places."""
    return [card(concern, names[concern.place_id]) for concern in concerns]


def card(concern: Concern, place: str) -> Card:
    """One concern in words."""
    return Card(
        href=reverse("concerns:concern", args=[concern.pk]),
        title=_("%(kind)s, %(place)s") % {"kind": kind_words(concern), "place": place},
        age=_("Waiting for %(age)s.") % {"age": age_words(concern)},
        written=window_words(
            concern.window_start, concern.window_kind, concern.place.zone
        ),
        group=group_words(concern.group),
        state=state_words(concern),
        now=now_words(concern),
        flags=flags(concern),
        late=[late_words(one) for one in late(concern)],
    )


def kind_words(concern: Concern) -> str:
    """What it is about, as the writer chose."""
    words = [str(KINDS[Kind(kind)]) for kind in concern.kinds]
    return ", ".join(words) or _("Words")


def group_words(group: str) -> str:
    """Who wrote, in words."""
    return str(GROUPS[Group(group)])


def state_words(concern: Concern) -> str:
    """How far the service has come."""
    return str(STATES[State(concern.state)])


def now_words(concern: Concern) -> str:
    """Why a person must read it now; blank says nothing about how it can wait."""
    return str(WHY_NOW[WhyNow(concern.why_now)])


def flags(concern: Concern) -> list[str]:
    """What a reader should know before opening."""
    found = {
        _("New words from the writer"): concern.has_new_words,
        _("Something bad happened because they spoke up"): any(
            one.retaliation_id for one in concern.clocks.all()
        ),
        _("Only a lead may read what happened. Call the safeguarding lead now"): any(
            one.retaliation_id and one.is_exact and one.met_at is None
            for one in concern.clocks.all()
        ),
        _("There is a complaint"): any(
            one.complaint_id for one in concern.clocks.all()
        ),
        _("About someone who works there"): concern.about_staff == AboutStaff.YES,
        _("Perhaps about someone who works there"): concern.about_staff
        == AboutStaff.NOT_SURE,
        _("Read outside the line only"): concern.circle == Circle.SAFEGUARDING,
        _("Someone has died"): concern.is_bereaved,
        _("Wants a reply"): concern.contact == Contact.CODE,
        _("Wants somebody to speak to them"): concern.contact == Contact.SPEAK,
    }
    return [words for words, holds in found.items() if holds]


def late(concern: Concern) -> list[Clock]:
    """The promises about a concern that are late."""
    now = clock.now()
    return [c for c in concern.clocks.all() if c.met_at is None and c.due_at < now]


def is_late(concern: Concern) -> bool:
    """Whether a promise about a concern is late."""
    return bool(late(concern))


def late_words(one: Clock) -> str:
    """A late promise in words."""
    due = when(one.due_at, one.concern.place.zone, is_exact=one.is_exact)
    promise = clock_words(one)
    return _("%(promise)s. It was due by %(when)s.") % {
        "promise": promise[:1].upper() + promise[1:],
        "when": due,
    }


def clock_words(one: Clock) -> str:
    """What a clock promises, and about which words."""
    if one.promise == Promise.READ and one.message_id:
        return _("read the writer's new words")
    if one.promise == Promise.READ and one.retaliation_id:
        return _("the safeguarding lead reads what came of speaking up")
    return promise_words(Promise(one.promise))


def promise_words(promise: Promise) -> str:
    """What was promised, for staff."""
    return str(PROMISES[promise])
