"""Complaints: a door of its own, opened only by the person, with a clock of its own."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from heed.concerns.actions.checking import for_reader, note_down
from heed.concerns.actions.composing import ARRIVED, new_clock
from heed.concerns.actions.meeting import meet_all
from heed.concerns.actions.notes import sealed_note
from heed.concerns.actions.writing_back import sealed_words, window_now
from heed.concerns.choices import ComplaintState, Promise
from heed.concerns.errors import AlreadyDone
from heed.concerns.models import Clock, Complaint, Concern
from heed.foundation import outbox
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.windows import Window
from heed.foundation.writer import Submission, submit
from heed.people.access import Permission
from heed.people.models import Account
from heed.responses.actions import open_text
from heed.responses.choices import TextKind
from heed.safeguards.audit import Event

LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"  # none that is read as another
LENGTH = 8


@dataclass(frozen=True)
class ComposedComplaint:
    """Unsaved rows of a complaint, parents first."""

    complaint: Complaint
    rows: list[Model]


def compose_complaint(
    *, concern: Concern, words: str, reach_me: str, key: UUID, window: Window
) -> ComposedComplaint:
    """Turn a person's own words into a complaint; for the complaint door.

    ``reach_me`` may be blank: an anonymous complaint is looked into as far as can be.
    """
    text, text_key = sealed_words(concern, words)
    rows: list[Model] = [text, text_key]
    contact = None
    if reach_me.strip():
        contact, contact_key = sealed_words(concern, reach_me, kind=TextKind.CONTACT)
        rows += [contact, contact_key]
    complaint = Complaint(
        organisation=concern.organisation,
        concern=concern,
        reference=reference_for(key),
        text=text,
        contact=contact,
        window_start=window.start,
        window_kind=window.kind,
    )
    clocks = _clocks(concern, complaint)
    return ComposedComplaint(complaint, [*rows, complaint, *clocks])


def make_complaint(*, concern: Concern, words: str, reach_me: str, key: UUID) -> str:
    """Make a complaint from the come-back page; returns its reference.

    Asked twice with one key it gives the same reference; a second complaint about the
    same concern is refused.
    """
    earlier = Complaint.objects.filter(concern=concern).first()
    if earlier is not None:
        if earlier.reference == reference_for(key):
            return earlier.reference
        raise AlreadyDone
    composed = compose_complaint(
        concern=concern,
        words=words,
        reach_me=reach_me,
        key=key,
        window=window_now(concern),
    )
    task = outbox.task(
        ARRIVED, {"concern": str(concern.pk)}, organisation=concern.organisation
    )
    submit(Submission(key=key, rows=[*composed.rows, task]))
    return composed.complaint.reference


def reference_for(key: UUID) -> str:
    """The reference that follows from a submission's key, so that a repeat gives it."""
    digest = keys().keyed_hash(Purpose.IDEMPOTENCY, b"complaint " + key.bytes)
    number, letters = int.from_bytes(digest, "big"), ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return f"C-{letters[:4]}-{letters[4:]}"


@transaction.atomic
def acknowledge_complaint(*, by: Account, complaint: Complaint) -> None:
    """Say that the complaint was received and will be looked into."""
    concern, locked = _for_complaint(by, complaint)
    if locked.state == ComplaintState.MADE:
        locked.state = ComplaintState.ACKNOWLEDGED
        locked.save(update_fields=["state"])
    _stop(locked, Promise.COMPLAINT_ACKNOWLEDGED, by)
    note_down(by, Event.COMPLAINT_HANDLED, concern, step="acknowledged")


@transaction.atomic
def answer_complaint(*, by: Account, complaint: Complaint, words: str) -> None:
    """Answer a complaint; the person reads it with their receipt or is written to."""
    concern, locked = _for_complaint(by, complaint)
    if locked.state == ComplaintState.ANSWERED:
        raise AlreadyDone
    locked.answer = sealed_note(
        concern,
        words,
        kind=TextKind.MESSAGE,
        language=concern.response.language,
    )
    locked.state = ComplaintState.ANSWERED
    locked.save(update_fields=["answer", "state"])
    _stop(locked, Promise.COMPLAINT_ACKNOWLEDGED, by)
    _stop(locked, Promise.COMPLAINT_ANSWERED, by)
    note_down(by, Event.COMPLAINT_HANDLED, concern, step="answered")


@transaction.atomic
def open_complaint_contact(*, by: Account, complaint: Complaint) -> str:
    """Read how to reach the person who complained; blank where they did not say."""
    concern, locked = _for_complaint(by, complaint)
    note_down(by, Event.CONTACT_OPENED, concern)
    return open_text(by=by, text=locked.contact) if locked.contact else ""


def _for_complaint(by: Account, complaint: Complaint) -> tuple[Concern, Complaint]:
    concern = for_reader(
        by, complaint.concern, permission=Permission.REPLY, withdrawn_too=True
    )
    return concern, Complaint.objects.select_for_update().get(pk=complaint.pk)


def _stop(complaint: Complaint, promise: Promise, by: Account) -> None:
    meet_all(Clock.objects.filter(complaint=complaint, promise=promise), by=by)


def _clocks(concern: Concern, complaint: Complaint) -> list[Clock]:
    promised = (Promise.COMPLAINT_ACKNOWLEDGED, Promise.COMPLAINT_ANSWERED)
    return [
        new_clock(concern, promise, is_urgent=False, complaint=complaint)
        for promise in promised
    ]
