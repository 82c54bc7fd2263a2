"""What is done with questionnaires: writing them, and publishing them for good."""

from heed.instruments.actions.drafting import (
    begin_draft,
    bring_in,
    change_draft,
    go_back_to,
    publish_draft,
    redo,
    undo,
)
from heed.instruments.actions.publishing import load_library, publish_edition

__all__ = [
    "begin_draft",
    "bring_in",
    "change_draft",
    "go_back_to",
    "load_library",
    "publish_draft",
    "publish_edition",
    "redo",
    "undo",
]
