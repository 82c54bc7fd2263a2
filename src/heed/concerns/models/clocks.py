"""Clocks: promises with a time, and what was done when one was not kept."""

from django.db import models
from django.db.models import F, Q

from heed.concerns.choices import Promise
from heed.concerns.models.concerns import Concern
from heed.concerns.models.conversation import Message
from heed.concerns.models.doors import Complaint, RetaliationReport
from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row
from heed.people.models import Account


class Clock(Row):
    """A promise about a concern, or about a message, complaint or report in it.

    An exact clock belongs to what was marked urgent, and the form said so. Any other
    holds the end of a day while the promise is open; once it is met the deadline is
    moved to the end of the concern's window, so that nothing finer than the window
    remains.

    Four of these are written with each concern, and every index costs a page to
    encrypt and write for each of them. So the references that are mostly empty are in
    an index only where they are not.
    """

    privacy = classify(
        internal(
            "concern message complaint retaliation promise is_exact started_at due_at "
            "next_rung_at rung met_at in_time",
            keep=Keep.AS_EVIDENCE,
        ),
        personal("met_by", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="clocks"
    )
    message = models.ForeignKey(
        Message,
        on_delete=models.PROTECT,
        null=True,
        related_name="clocks",
        db_index=False,
    )
    complaint = models.ForeignKey(
        Complaint,
        on_delete=models.PROTECT,
        null=True,
        related_name="clocks",
        db_index=False,
    )
    retaliation = models.ForeignKey(
        RetaliationReport,
        on_delete=models.PROTECT,
        null=True,
        related_name="clocks",
        db_index=False,
    )
    promise = models.CharField(max_length=30, choices=Promise.choices)
    is_exact = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    next_rung_at = models.DateTimeField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, db_index=False
    )
    in_time = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "promise"],
                condition=Q(message=None, complaint=None, retaliation=None),
                name="clock_once_per_promise",
            ),
            models.UniqueConstraint(
                fields=["message", "promise"],
                condition=Q(message__isnull=False),
                name="clock_once_per_message",
            ),
            models.UniqueConstraint(
                fields=["complaint", "promise"],
                condition=Q(complaint__isnull=False),
                name="clock_once_per_complaint",
            ),
            models.UniqueConstraint(
                fields=["retaliation", "promise"],
                condition=Q(retaliation__isnull=False),
                name="clock_once_per_report",
            ),
            models.CheckConstraint(
                condition=Q(message=None, complaint=None)
                | Q(message=None, retaliation=None)
                | Q(complaint=None, retaliation=None),
                name="clock_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(is_exact=True, started_at__isnull=False)
                | Q(is_exact=False, started_at=None),
                name="clock_keeps_a_time_only_where_urgent",
            ),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(due_at__gte=F("started_at")),
                name="clock_is_due_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(met_at=None, in_time=None, next_rung_at__isnull=False)
                | Q(met_at__isnull=False, in_time__isnull=False, next_rung_at=None),
                name="clock_rings_until_it_is_met",
            ),
            models.CheckConstraint(
                condition=Q(promise__in=Promise.values), name="clock_promise_is_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_rung_at"],
                condition=Q(met_at=None),
                name="clock_rings_next",
            ),
            models.Index(
                fields=["organisation", "due_at"],
                condition=Q(met_at=None),
                name="clock_runs_by_deadline",
            ),
        ]


class Escalation(Row):
    """One rung: who was told that a promise was not kept; nobody is a row as well."""

    privacy = classify(
        internal("clock rung role at message_id", keep=Keep.AS_EVIDENCE),
        personal("account", keep=Keep.AS_EVIDENCE),
    )

    clock = models.ForeignKey(
        Clock, on_delete=models.PROTECT, related_name="escalations"
    )
    rung = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=30)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField()
    message_id = models.CharField(max_length=36, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "rung", "role", "account"],
                name="escalation_tells_an_account_once_a_rung",
            ),
            models.CheckConstraint(
                condition=Q(account=None, message_id="")
                | (Q(account__isnull=False) & ~Q(message_id="")),
                name="escalation_to_somebody_is_sent",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "at"], name="escalation_by_time")
        ]
