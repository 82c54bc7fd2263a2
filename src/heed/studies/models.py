"""A study: a protocol that gathers fieldworks, and the tables that it promised."""

from django.db import models

from heed.foundation.privacy import Keep, classify, internal, personal, public
from heed.foundation.rows import Row
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.models import Fieldwork

MANY = {
    Group.SERVICE_USER: "service users",
    Group.CARER: "carers",
    Group.STAFF: "staff",
}


class Sampling(models.TextChoices):
    """How people came into a study, which says what its figures can be said of."""

    OPEN = "open", "Open to whoever wants to answer: figures are of those who did"
    NAMED = "named", "Everybody on a list was asked"
    PROBABILITY = "probability", "A random sample with known chances"


class Study(Row):
    """Something that is to be found out, by people who work inside it."""

    privacy = classify(public("slug title sampling opened_on"))

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    sampling = models.CharField(max_length=20, choices=Sampling.choices)
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="study_slug_once"
            ),
            models.CheckConstraint(
                condition=models.Q(sampling__in=Sampling.values),
                name="study_sampling_is_known",
            ),
        ]


class StudyMember(Row):
    """Somebody who works inside a study and may open its rows."""

    privacy = classify(internal("study account since until", keep=Keep.AS_EVIDENCE))

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="members")
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "account"],
                condition=models.Q(until=None),
                name="study_member_once_at_a_time",
            )
        ]


class StudyFieldwork(Row):
    """A fieldwork that a study gathers; a fieldwork has one study at most."""

    privacy = classify(public("study fieldwork"))

    study = models.ForeignKey(
        Study, on_delete=models.PROTECT, related_name="fieldworks"
    )
    fieldwork = models.OneToOneField(Fieldwork, on_delete=models.PROTECT)


class WordsCall(Row):
    """Somebody was called to words that wait in a survey; nobody is a row as well."""

    privacy = classify(
        internal("fieldwork rung on message_id", keep=Keep.AS_EVIDENCE),
        personal("account", keep=Keep.AS_EVIDENCE),
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="words_calls"
    )
    rung = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    on = models.DateField()
    message_id = models.CharField(max_length=36, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account=None, message_id="")
                | (models.Q(account__isnull=False) & ~models.Q(message_id="")),
                name="words_call_to_somebody_is_sent",
            )
        ]


class Written(Row):
    """What a person wrote in a blank, once for every report that asks for it."""

    privacy = classify(internal("study blank words on", keep=Keep.AS_EVIDENCE))

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="written")
    blank = models.SlugField(max_length=40)
    words = models.TextField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "blank"], name="study_blank_filled_once"
            )
        ]


class Base(models.TextChoices):
    """What the percentages of a planned table are percentages of."""

    GROUP = "group", "Everybody in the group"
    ANSWERED = "answered", "Those who gave an answer"
    MENTIONS = "mentions", "Everything that was ticked; a person may tick several"


class PlannedTable(Row):
    """A table that the study said it would show: an item, groups taken together."""

    privacy = classify(public("study slug title item groups base"))

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="tables")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    item = models.CharField(max_length=80)
    groups = models.JSONField(default=list)
    base = models.CharField(max_length=10, choices=Base.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "slug"], name="study_table_slug_once"
            ),
            models.CheckConstraint(
                condition=models.Q(base__in=Base.values),
                name="study_table_base_is_known",
            ),
        ]

    @property
    def group_names(self) -> str:
        """The groups in words, as one."""
        named = [MANY[group] for group in self.groups]
        return " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)


class Reference(Row):
    """Whom a study expected to hear: a population's shares of a coarse characteristic.

    The researcher supplies it with where it comes from and of when it is. ``shares``
    has the expected share of each answer, in per cent.
    """

    privacy = classify(public("study fieldwork group item source dated shares"))

    study = models.ForeignKey(
        Study, on_delete=models.PROTECT, related_name="references"
    )
    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT)
    group = models.CharField(max_length=20, choices=Group.choices)
    item = models.CharField(max_length=80)
    source = models.CharField(max_length=300)
    dated = models.DateField()
    shares = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "group", "item"], name="study_reference_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="study_reference_names_its_source"
            ),
        ]


class WeightMethod(models.TextChoices):
    """How weights are made to fit a reference population."""

    RAKED = "raked", "Raked to all shares at once"
    BOUNDED = "bounded", "Calibrated to all shares, each weight kept between bounds"


class Weighting(Row):
    """Weights for one group of a survey: what they are made of, and what came of it.

    ``inputs`` are the reference populations as they were on that day, so that a new one
    changes no figure that was shown. No weight of anybody is kept: weights are made
    again from those who stand, so that nothing is left of whoever took answers back.
    ``least`` and ``most`` are bounds, beside the mean weight of 1.
    """

    privacy = classify(
        public("study fieldwork slug title group method inputs least most made_on"),
        internal(
            "made_by people design_effect smallest largest", keep=Keep.AS_EVIDENCE
        ),
    )

    study = models.ForeignKey(
        Study, on_delete=models.PROTECT, related_name="weightings"
    )
    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT)
    slug = models.SlugField(max_length=20)
    title = models.CharField(max_length=120)
    group = models.CharField(max_length=20, choices=Group.choices)
    method = models.CharField(max_length=10, choices=WeightMethod.choices)
    inputs = models.JSONField(default=list)
    least = models.FloatField(null=True, blank=True)
    most = models.FloatField(null=True, blank=True)
    made_on = models.DateField()
    made_by = models.UUIDField()
    people = models.PositiveIntegerField()
    design_effect = models.FloatField()
    smallest = models.FloatField()
    largest = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "slug"], name="study_weighting_slug_once"
            ),
            models.CheckConstraint(
                condition=models.Q(method=WeightMethod.RAKED, least=None, most=None)
                | models.Q(
                    method=WeightMethod.BOUNDED,
                    least__gt=0,
                    least__lt=1,
                    most__gt=1,
                ),
                name="study_weighting_has_bounds_if_bounded",
            ),
        ]

    @property
    def column(self) -> str:
        """What its column is called in a file."""
        return f"weight_{self.slug.replace('-', '_')}"
