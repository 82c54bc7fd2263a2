"""What the operational store knows of the analysis store: its files, and what waits.

A file belongs to the analysis store if, and only if, it has a row here; so a file and
the end of the wait for it come into being in one commit.
"""

from django.db import models

from heed.foundation.ids import new_id
from heed.foundation.privacy import Keep, classify, internal, sealed
from heed.foundation.rows import Row
from heed.people.models import Place
from heed.responses.models import Fieldwork


class StoredFile(Row):
    """A file of one fieldwork and month; it is replaced, and never changed."""

    privacy = classify(
        internal("fieldwork month rows sha256", keep=Keep.WITH_RESPONSE),
    )

    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT, db_index=False)
    month = models.DateField()  # its first day
    rows = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["fieldwork", "month"], name="stored_file_by_month")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows__gt=0), name="stored_file_has_rows"
            )
        ]


class WaitingWindow(Row):
    """A window with settled responses that are yet to be copied.

    ``turn`` changes with each settling, so that what was settled while a copy was
    being made waits for the next one.
    """

    privacy = classify(internal("place window_start turn", keep=Keep.UNTIL_DONE))

    place = models.ForeignKey(Place, on_delete=models.PROTECT, db_index=False)
    window_start = models.DateTimeField()
    turn = models.UUIDField(default=new_id)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "window_start"], name="waiting_window_once"
            )
        ]


class Tombstone(Row):
    """A response that was taken back or removed, until no file has it any more."""

    privacy = classify(
        internal("fieldwork", keep=Keep.UNTIL_DONE),
        sealed("who", keep=Keep.UNTIL_DONE),
    )

    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT, db_index=False)
    who = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "who"], name="analysis_tombstone_once"
            )
        ]
