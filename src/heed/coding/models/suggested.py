"""What a model proposed, which texts it knows, and where people let it be shown.

A suggested code is a draft. It stands in no table of codings, so that nothing which
counts codings can count it; a person who accepts one makes a coding of their own.
"""

from django.db import models
from django.db.models import Q

from heed.coding.choices import Errand, Gone, Part, RunState, Shown
from heed.coding.models.frameworks import Code, Framework
from heed.coding.models.projects import Coder, Project
from heed.coding.models.units import CodedText
from heed.foundation.privacy import Keep, classify, internal, sealed, special
from heed.foundation.rows import Row
from heed.people.models import Account


class TrainedModel(Row):
    """One version of what learnt from a project's codings, with its score card.

    Its file holds words of the texts it learnt from, so it is sealed under ``key``;
    without the key the file opens to nobody. The card holds figures and codes only,
    and stays, since codings that came of its suggestions stay.
    """

    privacy = classify(
        internal(
            "project framework number version data card by made_at gone_at why_gone",
            keep=Keep.AS_EVIDENCE,
        ),
        sealed("key", keep=Keep.WITH_RESPONSE),
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="trained_models"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    version = models.CharField(max_length=64)  # a fingerprint of all that it is
    data = models.CharField(max_length=64)  # a fingerprint of what it learnt from
    card = models.JSONField()
    key = models.BinaryField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    why_gone = models.CharField(max_length=10, choices=Gone.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="trained_model_number_once"
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(gone_at=None),
                name="trained_model_one_in_use",
            ),
            models.CheckConstraint(
                condition=Q(gone_at=None, why_gone="")
                | (Q(gone_at__isnull=False) & ~Q(why_gone="")),
                name="trained_model_gone_says_why",
            ),
        ]


class KnownText(Row):
    """What a model knows of a text: whether it learnt from it, and how unsure it is.

    ``doubt`` is the smallest distance of the text from any code's cut. ``turn`` is its
    place in the order of the least sure first; empty where it has no turn there.
    """

    privacy = classify(internal("model text part doubt turn", keep=Keep.WITH_RESPONSE))

    model = models.ForeignKey(
        TrainedModel, on_delete=models.PROTECT, related_name="known"
    )
    text = models.ForeignKey(CodedText, on_delete=models.PROTECT, related_name="known")
    part = models.CharField(max_length=6, choices=Part.choices)
    doubt = models.FloatField(null=True)
    turn = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "text"], name="known_text_once")
        ]
        indexes = [
            models.Index(
                fields=["model", "turn"],
                condition=Q(turn__isnull=False),
                name="known_text_by_turn",
            )
        ]


class SuggestedCode(Row):
    """A code that a model proposes for a text, with how far beyond the cut it lies."""

    privacy = classify(
        internal("model text margin likelihood", keep=Keep.WITH_RESPONSE),
        special("code", keep=Keep.WITH_RESPONSE),
    )

    model = models.ForeignKey(
        TrainedModel, on_delete=models.PROTECT, related_name="suggested"
    )
    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="suggested"
    )
    code = models.ForeignKey(Code, on_delete=models.PROTECT)
    margin = models.FloatField()
    likelihood = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model", "text", "code"], name="suggested_code_once"
            )
        ]


class Dismissal(Row):
    """That a coder did not take a suggested code; kept, also when they think again."""

    privacy = classify(
        internal("suggestion coder at removed_at", keep=Keep.WITH_RESPONSE)
    )

    suggestion = models.ForeignKey(
        SuggestedCode, on_delete=models.PROTECT, related_name="dismissals"
    )
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "coder"],
                condition=Q(removed_at=None),
                name="dismissal_stands_once",
            )
        ]


class Sighting(Row):
    """That a coder had suggested codes before them on a text, and from when on.

    What they code there is no longer a judgement of their own alone, so it counts in
    no figure of agreement.
    """

    privacy = classify(internal("text coder model at", keep=Keep.WITH_RESPONSE))

    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="sightings"
    )
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(
        TrainedModel, on_delete=models.PROTECT, related_name="sightings"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "coder"], name="sighting_once")
        ]


class WhereShown(Row):
    """From when on a project showed suggested codes where; the newest one counts."""

    privacy = classify(internal("project shown by since", keep=Keep.AS_EVIDENCE))

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="where_shown"
    )
    shown = models.CharField(max_length=10, choices=Shown.choices)
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()


class Run(Row):
    """A piece of long work for suggestions: asked for, under way, ended.

    ``beat`` says that it is alive. ``said`` is how far it is, or why it gave nothing.
    """

    privacy = classify(
        internal(
            "project errand state by asked_at beat ended_at said model",
            keep=Keep.UNTIL_DONE,
        )
    )

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="runs")
    errand = models.CharField(max_length=8, choices=Errand.choices)
    state = models.CharField(max_length=8, choices=RunState.choices)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    asked_at = models.DateTimeField()
    beat = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=400, blank=True)
    model = models.ForeignKey(TrainedModel, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(ended_at=None),
                name="one_run_of_a_project_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | (~Q(state__in=["waiting", "running"]) & Q(ended_at__isnull=False)),
                name="run_that_ended_says_when",
            ),
        ]
