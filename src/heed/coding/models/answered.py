"""What the lead of a project wrote in check lists."""

from django.db import models

from heed.coding.models.projects import Project
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row


class Answered(Row):
    """What was written in one blank, or why it is not reported; the last one counts."""

    privacy = classify(
        internal("project blank words is_reported on", keep=Keep.AS_EVIDENCE)
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="answered"
    )
    blank = models.SlugField(max_length=40)
    words = models.TextField()
    is_reported = models.BooleanField(default=True)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "blank"], name="project_blank_answered_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(words=""), name="project_blank_has_words"
            ),
        ]
