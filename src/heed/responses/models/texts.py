"""A person's words: one sealed original, and numbered edited versions."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal, sealed
from heed.foundation.rows import Row
from heed.people.models import Place
from heed.responses.choices import Purpose, TextKind, WardMaySee
from heed.responses.models.responses import Response
from heed.safeguards.audience import Audience


class Text(Row):
    """The sealed original of a person's words, as they were given.

    ``original`` is sealed with a data key of its own, with this row as associated
    data. Destroying the key (:class:`TextKey`) destroys the words, in backups too.
    """

    privacy = classify(
        internal(
            "response place kind item position language ward_may_see",
            keep=Keep.WITH_RESPONSE,
        ),
        sealed("original", keep=Keep.WITH_RESPONSE),
    )

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, null=True, related_name="texts"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=TextKind.choices)
    item = models.CharField(max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)  # in a list of short texts
    language = models.CharField(max_length=10)
    ward_may_see = models.CharField(
        max_length=10, choices=WardMaySee.choices, default=WardMaySee.THEMES
    )
    original = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="answer") | Q(response__isnull=False),
                name="text_answer_belongs_to_a_response",
            )
        ]


class TextKey(Row):
    """The wrapped data key of a text; gone when the words must be gone."""

    privacy = classify(sealed("text wrapped", keep=Keep.WITH_RESPONSE))

    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="key")
    wrapped = models.BinaryField()


class TextVersion(Row):
    """An edited copy for an audience and a purpose; never changed, only superseded."""

    privacy = classify(
        internal("text number audience purpose made_on", keep=Keep.WITH_RESPONSE),
        personal("made_by", keep=Keep.WITH_RESPONSE),
        sealed("body", keep=Keep.WITH_RESPONSE),
    )

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(
        max_length=12, choices=[(a.value, a.value) for a in Audience]
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    body = models.BinaryField()
    made_by = models.UUIDField()
    made_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "number"], name="text_version_number_once"
            )
        ]
