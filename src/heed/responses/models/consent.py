"""What people are told before they agree, and what they are asked to agree to."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import classify, public
from heed.foundation.rows import Row
from heed.responses.choices import Purpose, Variant
from heed.responses.models.fieldwork import Fieldwork


class ConsentText(Row):
    """A numbered information sheet or consent statement; never changed once used.

    A sheet is read; a statement, which has a code, is answered with yes or no. Each
    language and Easy Read has numbers of its own. Whoever says no to a statement that
    is needed does not take part; another one may be left at no.
    """

    class Kind(models.TextChoices):
        SHEET = "sheet", "Information sheet"
        STATEMENT = "statement", "Consent statement"

    privacy = classify(
        public("fieldwork purpose kind code is_needed language variant number body")
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="consent_texts"
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.SlugField(max_length=40, blank=True)
    is_needed = models.BooleanField(default=True)
    language = models.CharField(max_length=10)
    variant = models.CharField(max_length=12, choices=Variant.choices)
    number = models.PositiveSmallIntegerField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "fieldwork",
                    "purpose",
                    "kind",
                    "code",
                    "language",
                    "variant",
                    "number",
                ],
                name="consent_text_number_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="sheet", code="")
                | (Q(kind="statement") & ~Q(code="")),
                name="consent_statement_has_a_code",
            ),
        ]
