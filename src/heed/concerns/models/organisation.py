"""What the desk knows of an organisation and its readers."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import CandourTable
from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row
from heed.people.models import Account


class Provider(Row):
    """Whether an organisation is an NHS body, which decides its candour thresholds."""

    privacy = classify(internal("table", keep=Keep.WHILE_OPEN))

    table = models.CharField(max_length=10, choices=CandourTable.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], name="provider_is_one_kind"
            ),
            models.CheckConstraint(
                condition=Q(table__in=CandourTable.values), name="provider_is_known"
            ),
        ]


class Debrief(Row):
    """A reader asked to talk with someone about what they read."""

    privacy = classify(
        internal("asked_on met_on", keep=Keep.WHILE_OPEN),
        personal("reader", keep=Keep.WHILE_OPEN),
    )

    reader = models.ForeignKey(Account, on_delete=models.PROTECT)
    asked_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
