"""What a ward did with what it heard: the record of how well the loop was followed."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row
from heed.people.models import Place


class Did(models.TextChoices):
    """What came of looking, in words that two taps can say."""

    TALKED = "talked", "We talked about it with people on the ward"
    CHANGED = "changed", "We changed something"
    PASSED_ON = "passed_on", "We passed it on: it is not in our hands"
    NOTHING_NEEDED = "nothing_needed", "We looked, and nothing is needed now"


class WardNote(Row):
    """That a ward looked at its windows in a shift, and later what it did.

    Who noted it is kept so that the record can be trusted; it is never shown beside
    a ward's figures, and no ward has a target for it.
    """

    privacy = classify(
        internal("place shift_start did noted_on", keep=Keep.AS_EVIDENCE),
        personal("by", keep=Keep.AS_EVIDENCE),
    )

    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    shift_start = models.DateTimeField()
    did = models.CharField(max_length=20, choices=Did.choices, blank=True)
    by = models.UUIDField()
    noted_on = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "shift_start", "did"],
                name="ward_notes_a_thing_once_a_shift",
            ),
            models.CheckConstraint(
                condition=Q(did__in=["", *Did.values]),
                name="ward_note_says_a_known_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["place", "-shift_start"], name="ward_notes_newest_first"
            )
        ]
