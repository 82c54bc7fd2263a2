"""Interviews that are taken back, erased, or past their time: everything follows."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from heed.coding.actions.interviews import locked_interview
from heed.coding.models import Interview, InterviewConsent, Speaker, TurnList
from heed.foundation import clock
from heed.foundation.privacy import Keep
from heed.people.models import Account
from heed.responses.actions import remove_texts, some_at_once, unlink
from heed.responses.actions.texts import destroy_words
from heed.safeguards.audit import About, Event, record
from heed.safeguards.erasure import erases
from heed.safeguards.retention import Due, Removal, removes
from heed.safeguards.withdrawal import INTERVIEW, announce, follows


@transaction.atomic
def withdraw_interview(*, by: Account, interview: Interview) -> None:
    """Take an interview back at the person's word: nobody can read its words again.

    What stays is that there was an interview, under its code, in a month.
    """
    locked = locked_interview(by, interview)
    _take_back(locked)
    record(
        by=by.id,
        event=Event.WITHDRAWN,
        about=About("interview", locked.id),
        organisation=locked.organisation,
        place=locked.place_id,
    )


@erases("interview", "interview and its words")
def erase_interview(interview: UUID) -> int:
    """Take an interview back because erasure was asked for."""
    found = Interview.objects.select_for_update().get(pk=interview)
    if found.withdrawn_on is None:
        _take_back(found)
    return 1


def _take_back(interview: Interview) -> None:
    """Everything that was made of it goes first, since it stands on the words."""
    today = clock.now().date()
    announce(interview.id, INTERVIEW)
    Speaker.objects.filter(interview=interview).delete()
    if interview.text:
        TurnList.objects.filter(text=interview.text).delete()
        destroy_words([interview.text])
    InterviewConsent.objects.filter(interview=interview).update(withdrawn_on=today)
    interview.withdrawn_on = today
    interview.paused_by, interview.groups = "", [interview.group]
    interview.save()


@follows("turns of a response's texts")
def take_back_turns(response: UUID) -> None:
    """Where turns stood tells how somebody spoke, so it goes with the words."""
    TurnList.objects.filter(text__response=response).delete()


def due_interviews(organisation: UUID, before: datetime) -> Due:
    """How many interviews are past their time."""
    return Due(_old(organisation, before).count())


def remove_interviews(organisation: UUID, before: datetime) -> int:
    """Remove old interviews with their words; how many."""
    gone = 0
    for ids in some_at_once(_old(organisation, before).values_list("pk", flat=True)):
        found = Interview.objects.filter(pk__in=ids)
        texts = [text for text in found.values_list("text", flat=True) if text]
        for interview in ids:
            announce(interview, INTERVIEW)
        TurnList.objects.filter(text__in=texts).delete()
        for model in (Speaker, InterviewConsent):
            model.objects.filter(interview__in=ids).delete()
        unlink("interview", ids)
        found.delete()
        remove_texts(texts)
        gone += len(ids)
    return gone


def _old(organisation: UUID, before: datetime) -> object:
    return Interview.objects.filter(organisation=organisation, month__lt=before.date())


removes(
    Removal(
        code="interviews",
        what="interviews, with their words",
        keep=Keep.WITH_RESPONSE,
        of=(Interview, InterviewConsent, Speaker, TurnList),
        due=due_interviews,
        remove=remove_interviews,
    )
)
