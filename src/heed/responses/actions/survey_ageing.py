"""Removing the answers of surveys that said themselves how long they are kept."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from heed.foundation.privacy import Keep
from heed.people.days import today_of
from heed.responses.actions.ageing import OWN_PERIOD, needed, remove_these
from heed.responses.models import Fieldwork, Response
from heed.safeguards.retention import Due, Removal, removes


def ended_surveys(organisation: UUID) -> list[Fieldwork]:
    """Surveys that closed longer ago than they keep answers."""
    today = today_of(organisation)
    surveys = Fieldwork.objects.filter(
        organisation=organisation, retention_days__isnull=False, closes_on__lt=today
    )
    return [
        one
        for one in surveys
        if one.closes_on + timedelta(days=one.retention_days) < today
    ]


def due_survey_responses(organisation: UUID, _before: datetime) -> Due:
    """How many answers may go, and how many are still needed, and for what."""
    old = _old(organisation)
    reasons = needed(but=OWN_PERIOD)
    held = {why: old.filter(where).count() for why, where in reasons.items()}
    free = _free(old).count()
    return Due(free, {why: number for why, number in held.items() if number})


def remove_survey_responses(organisation: UUID, _before: datetime) -> int:
    """Remove the answers of such surveys with all that hangs on them; how many."""
    return remove_these(_free(_old(organisation)))


def _old(organisation: UUID) -> QuerySet[Response]:
    return Response.objects.filter(fieldwork__in=ended_surveys(organisation))


def _free(old: QuerySet[Response]) -> QuerySet[Response]:
    for where in needed(but=OWN_PERIOD).values():
        old = old.exclude(where)
    return old


removes(
    Removal(
        code="survey_responses",
        what="answers to surveys past the period that each survey said itself",
        keep=Keep.WITH_RESPONSE,
        of=(Response,),
        due=due_survey_responses,
        remove=remove_survey_responses,
    )
)
