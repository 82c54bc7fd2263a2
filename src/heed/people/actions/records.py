"""What every action of this room does alike: the audit entry and the date."""

from datetime import date
from typing import Any
from uuid import UUID

from heed.foundation import clock
from heed.people.models import Account, Place
from heed.safeguards.audit import About, Event, record


def today() -> date:
    """The day on which a change counts where none was given."""
    return clock.now().date()


def record_place(by: Account, place: Place, event: Event, **details: Any) -> None:
    """An audit entry about a place, in the caller's transaction."""
    record(
        by=by.id,
        event=event,
        about=About("place", place.id),
        organisation=place.organisation,
        place=place.id,
        details=details,
    )


def record_account(
    by: UUID,
    account: Account,
    event: Event,
    place: Place | None = None,
    **details: Any,
) -> None:
    """An audit entry about an account, in the caller's transaction."""
    record(
        by=by,
        event=event,
        about=About("account", account.id),
        organisation=account.organisation,
        place=place.id if place else None,
        details=details,
    )
