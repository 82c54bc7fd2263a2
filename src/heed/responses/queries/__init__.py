"""What can be asked about what people said."""

from heed.responses.queries.drafts import draft_of
from heed.responses.queries.fieldwork import (
    asked_in,
    edition_asked,
    standing_feedback_at,
)
from heed.responses.queries.receipts import response_of_receipt

__all__ = [
    "asked_in",
    "draft_of",
    "edition_asked",
    "response_of_receipt",
    "standing_feedback_at",
]
