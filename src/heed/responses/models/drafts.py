"""Answers so far, before they are given."""

from django.db import models

from heed.foundation.privacy import Keep, classify, internal, sealed
from heed.foundation.rows import NumberKey, Row
from heed.people.models import Place
from heed.responses.models.fieldwork import Fieldwork


class Draft(Row):
    """Answers so far, sealed under a key that only the page's cookie holds.

    ``gone_at`` is a full hour, rounded up, so that it does not tell when it began.
    Once the answers are given, nothing more is written to it.

    Its identity is the number under which the cookie's key finds it, a keyed hash:
    every page of a sitting reads it, and SQLite finds a number in half the time that
    it takes for a long row that is found by another value.
    """

    privacy = classify(
        internal("place gone_at is_given", keep=Keep.TWENTY_HOURS),
        sealed("body", keep=Keep.TWENTY_HOURS),
    )

    id = NumberKey(primary_key=True, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, db_index=False)
    gone_at = models.DateTimeField(db_index=True)
    body = models.BinaryField()
    is_given = models.BooleanField(default=False)


class SavedDraft(Row):
    """Answers to a survey that somebody wants to go on with on another day.

    They are sealed under a key that follows from the words that the person was shown.
    Neither the database nor its key file opens them.
    """

    privacy = classify(
        internal("fieldwork gone_on", keep=Keep.UNTIL_THE_DAY_SAID),
        sealed("look_up body", keep=Keep.UNTIL_THE_DAY_SAID),
    )

    look_up = models.BinaryField(max_length=32, unique=True)
    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT)
    gone_on = models.DateField(db_index=True)  # from this day on it is not there
    body = models.BinaryField()
