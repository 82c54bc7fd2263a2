"""Removing answers and words whose time is over."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.foundation.privacy import Keep
from heed.responses.models import (
    ConsentDecision,
    DoubtDecided,
    Link,
    Receipt,
    Response,
    SourceRecord,
    StatementAnswer,
    Text,
    TextKey,
    TextReading,
    TextVersion,
    WordsClock,
)
from heed.safeguards.retention import Due, Removal, removes
from heed.safeguards.withdrawal import announce

AT_ONCE = 500
HANGS_ON_A_RESPONSE = (
    ConsentDecision,
    DoubtDecided,
    Receipt,
    SourceRecord,
    WordsClock,
)

OWN_PERIOD = "the survey has a period of its own"
_still_needed: dict[str, Q] = {OWN_PERIOD: Q(fieldwork__retention_days__isnull=False)}


def keeps_responses(why: str, where: Q) -> None:
    """Register why an upper room still needs some responses."""
    _still_needed[why] = where


def old_responses(organisation: UUID, before: datetime) -> QuerySet[Response]:
    """Responses whose window began before a moment."""
    return Response.objects.filter(organisation=organisation, window_start__lt=before)


def due_responses(organisation: UUID, before: datetime) -> Due:
    """How many responses may go, and how many are still needed, and for what."""
    old = old_responses(organisation, before)
    held = {why: old.filter(where).count() for why, where in _still_needed.items()}
    free = _free(old).count()
    return Due(free, {why: number for why, number in held.items() if number})


def remove_responses(organisation: UUID, before: datetime) -> int:
    """Remove old responses with their words, receipts and consent; how many."""
    return remove_these(_free(old_responses(organisation, before)))


def remove_these(old: QuerySet[Response]) -> int:
    """Remove responses with all that hangs on them; how many."""
    gone = 0
    for ids in some_at_once(old.values_list("pk", flat=True)):
        for response in ids:  # first: what was made from the words points at them
            announce(response)
        remove_texts(Text.objects.filter(response__in=ids).values_list("pk", flat=True))
        StatementAnswer.objects.filter(consent__response__in=ids).delete()
        for model in HANGS_ON_A_RESPONSE:
            model.objects.filter(response__in=ids).delete()
        unlink("response", ids)
        Response.objects.filter(pk__in=ids).delete()
        gone += len(ids)
    return gone


def remove_texts(texts: Iterable[UUID]) -> None:
    """Remove words with their keys and edited copies."""
    for ids in some_at_once(texts):
        TextKey.objects.filter(text__in=ids).delete()
        TextReading.objects.filter(text__in=ids).delete()
        TextVersion.objects.filter(text__in=ids).delete()
        unlink("text", ids)
        Text.objects.filter(pk__in=ids).delete()


def unlink(kind: str, ids: list[UUID]) -> None:
    """Remove the threads that begin or end at things that go."""
    Link.objects.filter(from_kind=kind, from_id__in=ids).delete()
    Link.objects.filter(to_kind=kind, to_id__in=ids).delete()


def some_at_once(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """The ids in handfuls that one question to the store can name."""
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def needed(*, but: str = "") -> dict[str, Q]:
    """Why responses are still needed, all reasons or all but one."""
    return {why: where for why, where in _still_needed.items() if why != but}


def _free(old: QuerySet[Response]) -> QuerySet[Response]:
    for where in needed().values():
        old = old.exclude(where)
    return old


removes(
    Removal(
        code="responses",
        what="answers that opened no concern, with their words",
        keep=Keep.WITH_RESPONSE,
        of=(
            Response,
            ConsentDecision,
            StatementAnswer,
            DoubtDecided,
            Receipt,
            SourceRecord,
            Text,
            TextKey,
            TextReading,
            TextVersion,
            WordsClock,
            Link,
        ),
        due=due_responses,
        remove=remove_responses,
    )
)
