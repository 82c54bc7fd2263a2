"""Files of other programs between their coming and somebody's decision."""

from django.db import models
from django.db.models import Q

from heed.coding.choices import BringState
from heed.coding.models.projects import Project
from heed.foundation.privacy import Keep, classify, internal, sealed
from heed.foundation.rows import Row
from heed.people.models import Account


class BroughtFile(Row):
    """A project of another program that somebody brought; gone after a day.

    The file lies sealed beside the store until it is brought in. ``report`` is what
    came in it, or why it was refused, and at last whose label is whose; ``chosen`` is
    what was chosen of it. Both are sealed under the file's own ``key``.

    ``done`` and ``of`` say how far the work is; ``beat`` says that it is alive.
    """

    privacy = classify(
        internal(
            "by sha256 state came_at beat done of counting project", keep=Keep.A_DAY
        ),
        sealed("key report chosen", keep=Keep.A_DAY),
    )

    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=BringState.choices)
    came_at = models.DateTimeField()
    beat = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    counting = models.CharField(max_length=20, blank=True)  # as a person said
    key = models.BinaryField()
    report = models.BinaryField(default=bytes, blank=True)
    chosen = models.BinaryField(default=bytes, blank=True)
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "sha256"], name="brought_file_once_each"
            ),
            models.CheckConstraint(
                condition=Q(state="done", project__isnull=False)
                | (~Q(state="done") & Q(project=None)),
                name="brought_file_done_has_a_project",
            ),
        ]
