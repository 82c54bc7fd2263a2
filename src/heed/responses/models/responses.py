"""Responses: the closed answers, who gave them as far as they chose, and how."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, sealed, special
from heed.foundation.rows import Row
from heed.instruments.models import Edition
from heed.people.models import Place
from heed.responses.choices import (
    Decision,
    Entrance,
    Group,
    Helper,
    Mode,
    Purpose,
    State,
    Variant,
)
from heed.responses.models.consent import ConsentText
from heed.responses.models.fieldwork import Fieldwork


class Response(Row):
    """Answers to one edition by one person, with a window instead of a time.

    ``answers`` is one document keyed by item code, checked against the edition.
    Free text is never in it; it is kept as :class:`~heed.responses.models.Text`.

    Every index costs each submission a page to encrypt and write. So those that no
    list asks for are left out, and ``place`` is found by the index that begins with it.
    """

    privacy = classify(
        internal(
            "fieldwork edition place window_start window_kind mode helper entrance "
            "source_tag language variant state is_settled",
            keep=Keep.WITH_RESPONSE,
        ),
        special("group groups answers", keep=Keep.WITH_RESPONSE),
    )

    fieldwork = models.ForeignKey(Fieldwork, on_delete=models.PROTECT, db_index=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, db_index=False)
    window_start = models.DateTimeField()
    window_kind = models.CharField(max_length=8)
    group = models.CharField(max_length=20, choices=Group.choices)
    groups = models.JSONField(default=list)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    helper = models.CharField(max_length=12, choices=Helper.choices, blank=True)
    entrance = models.CharField(max_length=12, choices=Entrance.choices)
    source_tag = models.SlugField(max_length=40, blank=True, db_index=False)
    language = models.CharField(max_length=10)
    variant = models.CharField(max_length=12, choices=Variant.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    answers = models.JSONField(default=dict)
    is_settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(answers={}),
                name="response_withdrawn_keeps_no_answers",
            ),
            models.CheckConstraint(
                condition=Q(window_kind__in=["shift", "day", "week", "month"]),
                name="response_window_kind_is_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["place", "edition", "window_start"],
                name="response_by_place_and_window",
            ),
            models.Index(
                fields=["window_start"],
                condition=Q(is_settled=False),
                name="response_not_yet_settled",
            ),
        ]


class ConsentDecision(Row):
    """What a person said about one purpose, under which wording."""

    privacy = classify(
        internal(
            "response purpose text decision mode decided_on withdrawn_on",
            keep=Keep.WITH_RESPONSE,
        )
    )

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="consent", db_index=False
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, null=True, db_index=False
    )
    decision = models.CharField(max_length=10, choices=Decision.choices)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    decided_on = models.DateField()  # the first day of the response's window
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "purpose"], name="consent_one_decision_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(decision="not_asked") | Q(text__isnull=False),
                name="consent_asked_names_its_wording",
            ),
        ]


class StatementAnswer(Row):
    """What a person said to one consent statement; the decision is on them all."""

    privacy = classify(internal("consent text decision", keep=Keep.WITH_RESPONSE))

    consent = models.ForeignKey(
        ConsentDecision, on_delete=models.PROTECT, related_name="statements"
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, db_index=False)
    decision = models.CharField(max_length=10, choices=Decision.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consent", "text"], name="consent_statement_answered_once"
            )
        ]


class Receipt(Row):
    """Lets the writer, and only the writer, come back.

    The words themselves are kept nowhere; ``look_up`` is a hash of them under a key
    that is not in the database.
    """

    privacy = classify(
        internal("response language", keep=Keep.WITH_RESPONSE),
        sealed("look_up", keep=Keep.WITH_RESPONSE),
    )

    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, related_name="receipt"
    )
    look_up = models.BinaryField(max_length=32, unique=True)
    language = models.CharField(max_length=10)


class Withdrawal(Row):
    """A tombstone: this response was taken back, and every copy must follow."""

    privacy = classify(internal("response_id_was on reason", keep=Keep.AS_EVIDENCE))

    class Reason(models.TextChoices):
        BY_CODE = "by_code", "Taken back by the writer with the receipt"
        ERASURE = "erasure", "Erased on request"

    response_id_was = models.UUIDField(unique=True)
    on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason.choices)


class SourceRecord(Row):
    """That a record of another system was brought in, without its identity.

    ``labels`` are what people at the source judged; they are never our own coding.
    """

    privacy = classify(
        internal("source response date_is_doubtful", keep=Keep.WITH_RESPONSE),
        special("labels is_identifying", keep=Keep.WITH_RESPONSE),
        sealed("look_up respondent_look_up", keep=Keep.WITH_RESPONSE),
    )

    source = models.SlugField(max_length=60)
    look_up = models.BinaryField(max_length=32)
    respondent_look_up = models.BinaryField(max_length=32, null=True)
    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, related_name="source_record"
    )
    date_is_doubtful = models.BooleanField(default=False)
    is_identifying = models.BooleanField(null=True)  # as the source flagged it
    labels = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "look_up"],
                name="source_record_once",
            )
        ]
