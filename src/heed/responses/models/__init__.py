"""What is kept of what people said, and under which promise."""

from heed.responses.models.drafts import Draft
from heed.responses.models.fieldwork import (
    ConsentText,
    Fieldwork,
    FieldworkInstrument,
    FieldworkPlace,
)
from heed.responses.models.responses import (
    ConsentDecision,
    Receipt,
    Response,
    SourceRecord,
    Withdrawal,
)
from heed.responses.models.texts import Text, TextKey, TextVersion
from heed.responses.models.thread import Link

__all__ = [
    "ConsentDecision",
    "ConsentText",
    "Draft",
    "Fieldwork",
    "FieldworkInstrument",
    "FieldworkPlace",
    "Link",
    "Receipt",
    "Response",
    "SourceRecord",
    "Text",
    "TextKey",
    "TextVersion",
    "Withdrawal",
]
