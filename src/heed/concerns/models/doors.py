"""The other doors that only the person opens: a complaint, a report of retaliation."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import ComplaintState
from heed.concerns.models.concerns import Concern
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row
from heed.responses.models import Text


class Complaint(Row):
    """A complaint with its own reference and clock, made only by the person."""

    privacy = classify(
        internal(
            "concern reference text contact state window_start window_kind "
            "answer is_settled",
            keep=Keep.AS_EVIDENCE,
        )
    )

    concern = models.OneToOneField(
        Concern, on_delete=models.PROTECT, related_name="complaint"
    )
    reference = models.CharField(max_length=12, unique=True)
    text = models.OneToOneField(
        Text, on_delete=models.PROTECT, related_name="complaint"
    )
    contact = models.OneToOneField(
        Text, on_delete=models.PROTECT, null=True, related_name="complaint_contact"
    )
    answer = models.OneToOneField(
        Text, on_delete=models.PROTECT, null=True, related_name="complaint_answer"
    )
    state = models.CharField(
        max_length=12, choices=ComplaintState.choices, default=ComplaintState.MADE
    )
    window_start = models.DateTimeField()
    window_kind = models.CharField(max_length=8)
    is_settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ComplaintState.values),
                name="complaint_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answer__isnull=False),
                name="complaint_answered_has_an_answer",
            ),
            models.CheckConstraint(
                condition=~Q(reference=""), name="complaint_has_a_reference"
            ),
        ]


class RetaliationReport(Row):
    """Something bad happened because the person spoke up; it goes outside the ward."""

    privacy = classify(
        internal(
            "concern text window_start window_kind is_read is_settled",
            keep=Keep.AS_EVIDENCE,
        )
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="retaliation_reports"
    )
    text = models.OneToOneField(
        Text, on_delete=models.PROTECT, null=True, related_name="retaliation_report"
    )  # none where the person only ticked that it happened
    window_start = models.DateTimeField()
    window_kind = models.CharField(max_length=8)
    is_read = models.BooleanField(default=False)
    is_settled = models.BooleanField(default=False)
