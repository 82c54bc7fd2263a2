"""Excerpts, and what coders judged of them."""

from django.db import models
from django.db.models import F, Q

from heed.coding.models.frameworks import Code
from heed.coding.models.issues import Issue
from heed.coding.models.projects import Coder, Project
from heed.coding.models.suggested import SuggestedCode
from heed.coding.models.units import CodedText
from heed.foundation.privacy import Keep, classify, internal, special
from heed.foundation.rows import Row
from heed.responses.models import Text, TextVersion


class Excerpt(Row):
    """A quoted span of a version of a text, in code points; the words stay there."""

    privacy = classify(internal("version start end", keep=Keep.WITH_RESPONSE))

    version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, related_name="excerpts"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "start", "end"], name="excerpt_once"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="excerpt_has_words"
            ),
        ]


class Coding(Row):
    """One coder's judgement that a code, or an issue, applies to an excerpt.

    ``key`` is made by the page, so that a judgement sent twice is stored once. What is
    taken off is kept with the time, and no longer counts. ``suggestion`` is the draft
    of a model that the coder accepted, where it began as one.
    """

    privacy = classify(
        internal(
            "text excerpt coder key made_at removed_at suggestion",
            keep=Keep.WITH_RESPONSE,
        ),
        special("code issue", keep=Keep.WITH_RESPONSE),
    )

    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="codings"
    )
    excerpt = models.ForeignKey(
        Excerpt, on_delete=models.PROTECT, related_name="codings"
    )
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, null=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True)
    key = models.UUIDField(unique=True)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    suggestion = models.ForeignKey(
        SuggestedCode, on_delete=models.PROTECT, null=True, related_name="codings"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code=None, issue__isnull=False)
                | Q(issue=None, code__isnull=False),
                name="coding_is_a_code_or_an_issue",
            ),
            models.UniqueConstraint(
                fields=["coder", "text", "excerpt", "code"],
                condition=Q(removed_at=None, issue=None),
                name="coding_code_stands_once",
            ),
            models.UniqueConstraint(
                fields=["coder", "text", "excerpt", "issue"],
                condition=Q(removed_at=None, code=None),
                name="coding_issue_stands_once",
            ),
        ]
        indexes = [models.Index(fields=["coder", "-made_at"], name="coding_newest")]


class Memo(Row):
    """What a coder noted: of a text, an excerpt, a code, an issue or the project.

    The words are a text of their own, sealed like all others.
    """

    privacy = classify(
        internal(
            "project author words text excerpt code issue made_at",
            keep=Keep.WITH_RESPONSE,
        )
    )

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="memos")
    author = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="memos")
    words = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="memo")
    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, null=True, related_name="memos"
    )
    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, null=True)
    code = models.ForeignKey(Code, on_delete=models.PROTECT, null=True)
    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, null=True, related_name="memos"
    )
    made_at = models.DateTimeField()


class Resolution(Row):
    """What was settled about a code on a text; a later one counts, all are kept."""

    privacy = classify(
        internal("text by how number settled_at", keep=Keep.WITH_RESPONSE),
        special("code applies", keep=Keep.WITH_RESPONSE),
    )

    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="resolutions"
    )
    code = models.ForeignKey(Code, on_delete=models.PROTECT)
    applies = models.BooleanField()
    how = models.CharField(max_length=10)
    by = models.ForeignKey(Coder, on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField()
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "code", "number"], name="resolution_number_once"
            ),
            models.CheckConstraint(
                condition=Q(how__in=["third", "consensus"]),
                name="resolution_says_how",
            ),
        ]
