"""Keeping what is about staff away from them, and raising attention."""

from collections.abc import Collection, Iterable

from django.db import transaction

from heed.concerns.access import closeness_of
from heed.concerns.actions.calling import find_a_reader
from heed.concerns.actions.checking import for_reader, note_down
from heed.concerns.actions.composing import new_clock
from heed.concerns.actions.meeting import hurry
from heed.concerns.choices import (
    ALLEGATION_TOPICS,
    Circle,
    Promise,
    Scope,
    WhyExcluded,
    WhyNow,
)
from heed.concerns.models import Clock, Concern, ExcludedReader, StaffConcerned
from heed.foundation import clock
from heed.people.models import Account
from heed.responses.actions import keep_from_ward
from heed.safeguards.audit import Event


@transaction.atomic
def record_staff_concerned(
    *, by: Account, concern: Concern, accounts: Iterable[Account]
) -> None:
    """Record whom it is about; from now on they, their ward and their line are out.

    Those who stand close today stay out, even where their line changes later.
    """
    locked = for_reader(by, concern)
    chosen = [a for a in accounts if a.organisation == locked.organisation]
    for account in chosen:
        StaffConcerned.objects.get_or_create(
            organisation=locked.organisation,
            concern=locked,
            account=account,
            defaults={"recorded_by": by, "recorded_on": clock.now().date()},
        )
        _shut_out(locked, closeness_of(account).people)
    _move_outside(locked)
    note_down(by, Event.STAFF_NAMED, locked, accounts=[a.id for a in chosen])
    find_a_reader(locked)


@transaction.atomic
def move_outside(
    *, by: Account, concern: Concern, topics: Collection[str] = ()
) -> None:
    """Say that it is about staff, or about a topic that is read outside the line."""
    locked = for_reader(by, concern)
    known = ALLEGATION_TOPICS.intersection(topics)
    locked.topics = sorted({*locked.topics, *known})
    locked.save(update_fields=["topics"])
    _move_outside(locked)
    note_down(by, Event.CONCERN_ROUTED, locked, circle=locked.circle)
    find_a_reader(locked)


@transaction.atomic
def raise_attention(*, by: Account, concern: Concern) -> None:
    """Say that a person must act on it now: others are called, to the minute."""
    locked = for_reader(by, concern)
    if not locked.needs_reading_now:
        locked.needs_reading_now, locked.why_now = True, WhyNow.READER
        locked.save(update_fields=["needs_reading_now", "why_now"])
    hurry(locked, Promise.ACKNOWLEDGED, Promise.READ)
    note_down(by, Event.ATTENTION_RAISED, locked)


def _shut_out(concern: Concern, accounts: Iterable[object]) -> None:
    for account in accounts:
        ExcludedReader.objects.get_or_create(
            organisation=concern.organisation,
            concern=concern,
            scope=Scope.ACCOUNT,
            account_id=account,
            why=WhyExcluded.STAFF_CONCERNED,
        )


def _move_outside(concern: Concern) -> None:
    """From the first readers to the two roles outside, with a second receipt.

    What was passed to the ward before is taken back.
    """
    if concern.circle == Circle.SAFEGUARDING:
        return
    concern.circle = Circle.SAFEGUARDING
    concern.save(update_fields=["circle"])
    keep_from_ward(response=concern.response)
    if not Clock.objects.filter(concern=concern, promise=Promise.SECONDED).exists():
        new_clock(concern, Promise.SECONDED, is_urgent=concern.needs_reading_now).save()
    # The two roles outside have not seen it yet, whoever saw it before.
    concern.received.exclude(
        account__postings__role__in=["safeguarding_lead", "patient_safety_lead"]
    ).delete()
