"""Frameworks in their published versions, their codes, and how versions relate."""

from typing import Any

from django.db import models
from django.db.models import Q

from heed.coding.errors import FrameworkIsFixed
from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.people.models import Account

UNKNOWN = "unknown"  # a layer that no source names; remainders have none at all


class Status(models.TextChoices):
    """Whether a version can be coded to."""

    COMPLETE = "complete", "Complete"
    INCOMPLETE = "incomplete", "Incomplete"


class Kind(models.TextChoices):
    """What a code stands for: a factor, or one of the two remainders."""

    FACTOR = "factor", "Factor"
    OUTCOME = "outcome", "Outcome, which is no factor"
    CANT_CODE = "cant-code", "Cannot be coded"


class Relation(models.TextChoices):
    """How a code of an earlier version stands to one of a later version."""

    SAME = "same", "The same"
    RENAMED = "renamed", "Renamed"
    MERGED = "merged", "Merged with others"
    SPLIT = "split", "Split"
    ADDED = "added", "Added"
    DROPPED = "dropped", "Left out"
    UNKNOWN = "unknown", "Unknown"


class FixedRows(models.QuerySet[Any]):
    """Rows that may be added and read, and nothing else."""

    def update(self, **_changes: Any) -> int:
        """Refuse."""
        raise FrameworkIsFixed

    def bulk_update(self, *_args: Any, **_options: Any) -> int:
        """Refuse."""
        raise FrameworkIsFixed

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise FrameworkIsFixed


class Fixed(Row):
    """A row that is stored once: refused here, and changes by a trigger too."""

    objects = FixedRows.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Store a new row; refuse to store one again."""
        if not self._state.adding:
            raise FrameworkIsFixed
        super().save(*args, force_insert=True, **options)

    def delete(self, *_args: Any, **_options: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise FrameworkIsFixed


class Framework(Fixed):
    """One published version of a framework in an organisation, for good.

    The document is the whole; codes and crosswalks are its rows to point at.
    """

    slug = models.SlugField(max_length=60)
    version = models.CharField(max_length=40)  # as its source calls it: 2012, 2021
    number = models.PositiveIntegerField()  # in the order of publishing here
    title = models.CharField(max_length=400)
    status = models.CharField(max_length=12, choices=Status.choices)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    succeeds = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    privacy = classify(
        public("slug version number title status document sha256 succeeds"),
        internal("published_at published_by", keep=Keep.FOR_GOOD),
    )

    class Meta(Fixed.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug", "version"],
                name="one_framework_of_a_version",
            ),
            models.UniqueConstraint(
                fields=["organisation", "slug", "number"],
                name="one_framework_of_a_number",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="frameworks_count_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(sha256=""), name="frameworks_have_a_fingerprint"
            ),
        ]

    @property
    def may_be_coded_to(self) -> bool:
        """Whether every code of this version is known."""
        return self.status == Status.COMPLETE


class Code(Fixed):
    """One code of one version; the same slug in another version is another row."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="codes")
    slug = models.SlugField(max_length=80)
    label = models.CharField(max_length=200)
    layer = models.CharField(max_length=60, blank=True)  # UNKNOWN; blank means none
    kind = models.CharField(max_length=12, choices=Kind.choices)
    position = models.PositiveIntegerField()

    privacy = classify(public("framework slug label layer kind position"))

    class Meta(Fixed.Meta):
        abstract = False
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="one_code_of_a_slug"
            ),
            models.UniqueConstraint(
                fields=["framework", "position"], name="one_code_in_a_position"
            ),
        ]


class Crosswalk(Fixed):
    """How one code of an earlier version stands to one code of this version.

    A merger has one row for each earlier code, a split one for each later code.
    """

    framework = models.ForeignKey(  # the later version, whose document says it
        Framework, models.PROTECT, related_name="crosswalks"
    )
    earlier = models.ForeignKey(
        Framework, models.PROTECT, related_name="later_crosswalks"
    )
    old = models.ForeignKey(
        Code, models.PROTECT, null=True, blank=True, related_name="later"
    )
    new = models.ForeignKey(
        Code, models.PROTECT, null=True, blank=True, related_name="before"
    )
    relation = models.CharField(max_length=12, choices=Relation.choices)
    evidence = models.TextField()

    privacy = classify(public("framework earlier old new relation evidence"))

    class Meta(Fixed.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="a_crosswalk_has_the_ends_it_needs",
                condition=Q(relation="added", old=None, new__isnull=False)
                | Q(relation="dropped", old__isnull=False, new=None)
                | Q(relation="unknown")
                | Q(
                    relation__in=["same", "renamed", "merged", "split"],
                    old__isnull=False,
                    new__isnull=False,
                ),
            ),
            models.CheckConstraint(
                condition=Q(old__isnull=False) | Q(new__isnull=False),
                name="a_crosswalk_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["framework", "earlier", "old", "new"],
                name="one_crosswalk_between_two_codes",
            ),
        ]
