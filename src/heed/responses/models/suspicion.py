"""Doubt about responses: rules that a researcher declares, and what people decided."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal, public, special
from heed.foundation.rows import Row
from heed.responses.choices import DoubtDecision, DoubtReason
from heed.responses.models.fieldwork import Fieldwork
from heed.responses.models.responses import Response


class DoubtRule(Row):
    """Closed answers that a researcher declares to raise a question, and why.

    Two answers that cannot both hold contradict each other. Interest in payment or
    contact is one answer, and never a reason by itself.
    """

    class Kind(models.TextChoices):
        CONTRADICTION = "contradiction", "Two answers that cannot both hold"
        INTEREST = "interest", "Keen interest in payment or contact"

    privacy = classify(
        public("fieldwork kind title item answers other_item other_answers")
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="doubt_rules"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=200)
    item = models.CharField(max_length=80)
    answers = models.JSONField(default=list)
    other_item = models.CharField(max_length=80, blank=True)
    other_answers = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="interest", other_item="")
                | (Q(kind="contradiction") & ~Q(other_item="")),
                name="doubt_contradiction_is_between_two_items",
            )
        ]


class DoubtDecided(Row):
    """What a person decided about a response, and why; the response itself stays.

    Decisions are added and never changed. The one that counts is the newest.
    """

    privacy = classify(
        internal(
            "response number decision reason signals decided_on is_newest",
            keep=Keep.WITH_RESPONSE,
        ),
        personal("decided_by", keep=Keep.WITH_RESPONSE),
        special("note", keep=Keep.WITH_RESPONSE),
    )

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="doubts"
    )
    number = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=10, choices=DoubtDecision.choices)
    reason = models.CharField(max_length=20, choices=DoubtReason.choices)
    note = models.TextField()
    signals = models.JSONField(default=list)
    decided_by = models.UUIDField()
    decided_on = models.DateField()
    is_newest = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "number"], name="doubt_decision_number_once"
            ),
            models.UniqueConstraint(
                fields=["response"],
                condition=Q(is_newest=True),
                name="doubt_has_one_newest_decision",
            ),
            models.CheckConstraint(
                condition=~Q(note=""), name="doubt_decision_says_why"
            ),
        ]
