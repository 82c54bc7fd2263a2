"""Answers so far, before they are given."""

from django.db import models

from heed.foundation.privacy import Keep, classify, internal, sealed
from heed.foundation.rows import Row
from heed.people.models import Place


class Draft(Row):
    """Answers so far, sealed under a key that only the page's cookie holds.

    ``gone_at`` is a full hour, rounded up, so that it does not tell when it began.
    Once the answers are given, nothing more is written to it.
    """

    privacy = classify(
        internal("place gone_at is_given", keep=Keep.TWENTY_HOURS),
        sealed("look_up body", keep=Keep.TWENTY_HOURS),
    )

    look_up = models.BinaryField(max_length=32, unique=True)
    place = models.ForeignKey(Place, on_delete=models.CASCADE)
    gone_at = models.DateTimeField(db_index=True)
    body = models.BinaryField()
    is_given = models.BooleanField(default=False)
