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
from heed.reception.queries.tablets import (
    door_of_tablet,
    is_out_of_use,
    shown_code,
    tablet_at,
    tablet_with,
    tablets_of,
)
from heed.reception.queries.typing import typing_flow
from heed.reception.queries.visits import concern_of_words, concern_with

__all__ = [
    "Reading",
    "asked_at",
    "concern_of_words",
    "concern_with",
    "door_of_tablet",
    "door_to",
    "edition_for",
    "edition_of",
    "fieldwork_at",
    "fieldwork_of",
    "flow_of",
    "hours_at",
    "is_out_of_use",
    "nations_served",
    "place_name",
    "shown_code",
    "sitting_under",
    "tablet_at",
    "tablet_with",
    "tablets_of",
    "typing_flow",
    "view_of",
    "window_at",
]
