"""Finished words for the templates of the desk."""

from heed.concerns.presenters.ages import age_words, spread_words, window_words
from heed.concerns.presenters.cards import Card, cards, is_late, late_words
from heed.concerns.presenters.cases import (
    case_page,
    cover_page,
    history_page,
    may_tell_theme,
)
from heed.concerns.presenters.complaints import complaint_page, complaint_rows
from heed.concerns.presenters.desk import (
    escalation_rows,
    late_rows,
    refusal,
    unread_sentence,
)
from heed.concerns.presenters.reports import report_rows, told_on

__all__ = [
    "Card",
    "age_words",
    "cards",
    "case_page",
    "complaint_page",
    "complaint_rows",
    "cover_page",
    "escalation_rows",
    "history_page",
    "is_late",
    "late_rows",
    "late_words",
    "may_tell_theme",
    "refusal",
    "report_rows",
    "spread_words",
    "told_on",
    "unread_sentence",
    "window_words",
]
