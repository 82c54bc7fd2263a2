"""Shared tablets."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal, personal, sealed
from heed.foundation.rows import Row
from heed.people.models import Place


class Tablet(Row):
    """A shared tablet that stays with one place.

    The tablet holds a secret in a cookie; ``look_up`` is a hash of it under a key that
    is not in the database. Until the tablet first comes back after pairing, ``look_up``
    is empty and ``code_look_up`` finds it by the code that it showed.
    """

    privacy = classify(
        internal("place name paired_on revoked_on", keep=Keep.WHILE_OPEN),
        personal("paired_by", keep=Keep.WHILE_OPEN),
        sealed("look_up code_look_up", keep=Keep.WHILE_OPEN),
    )

    place = models.ForeignKey(Place, models.PROTECT, related_name="tablets")
    name = models.CharField(max_length=80, blank=True)
    code_look_up = models.BinaryField(max_length=32, unique=True)
    look_up = models.BinaryField(max_length=32, unique=True, null=True)
    paired_by = models.UUIDField()
    paired_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(revoked_on__gte=F("paired_on")),
                name="tablet_ends_after_it_begins",
            )
        ]
