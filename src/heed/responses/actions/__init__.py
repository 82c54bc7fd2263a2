"""What can happen to what people said."""

from heed.responses.actions.ageing import (
    keeps_responses,
    remove_texts,
    some_at_once,
    unlink,
)
from heed.responses.actions.changing import ask_further, change_days, offer_at
from heed.responses.actions.drafts import (
    clear_draft,
    giving_draft,
    open_draft,
    save_draft,
)
from heed.responses.actions.fieldwork import open_standing_feedback
from heed.responses.actions.giving import Composed, Given, compose_response
from heed.responses.actions.reading import note_reading, promise_reading
from heed.responses.actions.receipts import compose_receipt
from heed.responses.actions.settling import also_settle, settle_closed_windows
from heed.responses.actions.survey_ageing import ended_surveys
from heed.responses.actions.surveys import (
    add_consent_text,
    declare_sources,
    open_survey,
    say_analysed,
    say_of_survey,
    set_quota,
)
from heed.responses.actions.suspicion import (
    decide_doubt,
    declare_contradiction,
    declare_interest,
    drop_rule,
)
from heed.responses.actions.texts import (
    compose_copy,
    compose_text,
    edit_text,
    keep_from_ward,
    open_text,
)
from heed.responses.actions.withdrawing import withdraw_response

__all__ = [
    "Composed",
    "Given",
    "add_consent_text",
    "also_settle",
    "ask_further",
    "change_days",
    "clear_draft",
    "compose_copy",
    "compose_receipt",
    "compose_response",
    "compose_text",
    "decide_doubt",
    "declare_contradiction",
    "declare_interest",
    "declare_sources",
    "drop_rule",
    "edit_text",
    "ended_surveys",
    "giving_draft",
    "keep_from_ward",
    "keeps_responses",
    "note_reading",
    "offer_at",
    "open_draft",
    "open_standing_feedback",
    "open_survey",
    "open_text",
    "promise_reading",
    "remove_texts",
    "save_draft",
    "say_analysed",
    "say_of_survey",
    "set_quota",
    "settle_closed_windows",
    "some_at_once",
    "unlink",
    "withdraw_response",
]
