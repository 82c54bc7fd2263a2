"""The audit chain and the ledger of released figures.

No foreign key leaves this room: people and places are named by kind and UUID.
"""

from django.db import models

from heed.foundation.privacy import Keep, classify, internal, personal, special
from heed.foundation.rows import Row
from heed.safeguards.errors import AuditRefused

FINAL = "Entries of the audit trail are never changed or removed."


class AppendOnly(models.QuerySet):
    """Rows that can be added and read, and nothing else."""

    def update(self, **kwargs):
        raise AuditRefused(FINAL)

    def delete(self):
        raise AuditRefused(FINAL)

    def bulk_update(self, *args, **kwargs):
        raise AuditRefused(FINAL)


class AuditEntry(Row):
    """Who did what about which thing, chained to the entry before it."""

    position = models.PositiveBigIntegerField()
    by = models.UUIDField()
    event = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    place = models.UUIDField(null=True)
    details = models.JSONField(default=dict)
    at = models.DateTimeField()
    seal = models.BinaryField(max_length=32)

    objects = AppendOnly.as_manager()

    privacy = classify(
        internal("position seal", keep=Keep.AS_EVIDENCE),
        personal(
            "by event about_kind about_id place details at", keep=Keep.AS_EVIDENCE
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "position"], name="one_entry_at_each_position"
            ),
        ]
        indexes = [
            models.Index(fields=["about_kind", "about_id"]),
            models.Index(fields=["organisation", "by", "event"]),
        ]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AuditRefused(FINAL)
        super().save(*args, force_insert=True, **kwargs)

    def delete(self, *args, **kwargs):
        raise AuditRefused(FINAL)


class AuditHead(Row):
    """Where an organisation's chain ends, so that a cut-off end is noticed."""

    position = models.PositiveBigIntegerField(default=0)
    last = models.BinaryField(max_length=32)
    seal = models.BinaryField(max_length=32)

    privacy = classify(internal("position last seal", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], name="one_audit_chain_per_organisation"
            ),
        ]


class LedgerLock(Row):
    """The row that releases of one kind take turns on."""

    kind = models.SlugField(max_length=80)

    privacy = classify(internal("kind", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"], name="one_ledger_per_kind"
            ),
        ]


class ReleasedBlock(Row):
    """Entries that were first shown together, and for ever stay together."""

    kind = models.SlugField(max_length=80)
    entries = models.PositiveIntegerField()
    writers = models.PositiveIntegerField(null=True)
    counts = models.JSONField()
    shown = models.JSONField()
    audience = models.CharField(max_length=20)
    data_cut = models.DateTimeField()
    released_on = models.DateField()

    privacy = classify(
        internal(
            "kind entries writers shown audience data_cut released_on",
            keep=Keep.AS_EVIDENCE,
        ),
        # Kept so that later totals are checked against what the block hides.
        special("counts", keep=Keep.AS_EVIDENCE),
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "kind"])]


class BlockSlice(Row):
    """One window, place and group inside a block; never inside two."""

    block = models.ForeignKey(
        ReleasedBlock, on_delete=models.CASCADE, related_name="slices"
    )
    kind = models.SlugField(max_length=80)
    window_kind = models.CharField(max_length=10)
    window_start = models.DateTimeField()
    window_end = models.DateTimeField()
    place = models.UUIDField(null=True)
    place_key = models.CharField(max_length=36)
    group = models.CharField(max_length=40)

    privacy = classify(
        internal(
            "block kind window_kind window_start window_end place place_key group",
            keep=Keep.AS_EVIDENCE,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "kind",
                    "place_key",
                    "window_start",
                    "group",
                    "window_kind",
                ],
                name="a_slice_is_shown_in_one_block_only",
            ),
        ]


class Release(Row):
    """One answer that was given to one question of one audience."""

    audience = models.CharField(max_length=20)
    kind = models.SlugField(max_length=80)
    question = models.JSONField()
    question_hash = models.CharField(max_length=64)
    blocks = models.JSONField()
    answer = models.JSONField()
    data_cut = models.DateTimeField()
    released_on = models.DateField()

    privacy = classify(
        internal(
            "audience kind question question_hash blocks answer data_cut released_on",
            keep=Keep.AS_EVIDENCE,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question_hash"],
                name="the_same_question_has_one_answer",
            ),
        ]
