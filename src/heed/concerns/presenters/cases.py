"""One concern: its cover before the words are opened, and all of it after."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.concerns.candour import Thresholds
from heed.concerns.choices import Circle, Contact, Sender
from heed.concerns.models import Clock, Concern, Message, RetaliationReport
from heed.concerns.presenters.ages import window_words
from heed.concerns.presenters.cards import Card, card, clock_words
from heed.concerns.presenters.decisions import Decided, decision_rows
from heed.concerns.queries import Case, History, running
from heed.concerns.telling import SHAREABLE_ITEMS
from heed.concerns.to_writers import when
from heed.instruments.definition import ReaderView, for_reader
from heed.instruments.queries import definition_of
from heed.people.models import Account
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Text
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

UNSEEN = frozenset({"not_shown", "not_reached", "written"})


@dataclass(frozen=True)
class Row:
    """A line of a summary list; words are a person's own."""

    key: str
    value: str = ""
    words: str = ""


@dataclass(frozen=True)
class Opened:
    """A text that a reader opened: what was asked, what was said, and its copy."""

    question: str
    words: str | None
    copy_href: str
    may_travel: bool


@dataclass(frozen=True)
class Spoken:
    """One entry of the conversation."""

    who: str
    day: str
    words: str | None


@dataclass(frozen=True)
class Cover:
    """What a reader sees before opening: everything but words."""

    card: Card
    promises: list[Row]
    choices: list[Row]
    needs_second: bool


@dataclass(frozen=True)
class CasePage:
    """Everything about a concern, words too."""

    cover: Cover
    answers: list[Row]
    texts: list[Opened]
    conversation: list[Spoken]
    decisions: list[Decided]
    candour: list[str]
    staff: list[str]
    reports: list[str | None]
    complaint: str | None
    has_complaint: bool
    may_copy: bool


def cover_page(concern: Concern, place: str) -> Cover:
    """A concern before it is opened."""
    return Cover(
        card=card(concern, place),
        promises=[_promise(one) for one in running(concern)],
        choices=_choices(concern),
        needs_second=concern.circle == Circle.SAFEGUARDING,
    )


def case_page(
    case: Case, words: Mapping[UUID, str], asked: list[Thresholds], place: str
) -> CasePage:
    """A concern with its words, as a reader opened them."""
    concern = case.concern
    view = _questions(concern)
    spoken = {message.text_id for message in case.messages}
    reported = {report.text_id for report in case.reports}
    return CasePage(
        cover=cover_page(concern, place),
        answers=_answers(concern, view),
        texts=[
            _opened(concern, text, words, view)
            for text in case.texts
            if text.id not in spoken | reported and text.kind == TextKind.ANSWER
        ],
        conversation=[_spoken(concern, one, words) for one in case.messages],
        decisions=decision_rows(case, words),
        candour=[table.source for table in asked],
        staff=[one.account.name for one in case.staff],
        reports=[_report(one, words) for one in case.reports],
        complaint=words.get(case.complaint.text_id) if case.complaint else None,
        has_complaint=case.complaint is not None,
        may_copy=concern.ward_may_see in {WardMaySee.EDITED, WardMaySee.OWN_WORDS}
        and concern.circle == Circle.ORDINARY,
    )


def may_tell_theme(concern: Concern) -> bool:
    """Whether the ward may be told what it is about, and no more."""
    is_ordinary = concern.circle == Circle.ORDINARY
    return is_ordinary and concern.ward_may_see == WardMaySee.THEMES


def _report(one: RetaliationReport, words: Mapping[UUID, str]) -> str | None:
    """What happened because they spoke up; where they only ticked it, that."""
    if one.text_id is None:
        return _("They did not say what.")
    return words.get(one.text_id)


def history_page(history: History, zone: str) -> dict[str, list]:
    """Who did what, who opened words, who was called."""
    names, of = history.names, ZoneInfo(zone)
    acts = [
        [
            date_format(entry.at.astimezone(of), "j F Y, H:i"),
            names.get(entry.by, _("An account that is gone")),
            _done(entry),
        ]
        for entry in history.entries
    ]
    openings = [
        [names.get(by, _("An account that is gone")), str(count)]
        for by, count in history.openings.most_common()
    ]
    return {"acts": acts, "openings": openings}


def _done(entry: AuditEntry) -> str:
    """What was done; a declaration says which way it went."""
    if entry.event == Event.CONFLICT_DECLARED and not entry.details["has_conflict"]:
        return _("said that they do not stand too close")
    return entry.event


def author(account: Account | None, role: str) -> str:
    """A person and their role, for staff."""
    return f"{account.name} ({role})" if account else role


def _questions(concern: Concern) -> ReaderView:
    response = concern.response
    definition = definition_of(response.edition)
    return for_reader(definition, group=response.group, language="en-gb")


def _answers(concern: Concern, view: ReaderView) -> list[Row]:
    """The closed answers in the questionnaire's words; what was skipped says so."""
    rows = []
    for item in view.items:
        value = concern.response.answers.get(item.code)
        said = value if isinstance(value, list) else [value]
        if value is None or UNSEEN.intersection(map(str, said)):
            continue
        known = {option.code: option.words for option in item.options}
        text = ", ".join(known.get(str(one), str(one)) for one in said)
        rows.append(Row(item.ask, _("Skipped") if value == "skipped" else text))
    return rows


def _opened(
    concern: Concern, text: Text, words: Mapping[UUID, str], view: ReaderView
) -> Opened:
    asks = {item.code: item.ask for item in view.items}
    return Opened(
        question=_("Open: %(question)s") % {"question": asks.get(text.item, "")},
        words=words.get(text.id),
        copy_href=reverse("concerns:copy", args=[concern.pk, text.id]),
        may_travel=text.item in SHAREABLE_ITEMS,
    )


def _spoken(concern: Concern, one: Message, words: Mapping[UUID, str]) -> Spoken:
    is_writer = one.sender == Sender.WRITER
    return Spoken(
        who=_("The writer") if is_writer else author(one.by, one.role_shown),
        day=window_words(one.window_start, one.window_kind, concern.place.zone),
        words=words.get(one.text_id),
    )


def _promise(one: Clock) -> Row:
    due = when(one.due_at, one.concern.place.zone, is_exact=one.is_exact)
    text = clock_words(one)
    return Row(text[:1].upper() + text[1:], _("by %(when)s") % {"when": due})


def _choices(concern: Concern) -> list[Row]:
    contact = {
        Contact.NOBODY: _("Nobody comes back to them. You cannot reply."),
        Contact.CODE: _("They read a reply here, by their own words."),
        Contact.SPEAK: _("They want somebody to speak to them."),
    }[Contact(concern.contact)]
    ward = {
        WardMaySee.NOTHING: _("Nothing."),
        WardMaySee.THEMES: _("Only what it is about."),
        WardMaySee.EDITED: _("Their words, after you have edited them."),
        WardMaySee.OWN_WORDS: _("Their own words. You still look at them first."),
    }[WardMaySee(concern.ward_may_see)]
    return [
        Row(_("Coming back to the writer"), contact),
        Row(_("What the ward may see"), ward),
    ]
