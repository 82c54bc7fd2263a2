"""One collection of answers: what is asked of whom, where, when, on what consent."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.responses.choices import Group


class Fieldwork(Row):
    """A collection of answers; a ward's standing feedback is one without an end."""

    class Kind(models.TextChoices):
        SERVICE_FEEDBACK = "service_feedback", "Service feedback"
        IMPORT = "import", "Feedback brought in"
        SURVEY = "survey", "Survey"

    class Withdrawal(models.TextChoices):
        UNTIL_DATE = "until_date", "Until a date"
        UNTIL_ANALYSED = "until_analysed", "Until the answers are analysed"

    privacy = classify(
        public(
            "slug code title kind opens_on closes_on minutes asks_research by_link "
            "withdrawal_rule withdraw_until analysed_on"
        ),
        internal("retention_days", keep=Keep.AS_EVIDENCE),
    )

    slug = models.SlugField(max_length=80)
    code = models.CharField(max_length=8, blank=True)  # of a survey's door
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    asks_research = models.BooleanField(default=False)
    by_link = models.BooleanField(default=True)  # else by invitation only
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    withdrawal_rule = models.CharField(
        max_length=20, choices=Withdrawal.choices, blank=True
    )
    withdraw_until = models.DateField(null=True, blank=True)  # this day included
    analysed_on = models.DateField(null=True, blank=True)
    retention_days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="fieldwork_slug_once"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="fieldwork_code_once"
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
            models.CheckConstraint(
                condition=Q(withdrawal_rule="until_date", withdraw_until__isnull=False)
                | (~Q(withdrawal_rule="until_date") & Q(withdraw_until=None)),
                name="fieldwork_withdrawal_until_a_date_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(kind="survey") | ~(Q(withdrawal_rule="") | Q(code="")),
                name="fieldwork_survey_has_a_door_and_a_way_back",
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
