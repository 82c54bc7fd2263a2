"""What is kept of what people said, and under which promise."""

from heed.responses.models.consent import ConsentText
from heed.responses.models.drafts import Draft, SavedDraft
from heed.responses.models.fieldwork import (
    Fieldwork,
    FieldworkInstrument,
    FieldworkPlace,
)
from heed.responses.models.invitations import Invitation, InvitationTally
from heed.responses.models.reading import TextReading, WordsClock, WordsPromise
from heed.responses.models.responses import (
    ConsentDecision,
    Receipt,
    Response,
    SourceRecord,
    StatementAnswer,
    Withdrawal,
)
from heed.responses.models.surveys import (
    PageCount,
    Quota,
    SourceTag,
    SurveyOffer,
    SurveyWords,
)
from heed.responses.models.suspicion import DoubtDecided, DoubtRule
from heed.responses.models.texts import Text, TextKey, TextVersion
from heed.responses.models.thread import Link

__all__ = [
    "ConsentDecision",
    "ConsentText",
    "DoubtDecided",
    "DoubtRule",
    "Draft",
    "Fieldwork",
    "FieldworkInstrument",
    "FieldworkPlace",
    "Invitation",
    "InvitationTally",
    "Link",
    "PageCount",
    "Quota",
    "Receipt",
    "Response",
    "SavedDraft",
    "SourceRecord",
    "SourceTag",
    "StatementAnswer",
    "SurveyOffer",
    "SurveyWords",
    "Text",
    "TextKey",
    "TextReading",
    "TextVersion",
    "Withdrawal",
    "WordsClock",
    "WordsPromise",
]
