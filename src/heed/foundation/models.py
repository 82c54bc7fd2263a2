"""What the ground floor itself keeps: tasks, used-up keys, heartbeats, the key's name.

Only tasks belong to an organisation; the other rows say something of the
installation and nothing of anyone in it.
"""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row


class OutboxTask(Row):
    """Work to do after a commit; the row goes when the work is done."""

    class State(models.TextChoices):
        """Whether the worker still tries."""

        READY = "ready"
        DEAD = "dead"  # tried too often; waits for a person to look

    privacy = classify(
        internal("kind due attempts lease_until state trouble", keep=Keep.UNTIL_DONE),
        personal("payload", keep=Keep.UNTIL_DONE),
    )
    kind = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)  # ids and codes, never anyone's words
    due = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=5, choices=State, default=State.READY)
    trouble = models.CharField(max_length=200, blank=True)  # a class name, no message

    class Meta:
        indexes = [
            models.Index(
                fields=["due"], condition=Q(state="ready"), name="outbox_ready"
            ),
            models.Index(fields=["due"], condition=Q(state="dead"), name="outbox_dead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["ready", "dead"]), name="outbox_state_known"
            ),
            models.CheckConstraint(condition=~Q(kind=""), name="outbox_kind_is_said"),
        ]

    @property
    def message_id(self) -> str:
        """The same at every attempt, so that a receiver can drop a repeat."""
        return str(self.id)


class IdempotencyKey(models.Model):
    """The keyed hash of a submission's key, kept for a day to notice a repeat.

    It holds neither the key nor the submission nor a time, only the date.
    """

    privacy = classify(internal("digest kept_on", keep=Keep.A_DAY))
    digest = models.UUIDField(primary_key=True, editable=False)
    kept_on = models.DateField()  # few rows: all are read to find the old ones


class Heartbeat(models.Model):
    """When a repeated piece of work last ran, and when it is due again."""

    privacy = classify(internal("name due beat trouble", keep=Keep.FOR_GOOD))
    name = models.CharField(max_length=80, primary_key=True)
    due = models.DateTimeField(null=True)
    beat = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)


class KeyFingerprint(models.Model):
    """The fingerprint of the key file with which this database was made: one row."""

    ONLY = 1
    privacy = classify(internal("only fingerprint", keep=Keep.FOR_GOOD))
    only = models.SmallIntegerField(primary_key=True, default=ONLY)
    fingerprint = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(only=1), name="one_key_fingerprint")
        ]
