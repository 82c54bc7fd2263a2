"""What the public doors read."""

from heed.reception.queries.doors import (
    Reading,
    asked_at,
    door_to,
    hours_at,
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
)
from heed.reception.queries.tablets import door_of_tablet, tablets_of

__all__ = [
    "Reading",
    "asked_at",
    "door_of_tablet",
    "door_to",
    "edition_for",
    "edition_of",
    "fieldwork_at",
    "fieldwork_of",
    "flow_of",
    "hours_at",
    "place_name",
    "sitting_under",
    "tablets_of",
    "view_of",
]
