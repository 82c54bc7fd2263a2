"""Answers that people agreed to share for research."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from heed.responses.choices import Decision, Purpose, State
from heed.responses.models import ConsentDecision, Fieldwork, Response

KEPT = (
    "group",
    "mode",
    "helper",
    "entrance",
    "language",
    "variant",
    "state",
    "edition",
)


def shared_responses(fieldwork: Fieldwork) -> QuerySet[Response]:
    """The responses that may be used for what a fieldwork is for.

    Where research was asked about, only those who said yes and did not take it back.
    """
    rows = Response.objects.filter(
        fieldwork=fieldwork, state__in=[State.COMPLETE, State.PARTIAL]
    )
    if fieldwork.asks_research:
        agreed = ConsentDecision.objects.filter(
            purpose=Purpose.RESEARCH, decision=Decision.YES, withdrawn_on=None
        )
        rows = rows.filter(consent__in=agreed)
    return rows.order_by()


def shared_answers(fieldwork: Fieldwork) -> Iterator[dict[str, Any]]:
    """What each person answered and how, without identity or time."""
    return shared_responses(fieldwork).values(*KEPT, "answers").iterator()
