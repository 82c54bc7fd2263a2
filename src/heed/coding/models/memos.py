"""What notes speak of beside their place, and notes that a person must look at."""

from django.db import models

from heed.coding.models.codings import Memo
from heed.coding.models.units import CodedText
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row


class MemoSpeaksOf(Row):
    """A text that a note on a code or a project speaks of, as its writer said."""

    privacy = classify(internal("memo text", keep=Keep.WITH_RESPONSE))

    memo = models.ForeignKey(Memo, on_delete=models.PROTECT, related_name="speaks_of")
    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="spoken_of"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["memo", "text"], name="memo_speaks_of_a_text_once"
            )
        ]


class WhyLook(models.TextChoices):
    """Why a note may hold words that were taken back."""

    LINKED = "linked", "It speaks of a text that was taken back"
    REPEATS = "repeats", "It repeats a passage that was taken back"


class MemoToLookAt(Row):
    """A note that may quote words that were taken back, until a person has looked.

    Until then it goes into no file. Which text it was is not kept.
    """

    privacy = classify(internal("memo why since", keep=Keep.WITH_RESPONSE))

    memo = models.OneToOneField(Memo, on_delete=models.PROTECT, related_name="look_at")
    why = models.CharField(max_length=8, choices=WhyLook.choices)
    since = models.DateField()
