"""The conversation between the writer and the service."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import Sender
from heed.concerns.models.concerns import Concern
from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row
from heed.people.models import Account
from heed.responses.models import Text


class Message(Row):
    """Words in a conversation; the writer sees a role, never an account.

    A message of the writer keeps its window, not its time.
    """

    privacy = classify(
        internal(
            "concern text sender role_shown position window_start window_kind "
            "is_outcome is_settled",
            keep=Keep.WITH_RESPONSE,
        ),
        personal("by", keep=Keep.WITH_RESPONSE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="messages"
    )
    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="message")
    sender = models.CharField(max_length=8, choices=Sender.choices)
    role_shown = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    position = models.PositiveSmallIntegerField()
    window_start = models.DateTimeField()
    window_kind = models.CharField(max_length=8)
    is_outcome = models.BooleanField(default=False)
    is_settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sender="writer", by=None, role_shown="", is_outcome=False)
                | (Q(sender="service", by__isnull=False) & ~Q(role_shown="")),
                name="message_of_the_service_has_a_role",
            ),
        ]
        indexes = [
            models.Index(fields=["concern", "position"], name="message_in_order"),
            models.Index(
                fields=["window_start"],
                condition=Q(is_settled=False),
                name="message_not_yet_settled",
            ),
        ]
