"""Editions of findings for audiences outside a project."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from heed.coding.errors import EditionIsFixed
from heed.coding.models.frameworks import Framework
from heed.coding.models.projects import Project
from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.people.models import Account
from heed.safeguards.audience import Audience

OUTSIDE = (Audience.WARD, Audience.ORGANISATION, Audience.PUBLIC)  # narrowest first


class Step(models.TextChoices):
    """How finely the times of an edition are told apart."""

    WHOLE = "whole", "Not at all: more factors can be shown"
    QUARTER = "quarter", "By quarter"
    MONTH = "month", "By month: fewer factors can be shown"


class Edition(Row):
    """What one audience may see of a project, as it was on the day it came out.

    ``figures`` are what the disclosure gate released, and never change. ``blocks`` are
    those of its ledger that were first shown here. It can be taken back, not mended.
    """

    privacy = classify(
        public("project framework number audience step by_place about published_on"),
        public("data_cut figures sha256"),
        internal(
            "published_by blocks open_survey taken_back_on taken_back_by why",
            keep=Keep.AS_EVIDENCE,
        ),
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="editions"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in OUTSIDE]
    )
    step = models.CharField(max_length=8, choices=Step.choices)
    by_place = models.BooleanField()
    about = models.TextField()
    figures = models.JSONField()
    sha256 = models.CharField(max_length=64)
    blocks = models.JSONField(default=list)
    open_survey = models.BooleanField()  # nobody knows how many could have written
    data_cut = models.DateTimeField()
    published_on = models.DateField()
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_on = models.DateField(null=True)
    taken_back_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="findings_edition_number_once"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[one.value for one in OUTSIDE]),
                name="findings_edition_is_for_others",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None, taken_back_by=None, why="")
                | Q(
                    taken_back_on__gte=F("published_on"),
                    taken_back_by__isnull=False,
                )
                & ~Q(why=""),
                name="findings_edition_taken_back_says_why",
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        """Store it once; afterwards only that it was taken back."""
        changed = set(options.get("update_fields") or ["figures"])
        if not self._state.adding and changed - TAKING_BACK:
            raise EditionIsFixed
        super().save(*args, **options)


TAKING_BACK = {"taken_back_on", "taken_back_by", "why"}
