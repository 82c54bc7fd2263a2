"""What the analysis store does when windows are settled or answers taken back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from heed.foundation.ids import new_id
from heed.people.models import Place
from heed.responses.actions.settling import after_settling
from heed.responses.models import Response
from heed.safeguards.withdrawal import follows
from heed.warehouse.layout import who
from heed.warehouse.models import Tombstone, WaitingWindow


@after_settling
def wait_to_be_copied(place: UUID, start: datetime) -> None:
    """Note, in the commit that settles a window, that it is to be copied."""
    let_windows_wait([(place, start)])


def let_windows_wait(windows: Iterable[tuple[UUID, datetime]]) -> None:
    """Have windows copied next time, whether or not they were copied before."""
    windows = list(windows)
    places = Place.objects.in_bulk({place for place, _ in windows})
    rows = [
        WaitingWindow(
            organisation=places[place].organisation,
            place_id=place,
            window_start=start,
            turn=new_id(),
        )
        for place, start in windows
    ]
    WaitingWindow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["place", "window_start"],
        update_fields=["turn"],
    )


@follows("analysis store")
def leave_out(response: UUID) -> None:
    """Put down a tombstone: reading leaves the row out from this commit on.

    It stands whether or not the row was copied, since a copy may be under way.
    """
    found = Response.objects.get(pk=response)
    Tombstone.objects.get_or_create(
        fieldwork_id=found.fieldwork_id,
        who=who(found.id),
        defaults={"organisation": found.organisation},
    )
