"""Coding projects: what is coded to which framework, by whom."""

from django.db import models
from django.db.models import F, Q

from heed.coding.choices import CoderKind, CoderRole, NextBy, Unit
from heed.coding.models.frameworks import Framework
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row
from heed.people.models import Account, Place
from heed.responses.choices import Purpose
from heed.responses.models import Fieldwork


class Project(Row):
    """Texts that some people code to a version of a framework.

    ``purpose`` decides which texts may come in: research needs each writer's yes.
    ``hard_in_a_row`` is after how many hard texts a coder is offered a break.
    """

    privacy = classify(
        internal(
            "slug title place framework purpose unit is_blind hard_in_a_row "
            "content_note opened_on closed_on",
            keep=Keep.AS_EVIDENCE,
        )
    )

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    unit = models.CharField(max_length=6, choices=Unit.choices, default=Unit.SPAN)
    is_blind = models.BooleanField(default=True)
    hard_in_a_row = models.PositiveSmallIntegerField(default=3)
    content_note = models.TextField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="coding_project_slug_once"
            ),
            models.CheckConstraint(
                condition=Q(hard_in_a_row__gte=1), name="coding_offers_breaks"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="coding_project_closes_after_it_opens",
            ),
        ]


class FrameworkInUse(Row):
    """From when on a project used a version of a framework; earlier ones stay known."""

    privacy = classify(internal("project framework since", keep=Keep.AS_EVIDENCE))

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="frameworks_used"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT)
    since = models.DateTimeField()


class Source(Row):
    """Where a project's texts come from: a fieldwork, or the interviews of its place.

    ``items`` names the questions whose answers come in; an empty list means all.
    Without a fieldwork it stands for the transcripts of the project's own place.
    """

    privacy = classify(internal("project fieldwork items", keep=Keep.AS_EVIDENCE))

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="sources"
    )
    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT, null=True)
    items = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "fieldwork"], name="coding_source_once"
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(fieldwork=None),
                name="coding_source_of_interviews_once",
            ),
        ]


class Coder(Row):
    """Somebody who works in a project, or a model that suggests in it.

    Whoever coded in another program has no account here; their name is not kept.

    ``at`` is the place in the project's order that was last offered to them, so that
    the next text is found without looking through all that they did. A coder may go
    without suggested codes, and choose in which order texts come.

    ``saw_others_at`` is when they saw others' codes before they were done with their
    own. ``looked_at`` is when they last opened a page that shows others' codes.
    """

    privacy = classify(
        internal(
            "project account role kind label since until at no_suggestions next_by "
            "saw_others_at looked_at",
            keep=Keep.AS_EVIDENCE,
        )
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="coders"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    role = models.CharField(max_length=12, choices=CoderRole.choices)
    kind = models.CharField(max_length=20, choices=CoderKind.choices)
    label = models.CharField(max_length=60)  # how others see them: “Coder 2”
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    at = models.PositiveBigIntegerField(default=0)
    saw_others_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    no_suggestions = models.BooleanField(default=False)
    next_by = models.CharField(
        max_length=6, choices=NextBy.choices, default=NextBy.CHANCE
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "account"],
                condition=Q(until=None),
                name="coder_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["project", "label"], name="coder_label_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["machine", "elsewhere"], account=None)
                | (~Q(kind__in=["machine", "elsewhere"]) & ~Q(account=None)),
                name="coder_has_an_account_or_needs_none",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["machine", "elsewhere"]) | Q(role="coder"),
                name="coder_without_account_settles_nothing",
            ),
        ]


class ImportedFile(Row):
    """The file of another program that a project came from; each comes in once.

    Its codings that bear no time have ``at`` for theirs, and go out again without one.
    """

    privacy = classify(
        internal("project sha256 origin texts codings by at", keep=Keep.AS_EVIDENCE)
    )

    project = models.OneToOneField(
        Project, on_delete=models.PROTECT, related_name="imported"
    )
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=120, blank=True)
    texts = models.PositiveIntegerField()
    codings = models.PositiveIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sha256"], name="imported_file_once"
            )
        ]
