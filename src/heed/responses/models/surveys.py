"""What a survey's door says, by which ways people come to it, and how many it takes."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row
from heed.people.models import Place
from heed.responses.choices import Group, Variant
from heed.responses.models.fieldwork import Fieldwork

# A full quota says that so many answered: what must not be shown may not be a limit.
SMALLEST_QUOTA = 8


class SurveyWords(Row):
    """What the first page of a survey says, in one language and wording."""

    privacy = classify(
        public("fieldwork language variant title about asked_by other_ways read_by")
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="words"
    )
    language = models.CharField(max_length=10)
    variant = models.CharField(max_length=12, choices=Variant.choices)
    title = models.CharField(max_length=200)
    about = models.TextField()
    asked_by = models.TextField()
    other_ways = models.TextField(blank=True)  # whom to ask for paper or for help
    read_by = models.CharField(max_length=120, blank=True)  # else “the researchers”

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "language", "variant"],
                name="survey_words_once_in_a_wording",
            )
        ]


class SourceTag(Row):
    """A way in which a survey's address was shared with many people.

    The list is closed and declared beforehand: a tag that one person alone was sent
    would be a name.
    """

    privacy = classify(public("fieldwork tag title"))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="sources"
    )
    tag = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "tag"], name="survey_source_tag_once"
            )
        ]


class SurveyOffer(Row):
    """A place that takes part: its shared tablets offer the survey.

    Answers that are given there keep who runs the survey as their place, as all others
    do; of the ward they keep nothing.
    """

    privacy = classify(public("fieldwork place"))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="offers"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "place"], name="survey_offered_at_a_place_once"
            )
        ]


class Quota(Row):
    """How many responses a survey takes: of a group, from a source, or at all."""

    privacy = classify(internal("fieldwork group source most", keep=Keep.AS_EVIDENCE))

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="quotas"
    )
    group = models.CharField(max_length=20, choices=Group.choices, blank=True)
    source = models.SlugField(max_length=40, blank=True)
    most = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "group", "source"], name="survey_quota_once"
            ),
            models.CheckConstraint(
                condition=Q(most__gte=SMALLEST_QUOTA),
                name="survey_quota_is_above_the_floor",
            ),
        ]


class PageCount(Row):
    """How often a page of a survey was reached on a day; it tells of nobody."""

    privacy = classify(
        internal("fieldwork day source group page count", keep=Keep.AS_EVIDENCE)
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="page_counts"
    )
    day = models.DateField()
    source = models.SlugField(max_length=40, blank=True)
    group = models.CharField(max_length=20, choices=Group.choices, blank=True)
    page = models.CharField(max_length=80)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "day", "source", "group", "page"],
                name="survey_page_counted_once_a_day",
            )
        ]
