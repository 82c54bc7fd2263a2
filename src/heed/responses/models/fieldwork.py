"""One collection of answers: what is asked of whom, where, when, on what consent."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.responses.choices import Group, Purpose


class Fieldwork(Row):
    """A collection of answers; a ward's standing feedback is one without an end."""

    class Kind(models.TextChoices):
        SERVICE_FEEDBACK = "service_feedback", "Service feedback"
        IMPORT = "import", "Feedback brought in"
        SURVEY = "survey", "Survey"

    privacy = classify(
        public("slug title kind opens_on closes_on"),
        internal(
            "quotas withdrawal_rule retention_days asks_research",
            keep=Keep.AS_EVIDENCE,
        ),
    )

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    asks_research = models.BooleanField(default=False)
    quotas = models.JSONField(default=dict, blank=True)
    withdrawal_rule = models.TextField(blank=True)
    retention_days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="fieldwork_slug_once"
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="fieldwork_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["service_feedback", "import"])
                | Q(asks_research=False),
                name="fieldwork_feedback_is_not_research",
            ),
        ]


class FieldworkInstrument(Row):
    """Which edition a group is asked."""

    privacy = classify(public("fieldwork group edition"))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="instruments"
    )
    group = models.CharField(max_length=20, choices=Group.choices)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "group", "edition"],
                name="fieldwork_asks_a_group_an_edition_once",
            )
        ]


class FieldworkPlace(Row):
    """Where the fieldwork asks."""

    privacy = classify(public("fieldwork place"))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="places"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "place"], name="fieldwork_asks_at_a_place_once"
            )
        ]


class ConsentText(Row):
    """A numbered information sheet or consent statement; never changed once used."""

    privacy = classify(public("fieldwork purpose language number body"))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="consent_texts"
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    language = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "purpose", "language", "number"],
                name="consent_text_number_once",
            )
        ]
