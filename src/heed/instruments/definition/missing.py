"""Why an answer is not there: three values, none of them a blank and none a zero."""

from enum import StrEnum


class Missing(StrEnum):
    """A missing answer says why it is missing."""

    SKIPPED = "skipped"  # the person saw the question and left it
    NOT_SHOWN = "not_shown"  # routing or group did not ask it
    NOT_REACHED = "not_reached"  # the person stopped before it


# Stands in the document for words that are kept apart from it.
WRITTEN = "written"

RESERVED_CODES = frozenset({*Missing, WRITTEN})
