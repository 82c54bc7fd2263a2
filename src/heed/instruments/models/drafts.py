"""A questionnaire that is being written, with everything that it ever was."""

from django.db import models

from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row
from heed.instruments.models.editions import Edition
from heed.people.models import Account


class Act(models.TextChoices):
    """What somebody did to a questionnaire; shown in its history."""

    BEGUN = "begun", "Begun"
    BROUGHT_IN = "brought_in", "Brought in"
    SETTINGS = "settings", "Settings changed"
    ADDED = "added", "Question added"
    CHANGED = "changed", "Question changed"
    MOVED = "moved", "Question moved"
    COPIED = "copied", "Question copied"
    REMOVED = "removed", "Question taken out"
    ROUTED = "routed", "Routing changed"
    WORDED = "worded", "Words changed"


class QuestionnaireDraft(Row):
    """The questionnaire; ``at`` is the number of the state that counts now."""

    privacy = classify(
        internal("code title at published begun_by changed_at", keep=Keep.FOR_GOOD),
        internal("source losses", keep=Keep.FOR_GOOD),
    )

    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=4000)
    at = models.PositiveIntegerField(default=1)
    published = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="+"
    )
    begun_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)
    losses = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="one_draft_of_a_code"
            )
        ]


class DraftState(Row):
    """What the questionnaire was at one time; added to, never changed.

    ``came_from`` makes undo possible after any number of changes: whoever goes back
    and goes on another way leaves the first way where it is.
    """

    privacy = classify(
        internal(
            "draft number came_from document act item made_by made_at",
            keep=Keep.FOR_GOOD,
        )
    )

    draft = models.ForeignKey(QuestionnaireDraft, models.PROTECT, related_name="states")
    number = models.PositiveIntegerField()
    came_from = models.PositiveIntegerField(null=True, blank=True)
    document = models.JSONField()
    act = models.CharField(max_length=20, choices=Act.choices)
    item = models.CharField(max_length=60, blank=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="one_state_of_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(came_from=None)
                | models.Q(came_from__lt=models.F("number")),
                name="a_state_comes_from_an_earlier_one",
            ),
        ]
