"""What a ward looked at and did."""

from collections.abc import Iterable
from datetime import datetime

from heed.improvement.models import WardNote
from heed.people.models import Place


def notes_of_shift(place: Place, shift_start: datetime) -> set[str]:
    """What was noted in a shift; the empty word means that the ward looked."""
    notes = WardNote.objects.filter(place=place, shift_start=shift_start)
    return set(notes.values_list("did", flat=True))


def shifts_looked(place: Place, since: datetime) -> dict[datetime, list[str]]:
    """Each shift since a moment in which the ward looked, with what it did."""
    notes = WardNote.objects.filter(place=place, shift_start__gte=since)
    looked: dict[datetime, list[str]] = {}
    for start, did in notes.order_by("shift_start", "did").values_list(
        "shift_start", "did"
    ):
        looked.setdefault(start, []).extend([did] if did else [])
    return looked


def share_looked(shifts: Iterable[datetime], looked: Iterable[datetime]) -> str:
    """In how many of the shifts the ward looked, with its base."""
    shifts, looked = set(shifts), set(looked)
    return f"{len(shifts & looked)} of {len(shifts)}"
