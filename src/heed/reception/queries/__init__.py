"""What the public doors read."""

from heed.reception.queries.doors import (
    Reading,
    asked_at,
    door_to,
    hours_at,
    nations_served,
    place_name,
)
from heed.reception.queries.sittings import (
    edition_for,
    edition_of,
    fieldwork_at,
    fieldwork_of,
    flow_of,
    sitting_under,
    view_of,
    window_at,
)
from heed.reception.queries.survey_typing import door_for_typing, typed_survey
from heed.reception.queries.surveys import (
    has_room,
    said_to_statements,
    standing_at,
    survey_door_to,
    takes_answers,
    words_read,
)
from heed.reception.queries.tablets import (
    door_of_tablet,
    is_out_of_use,
    shown_code,
    tablet_at,
    tablet_with,
    tablets_of,
)
from heed.reception.queries.typing import typing_flow
from heed.reception.queries.visits import (
    Opened,
    SavedAnswers,
    concern_with,
    consent_of,
    opened_by,
    statements_of,
    survey_response,
)

__all__ = [
    "Opened",
    "Reading",
    "SavedAnswers",
    "asked_at",
    "concern_with",
    "consent_of",
    "door_for_typing",
    "door_of_tablet",
    "door_to",
    "edition_for",
    "edition_of",
    "fieldwork_at",
    "fieldwork_of",
    "flow_of",
    "has_room",
    "hours_at",
    "is_out_of_use",
    "nations_served",
    "opened_by",
    "place_name",
    "said_to_statements",
    "shown_code",
    "sitting_under",
    "standing_at",
    "statements_of",
    "survey_door_to",
    "survey_response",
    "tablet_at",
    "tablet_with",
    "tablets_of",
    "takes_answers",
    "typed_survey",
    "typing_flow",
    "view_of",
    "window_at",
    "words_read",
]
