"""Who is counted in editions of findings."""

from django.db import models

from heed.coding.models.projects import Project
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row


class CountedPerson(Row):
    """A person in a block of an edition, kept so that a withdrawal is noticed.

    It goes with the person's words. A block that somebody left is in no new edition.
    """

    privacy = classify(internal("project block person", keep=Keep.WITH_RESPONSE))

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    block = models.UUIDField()
    person = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person"], name="person_counted_in_one_block"
            )
        ]
