"""What was changed of a survey, from the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from heed.responses.models import Fieldwork
from heed.safeguards.audit import Event, entries_about


@dataclass(frozen=True)
class Change:
    """One change: when, by whom, what, and the codes and figures of it."""

    at: datetime
    by: UUID
    what: str
    details: dict[str, Any]


def changes_of(fieldwork: Fieldwork) -> list[Change]:
    """Everything that was changed of a survey since it was opened, oldest first."""
    return [
        Change(one.at, one.by, one.details.get("what", ""), one.details)
        for one in entries_about("fieldwork", fieldwork.id)
        if one.event == Event.FIELDWORK_CHANGED
    ]
