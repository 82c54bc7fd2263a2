"""The thread from a person's words to what came of them."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row


class Link(Row):
    """From one thing to another, and why; stored once, walked both ways."""

    privacy = classify(
        internal("from_kind from_id to_kind to_id why linked_on", keep=Keep.AS_EVIDENCE)
    )

    class Why(models.TextChoices):
        OPENED = "opened", "A response opened a concern"
        ANSWERS = "answers", "An action answers it"
        QUOTES = "quotes", "An excerpt quotes it"
        SAME_EVENT = "same_event", "Both tell of one event"

    from_kind = models.CharField(max_length=30)
    from_id = models.UUIDField()
    to_kind = models.CharField(max_length=30)
    to_id = models.UUIDField()
    why = models.CharField(max_length=20, choices=Why.choices)
    linked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_kind", "from_id", "to_kind", "to_id", "why"],
                name="link_once",
            ),
            models.CheckConstraint(
                condition=~Q(from_id=F("to_id")), name="link_joins_two_things"
            ),
        ]
        indexes = [
            models.Index(fields=["to_kind", "to_id"], name="link_walked_back"),
        ]
