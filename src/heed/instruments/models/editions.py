"""Questionnaires and their published editions."""

from typing import Any

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.instruments.errors import EditionIsFixed
from heed.people.models import Account


class Instrument(Row):
    """A questionnaire of an organisation, known by its code."""

    code = models.SlugField(max_length=60)

    privacy = classify(public("code"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="one_instrument_of_a_code"
            )
        ]


class FixedRows(models.QuerySet["Edition"]):
    """Rows that may be added and read, and nothing else."""

    def update(self, **_changes: Any) -> int:
        """Refuse."""
        raise EditionIsFixed

    def bulk_update(self, *_args: Any, **_options: Any) -> int:
        """Refuse."""
        raise EditionIsFixed

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise EditionIsFixed


class Edition(Row):
    """A published questionnaire as it was answered, for good.

    Neither changed nor deleted: refused here, and changes again by a trigger in the
    database. What has answers cannot be deleted there either, since they point at it.
    """

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    objects = FixedRows.as_manager()

    privacy = classify(
        public("instrument number document sha256"),
        internal("published_at published_by", keep=Keep.FOR_GOOD),
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "number"], name="one_edition_of_a_number"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="editions_count_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(sha256=""), name="editions_have_a_fingerprint"
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        """Store a new edition; refuse to store one again."""
        if not self._state.adding:
            raise EditionIsFixed
        super().save(*args, force_insert=True, **options)

    def delete(self, *_args: Any, **_options: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise EditionIsFixed
