"""What named people decided; their reasons are sealed texts of their own."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import (
    CandourOutcome,
    CandourTable,
    DutyOutcome,
    HarmScale,
)
from heed.concerns.models.concerns import Concern
from heed.foundation.privacy import Keep, classify, internal, personal, special
from heed.foundation.rows import Row
from heed.people.models import Account, Place
from heed.responses.models import Text


class StaffGrade(Row):
    """A grade of harm by staff, beside the writer's account and never in its place.

    Each grading is a row; the newest does not remove the earlier ones.
    """

    privacy = classify(
        internal("concern scale scale_version graded_on reason", keep=Keep.AS_EVIDENCE),
        special("level", keep=Keep.AS_EVIDENCE),
        personal("grader", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="staff_grades"
    )
    scale = models.CharField(max_length=15, choices=HarmScale.choices)
    scale_version = models.CharField(max_length=40)
    level = models.CharField(max_length=20)
    grader = models.ForeignKey(Account, on_delete=models.PROTECT)
    graded_on = models.DateField()
    reason = models.OneToOneField(
        Text, on_delete=models.PROTECT, related_name="grade_reason"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scale__in=HarmScale.values), name="grade_scale_is_known"
            ),
            models.CheckConstraint(condition=~Q(level=""), name="grade_has_a_level"),
            models.CheckConstraint(
                condition=~Q(scale_version=""), name="grade_has_its_version"
            ),
        ]
        indexes = [models.Index(fields=["concern", "scale"], name="grade_of_a_concern")]


class CandourDecision(Row):
    """Whether the duty of candour applies, and what was done about it."""

    privacy = classify(
        internal(
            "concern table table_version outcome decided_on reason told_role told_on "
            "apology_on enquiries written_on",
            keep=Keep.AS_EVIDENCE,
        ),
        personal("by", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="candour_decisions"
    )
    table = models.CharField(max_length=10, choices=CandourTable.choices)
    table_version = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=CandourOutcome.choices)
    by = models.ForeignKey(Account, on_delete=models.PROTECT)
    decided_on = models.DateField()
    reason = models.OneToOneField(
        Text, on_delete=models.PROTECT, related_name="candour_reason"
    )
    told_role = models.CharField(max_length=100, blank=True)
    told_on = models.DateField(null=True, blank=True)
    apology_on = models.DateField(null=True, blank=True)
    enquiries = models.BooleanField(default=False)
    written_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(table__in=CandourTable.values)
                & Q(outcome__in=CandourOutcome.values),
                name="candour_words_are_known",
            ),
        ]


class DutyDecision(Row):
    """What a duty to act demanded, met at the level known: the place, not a person."""

    privacy = classify(
        internal("concern outcome level decided_at reason", keep=Keep.AS_EVIDENCE),
        personal("by", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="duty_decisions"
    )
    outcome = models.CharField(max_length=20, choices=DutyOutcome.choices)
    level = models.ForeignKey(Place, on_delete=models.PROTECT)
    by = models.ForeignKey(Account, on_delete=models.PROTECT)
    decided_at = models.DateTimeField()
    reason = models.OneToOneField(
        Text, on_delete=models.PROTECT, related_name="duty_reason"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=DutyOutcome.values),
                name="duty_outcome_is_known",
            ),
        ]
