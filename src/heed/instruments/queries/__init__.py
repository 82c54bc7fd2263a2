"""What other rooms and our own pages read of questionnaires."""

from heed.instruments.queries.drafts import (
    draft_for,
    drafts_of,
    history_of,
    shown_of,
    state_of,
    steps_from,
)
from heed.instruments.queries.editions import (
    definition_of,
    edition_in_use,
    edition_with,
    editions_of,
    every_edition,
    newest_edition,
    validator_of,
)

__all__ = [
    "definition_of",
    "draft_for",
    "drafts_of",
    "edition_in_use",
    "edition_with",
    "editions_of",
    "every_edition",
    "history_of",
    "newest_edition",
    "shown_of",
    "state_of",
    "steps_from",
    "validator_of",
]
