"""Removing concerns, with all that was said and decided in them, after their time.

A concern's time runs from the last thing that happened in it. Whatever is open in it
holds all of it back, and so does whatever happened later.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from heed.concerns.choices import ComplaintState
from heed.concerns.models import (
    CandourDecision,
    Clock,
    Complaint,
    Concern,
    ConflictDeclaration,
    Debrief,
    DutyDecision,
    Entrusted,
    Escalation,
    ExcludedReader,
    Message,
    Received,
    RetaliationReport,
    StaffConcerned,
    StaffGrade,
)
from heed.foundation.privacy import Keep
from heed.responses.actions import (
    keeps_responses,
    remove_texts,
    some_at_once,
    unlink,
)
from heed.safeguards.retention import Due, Removal, removes

# What stands on a concern, in the order in which it can go; where its words are.
INSIDE: list[tuple[type[Model], tuple[str, ...]]] = [
    (Clock, ()),
    (Message, ("text",)),
    (Complaint, ("text", "contact", "answer")),
    (RetaliationReport, ("text",)),
    (StaffGrade, ("reason",)),
    (CandourDecision, ("reason",)),
    (DutyDecision, ("reason",)),
    (Received, ()),
    (Entrusted, ()),
    (StaffConcerned, ()),
    (ConflictDeclaration, ()),
    (ExcludedReader, ()),
]
# When something happened in a concern, by the field that says so.
HAPPENED: list[tuple[type[Model], str]] = [
    (Message, "window_start"),
    (Complaint, "window_start"),
    (RetaliationReport, "window_start"),
    (Clock, "met_at"),
    (Received, "received_at"),
    (DutyDecision, "decided_at"),
    (CandourDecision, "decided_on"),
    (StaffGrade, "graded_on"),
    (StaffConcerned, "recorded_on"),
]

keeps_responses("a concern stands on it", Q(concern__isnull=False))


def due_concerns(organisation: UUID, before: datetime) -> Due:
    """How many concerns may go, and how many are held back, and for what."""
    old = Concern.objects.filter(organisation=organisation, window_start__lt=before)
    held, rest = {}, old
    for why, where in _held_back(before).items():
        held[why] = rest.filter(where).count()
        rest = rest.exclude(where)
    return Due(rest.count(), {why: number for why, number in held.items() if number})


def remove_concerns(organisation: UUID, before: datetime) -> int:
    """Remove old concerns with everything in them; how many."""
    gone = 0
    for ids in some_at_once(_free(organisation, before).values_list("pk", flat=True)):
        Escalation.objects.filter(clock__concern__in=ids).delete()
        for model, words in INSIDE:
            _remove_inside(model, words, ids)
        unlink("concern", ids)
        Concern.objects.filter(pk__in=ids).delete()
        gone += len(ids)
    return gone


def _remove_inside(model: type[Model], words: tuple[str, ...], ids: list[UUID]) -> None:
    rows = model.objects.filter(concern__in=ids)
    texts = [text for row in rows.values_list(*words) for text in row] if words else []
    rows.delete()
    remove_texts(text for text in texts if text is not None)


def _free(organisation: UUID, before: datetime) -> QuerySet[Concern]:
    old = Concern.objects.filter(organisation=organisation, window_start__lt=before)
    for where in _held_back(before).values():
        old = old.exclude(where)
    return old


def _held_back(before: datetime) -> dict[str, Q | Exists]:
    return {
        "it is open": Q(is_open=True) | Q(has_new_words=True),
        "a complaint is not answered": _has(
            Complaint,
            state__in=[ComplaintState.MADE, ComplaintState.ACKNOWLEDGED],
        ),
        "harm for having spoken up is not read": _has(RetaliationReport, is_read=False),
        "a promise is not kept": _has(Clock, met_at=None),
        "something happened later": _happened_since(before),
    }


def _happened_since(before: datetime) -> Q:
    later = Q(pk__in=[])
    for model, name in HAPPENED:
        since = before.date() if name.endswith("_on") else before
        later |= Q(_has(model, **{f"{name}__gte": since}))
    return later


def _has(model: type[Model], **which: object) -> Exists:
    return Exists(model.objects.filter(concern=OuterRef("pk"), **which))


def _old_debriefs(organisation: UUID, before: datetime) -> QuerySet[Debrief]:
    return Debrief.objects.filter(organisation=organisation, met_on__lt=before.date())


def due_debriefs(organisation: UUID, before: datetime) -> Due:
    """How many records of a reader's talk may go."""
    return Due(_old_debriefs(organisation, before).count())


def remove_debriefs(organisation: UUID, before: datetime) -> int:
    """Remove old records that a reader had a talk."""
    return _old_debriefs(organisation, before).delete()[0]


removes(
    Removal(
        code="concerns",
        what="concerns, with all that was said and decided in them",
        keep=Keep.AS_EVIDENCE,
        of=(Concern, Escalation, *(model for model, _words in INSIDE)),
        due=due_concerns,
        remove=remove_concerns,
    )
)
removes(
    Removal(
        code="debriefs",
        what="records that a reader had a talk",
        keep=Keep.WHILE_OPEN,
        of=(Debrief,),
        due=due_debriefs,
        remove=remove_debriefs,
    )
)
