"""Within how many days the words of a survey are read, and that they were."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal, public
from heed.foundation.rows import Row
from heed.people.models import Account
from heed.responses.models.fieldwork import Fieldwork
from heed.responses.models.responses import Response
from heed.responses.models.texts import Text

DAYS = 3  # unless a survey says otherwise
MOST_DAYS = 14


class WordsPromise(Row):
    """Who reads the words of a survey within how many days, and what they then do.

    ``if_danger`` is the study's own procedure, shown beside the words.
    """

    privacy = classify(
        public("fieldwork days"),
        internal("if_danger", keep=Keep.AS_EVIDENCE),
        personal("reader", keep=Keep.AS_EVIDENCE),
    )

    fieldwork = models.OneToOneField(
        Fieldwork, on_delete=models.PROTECT, related_name="words_promise"
    )
    days = models.PositiveSmallIntegerField(default=DAYS)
    reader = models.ForeignKey(Account, on_delete=models.PROTECT)
    if_danger = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=MOST_DAYS),
                name="words_are_read_within_two_weeks",
            )
        ]


class WordsClock(Row):
    """That what one person wrote in a survey is to be read by the end of a day.

    The day stands here while the promise is open. Once it is met it is moved to the
    end of the response's window, so that nothing finer than the window remains.
    ``is_raised`` is what the word rule noticed; nothing is ever the less urgent for it.
    """

    privacy = classify(
        internal(
            "response due_on is_raised rule_version rung next_rung_on met_on in_time",
            keep=Keep.WITH_RESPONSE,
        )
    )

    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, related_name="words_clock"
    )
    due_on = models.DateField()  # this day included
    is_raised = models.BooleanField(default=False)
    rule_version = models.CharField(max_length=20, blank=True)
    rung = models.PositiveSmallIntegerField(default=0)
    next_rung_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    in_time = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on=None, in_time=None, next_rung_on__isnull=False)
                | Q(met_on__isnull=False, in_time__isnull=False, next_rung_on=None),
                name="words_clock_rings_until_it_is_met",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_rung_on"],
                condition=Q(met_on=None),
                name="words_clock_rings_next",
            )
        ]


class TextReading(Row):
    """That somebody read a text to its end, and on which day."""

    privacy = classify(
        internal("text on", keep=Keep.WITH_RESPONSE),
        personal("by", keep=Keep.WITH_RESPONSE),
    )

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="readings")
    by = models.UUIDField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "by"], name="text_read_once_by_a_person"
            )
        ]
