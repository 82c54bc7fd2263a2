"""What follows when a writer takes their words back, or a window closes."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Model, Q

from heed.concerns.actions.meeting import meet_all
from heed.concerns.choices import State
from heed.concerns.models import (
    Clock,
    Complaint,
    Concern,
    Escalation,
    ExcludedReader,
    Message,
    RetaliationReport,
)
from heed.foundation import clock
from heed.foundation.outbox import every
from heed.foundation.settling import settle
from heed.responses.actions import also_settle
from heed.responses.models import Text, TextKey
from heed.safeguards.withdrawal import follows

LATER = (Message, RetaliationReport, Complaint)

also_settle(Concern, "response")
also_settle(Clock, "concern__response")
also_settle(ExcludedReader, "concern__response")
also_settle(Escalation, "clock__concern__response")  # called in the order of arrival


@follows("concern")
def take_back(response: UUID) -> None:
    """End the case of a response that was taken back; its clocks call nobody more.

    A complaint or a report of retaliation is a record of its own and goes on.
    """
    concern = Concern.objects.select_for_update().filter(response_id=response).first()
    if concern is None:
        return
    concern.move_to(State.WITHDRAWN)
    concern.kinds, concern.topics, concern.has_new_words = [], [], False
    concern.save(update_fields=["kinds", "topics", "has_new_words"])
    own = Clock.objects.filter(concern=concern, complaint=None, retaliation=None)
    meet_all(own, by=None)


@every(60, "settle what writers added")
def settle_what_writers_added() -> None:
    """Rewrite rows that writers added on days gone by, so that no order is left."""
    a_day_ago = clock.now() - timedelta(days=1)
    for model in LATER:
        waiting = model.objects.filter(is_settled=False, window_start__lte=a_day_ago)
        ids = list(waiting.values_list("pk", flat=True))
        if ids:
            _settle(model, ids)
            model.objects.filter(pk__in=ids).update(is_settled=True)


def _settle(model: type[Model], ids: list[object]) -> None:
    texts = list(model.objects.filter(pk__in=ids).values_list("text_id", flat=True))
    settle(Text, Q(pk__in=texts))
    settle(TextKey, Q(text__in=texts))
    settle(model, Q(pk__in=ids))
