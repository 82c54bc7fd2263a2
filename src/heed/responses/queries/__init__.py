"""What can be asked about what people said."""

from heed.responses.queries.drafts import draft_of
from heed.responses.queries.fieldwork import (
    asked_in,
    edition_asked,
    standing_feedback_at,
)
from heed.responses.queries.page_counts import DayCount, counts_of
from heed.responses.queries.quotas import is_full
from heed.responses.queries.receipts import response_of_receipt
from heed.responses.queries.saved import saved_draft_of
from heed.responses.queries.surveys import (
    Standing,
    edition_for_group,
    groups_asked,
    may_be_taken_back,
    offered_at,
    place_of_survey,
    sheet_for,
    standing_of,
    statements_for,
    survey_by_code,
    words_for,
)
from heed.responses.queries.suspicion import (
    decisions_about,
    doubtful,
    newest_decisions,
    set_aside,
    set_aside_by_signal,
    without_set_aside,
)

__all__ = [
    "DayCount",
    "Standing",
    "asked_in",
    "counts_of",
    "decisions_about",
    "doubtful",
    "draft_of",
    "edition_asked",
    "edition_for_group",
    "groups_asked",
    "is_full",
    "may_be_taken_back",
    "newest_decisions",
    "offered_at",
    "place_of_survey",
    "response_of_receipt",
    "saved_draft_of",
    "set_aside",
    "set_aside_by_signal",
    "sheet_for",
    "standing_feedback_at",
    "standing_of",
    "statements_for",
    "survey_by_code",
    "without_set_aside",
    "words_for",
]
