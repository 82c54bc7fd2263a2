"""Recording that a ward looked, and what it did, in two taps."""

from django.db import transaction

from heed.foundation import clock
from heed.foundation.windows import Window
from heed.improvement.models import Did, WardNote
from heed.people.models import Account, Place
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def record_looked(*, by: Account, place: Place, shift: Window) -> WardNote:
    """Note that the ward looked in this shift; a second tap changes nothing."""
    return _note(by=by, place=place, shift=shift, did="", event=Event.LOOKED)


@transaction.atomic
def record_did(*, by: Account, place: Place, shift: Window, did: Did) -> WardNote:
    """Note what the ward did; who did something has looked."""
    _note(by=by, place=place, shift=shift, did="", event=Event.LOOKED)
    return _note(by=by, place=place, shift=shift, did=did, event=Event.DID)


@transaction.atomic
def take_back(*, by: Account, place: Place, shift: Window, did: str) -> int:
    """Undo a note made by mistake, in the shift in which it was made."""
    return WardNote.objects.filter(
        place=place, shift_start=shift.start, did=did, by=by.id
    ).delete()[0]


def _note(
    *, by: Account, place: Place, shift: Window, did: str, event: Event
) -> WardNote:
    note, is_new = WardNote.objects.get_or_create(
        place=place,
        shift_start=shift.start,
        did=did,
        defaults={
            "organisation": place.organisation,
            "by": by.id,
            "noted_on": clock.now(),
        },
    )
    if is_new:
        record(
            by=by.id,
            event=event,
            about=About("ward_note", note.id),
            organisation=place.organisation,
            place=place.id,
            details={"did": did or "looked"},
        )
    return note
