"""The framework matrix: what one person said of one factor, in an analyst's words."""

from django.db import models
from django.db.models import Q

from heed.coding.models.codings import Excerpt
from heed.coding.models.frameworks import Code
from heed.coding.models.projects import Coder, Project
from heed.coding.models.units import CodedText
from heed.foundation.privacy import Keep, classify, internal, special
from heed.foundation.rows import Row
from heed.responses.models import Text


class Summary(Row):
    """A cell of the matrix, or without a code the pen portrait of a person.

    Each writing is a row of its own with the next number; the last one counts. Its
    words are a text of their own, sealed like all others, and go when the person's do.
    """

    privacy = classify(
        internal("project person number words by made_at", keep=Keep.WITH_RESPONSE),
        special("code", keep=Keep.WITH_RESPONSE),
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="summaries"
    )
    person = models.UUIDField()
    code = models.ForeignKey(Code, on_delete=models.PROTECT, null=True)
    number = models.PositiveIntegerField()
    words = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "person", "code", "number"],
                condition=Q(code__isnull=False),
                name="summary_number_once",
            ),
            models.UniqueConstraint(
                fields=["project", "person", "number"],
                condition=Q(code=None),
                name="portrait_number_once",
            ),
        ]


class SummaryBasis(Row):
    """A text that lay before whoever wrote a summary, and perhaps a passage to show.

    A summary is shown as long as every text that it rests on may be read.
    """

    privacy = classify(internal("summary text excerpt", keep=Keep.WITH_RESPONSE))

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="basis")
    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="summaries"
    )
    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "text", "excerpt"],
                condition=Q(excerpt__isnull=False),
                name="summary_passage_once",
            ),
            models.UniqueConstraint(
                fields=["summary", "text"],
                condition=Q(excerpt=None),
                name="summary_text_once",
            ),
        ]
