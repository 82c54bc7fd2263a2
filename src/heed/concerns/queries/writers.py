"""What the writer, and only the writer, sees of their concern by their receipt."""

from dataclasses import dataclass
from datetime import datetime

from heed.concerns import promises, to_writers
from heed.concerns.choices import Circle, ComplaintState, Promise, Sender, State
from heed.concerns.models import Clock, Complaint, Concern, Message
from heed.foundation import clock
from heed.people.models import Place
from heed.people.queries import next_reading
from heed.responses.choices import TextKind
from heed.responses.errors import WordsAreGoneError
from heed.responses.models import Text
from heed.responses.sealed_words import original_words


@dataclass(frozen=True)
class Status:
    """How far the service has come, as codes; presenters have the words."""

    state: State
    is_read: bool
    is_late: bool
    reply_due: datetime | None
    complaint: ComplaintState | None
    complaint_reference: str


@dataclass(frozen=True)
class Said:
    """One entry of the conversation."""

    by_writer: bool
    role: str
    words: str | None  # none where they were taken back
    day: datetime
    window_kind: str
    is_outcome: bool


@dataclass(frozen=True)
class Promised:
    """What the end page says will happen: a promise, by when, and whether exactly."""

    promise: Promise
    due_at: datetime
    is_exact: bool


def status_for_writer(concern: Concern) -> list[str]:
    """How it stands with a concern, in plain sentences for its writer."""
    status = status_of(concern)
    sentences = [to_writers.state_sentence(status.state)]
    if status.is_late:
        sentences.append(to_writers.late_sentence())
    sentences += [promised_words(concern.place, one) for one in promises_to(concern)]
    if status.complaint:
        sentences.append(
            to_writers.complaint_sentence(status.complaint, status.complaint_reference)
        )
    return sentences + reports_for_writer(concern)


def reports_for_writer(concern: Concern) -> list[str]:
    """How it stands with what the writer told of harm for having spoken up."""
    reports = concern.retaliation_reports.order_by("window_start", "id")
    clocks = Clock.objects.filter(retaliation__in=reports, met_at=None)
    running = {one.retaliation_id: one for one in clocks}
    zone = concern.place.zone
    found = []
    for report in reports:
        one = running.get(report.pk)
        due = to_writers.when(one.due_at, zone, is_exact=one.is_exact) if one else ""
        found.append(to_writers.report_sentence(due))
    return list(dict.fromkeys(found))


def promised_words(place: Place, promised: Promised) -> str:
    """What was promised, in a sentence."""
    return to_writers.promise_sentence(
        promised.promise, promised.due_at, place.zone, is_exact=promised.is_exact
    )


def status_of(concern: Concern) -> Status:
    """How far the service has come with a concern."""
    clocks = list(Clock.objects.filter(concern=concern))
    replied = next((c for c in clocks if c.promise == Promise.REPLIED), None)
    complaint = Complaint.objects.filter(concern=concern).first()
    now = clock.now()
    return Status(
        state=State(concern.state),
        is_read=concern.state not in {State.UNREAD, State.WITHDRAWN},
        is_late=any(c.met_at is None and c.due_at < now for c in clocks),
        reply_due=replied.due_at if replied and replied.met_at is None else None,
        complaint=ComplaintState(complaint.state) if complaint else None,
        complaint_reference=complaint.reference if complaint else "",
    )


def conversation_for_writer(concern: Concern) -> list[Said]:
    """The conversation in order, for whoever holds the receipt and nobody else.

    Reading one's own words back needs no entry in the audit trail: there is no account
    to name, and the receipt is the permission.
    """
    messages = (
        Message.objects.filter(concern=concern)
        .select_related("text")
        .order_by("position", "id")
    )
    return [_said(message) for message in messages]


def complaint_answer(concern: Concern) -> str | None:
    """The answer to the writer's complaint, if there is one."""
    complaint = Complaint.objects.filter(concern=concern).first()
    return _words(complaint.answer) if complaint and complaint.answer else None


def words_given(concern: Concern) -> list[tuple[str, str]]:
    """What the writer first wrote, by item; how to reach them is left out."""
    texts = Text.objects.filter(response=concern.response_id, kind=TextKind.ANSWER)
    pairs = [(text.item, _words(text)) for text in texts.order_by("item", "position")]
    return [(item, words) for item, words in pairs if words is not None]


def promises_made(
    place: Place, *, is_urgent: bool, wants_reply: bool, is_about_staff: bool = False
) -> list[Promised]:
    """What the end page may promise about words that arrive now, and by when."""
    kept = [Promise.ACKNOWLEDGED, Promise.READ]
    if is_about_staff:
        kept.append(Promise.SECONDED)
    if wants_reply:
        kept.append(Promise.REPLIED)
    return [_promised(place, promise, is_urgent=is_urgent) for promise in kept]


def promises_to(concern: Concern) -> list[Promised]:
    """What was promised about a concern and is yet to come, first due first."""
    shown = [Promise.ACKNOWLEDGED, Promise.READ, Promise.REPLIED]
    if concern.circle == Circle.SAFEGUARDING:
        shown.append(Promise.SECONDED)
    clocks = Clock.objects.filter(
        concern=concern,
        met_at=None,
        due_at__gte=clock.now(),
        promise__in=shown,
        retaliation=None,
        message=None,
    )
    return [
        Promised(Promise(one.promise), one.due_at, one.is_exact)
        for one in clocks.order_by("due_at", "promise")
    ]


def _promised(place: Place, promise: Promise, *, is_urgent: bool) -> Promised:
    due = promises.due_at(
        promise,
        clock.now(),
        is_urgent=is_urgent,
        zone=place.zone,
        next_reading=lambda moment: next_reading(place, moment),
    )
    return Promised(promise, due, promises.is_exact(promise, is_urgent=is_urgent))


def _said(message: Message) -> Said:
    return Said(
        by_writer=message.sender == Sender.WRITER,
        role=message.role_shown,
        words=_words(message.text),
        day=message.window_start,
        window_kind=message.window_kind,
        is_outcome=message.is_outcome,
    )


def _words(text: Text) -> str | None:
    try:
        return original_words(text)
    except WordsAreGoneError:
        return None
