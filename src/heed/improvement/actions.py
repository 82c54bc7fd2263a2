"""Recording that a ward looked, and what it did, in two taps."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from heed.foundation import clock
from heed.foundation.privacy import Keep
from heed.foundation.windows import Window
from heed.improvement.models import Did, WardNote
from heed.people.models import Account, Place
from heed.safeguards.audit import About, Event, record
from heed.safeguards.retention import Due, Removal, removes


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


def due_notes(organisation: UUID, before: datetime) -> Due:
    """How many notes of wards are past their period."""
    return Due(_old_notes(organisation, before).count())


def remove_notes(organisation: UUID, before: datetime) -> int:
    """Remove old notes that a ward looked or did something."""
    return _old_notes(organisation, before).delete()[0]


def _old_notes(organisation: UUID, before: datetime) -> QuerySet[WardNote]:
    return WardNote.objects.filter(organisation=organisation, noted_on__lt=before)


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


removes(
    Removal(
        code="ward_notes",
        what="notes that a ward looked or did something",
        keep=Keep.AS_EVIDENCE,
        of=(WardNote,),
        due=due_notes,
        remove=remove_notes,
    )
)
