"""Who may read which concern: by role and place, less everybody who stands too close.

Ward staff and managers are in no list that this gives: permissions to read words never
hold at a place where somebody works.
"""

from heed.concerns.access.closeness import Closeness, closeness_of
from heed.concerns.access.reading import (
    desk_places,
    has_conflict,
    has_declared,
    is_kept_out,
    kept_from,
    may_read,
    readable,
    readers_of,
    reads_reports,
    reports_for,
    stand_ins_for,
)

__all__ = [
    "Closeness",
    "closeness_of",
    "desk_places",
    "has_conflict",
    "has_declared",
    "is_kept_out",
    "kept_from",
    "may_read",
    "readable",
    "readers_of",
    "reads_reports",
    "reports_for",
    "stand_ins_for",
]
