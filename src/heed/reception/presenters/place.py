"""What the public pages say about a place."""

from datetime import datetime
from typing import Any

from heed.foundation import clock
from heed.people.models import Place
from heed.reception.doors import Door
from heed.reception.presenters.hours import hours_sentence, next_sentence
from heed.reception.queries import Reading


def about_place(name: str, door: Door, reading: Reading) -> dict[str, Any]:
    """The name of a place, whom to ask there, and when its words are read."""
    return {
        "name": name,
        "is_ward": door.place.setting == "inpatient",
        "made_up": door.place.made_up,
        "hours": hours_said(reading),
        "next": next_said(door.place, reading, clock.now()),
        "is_read_now": reading.is_now,
    }


def hours_said(reading: Reading) -> str:
    """When somebody reads here."""
    return hours_sentence(reading.hours, has_gaps=reading.has_gaps)


def next_said(place: Place, reading: Reading, now: datetime) -> str:
    """When somebody reads next."""
    return next_sentence(place, reading.next_time, now)
