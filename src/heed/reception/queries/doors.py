"""Which places listen, to whom, and when somebody reads there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language

from heed.foundation import clock
from heed.foundation.remembered import remembered
from heed.people.models import Place, ReadingHours, RoleName
from heed.people.queries import (
    is_read_at,
    name_on,
    next_reading,
    on_call,
    place_by_code,
    reading_hours,
    rota_gaps,
)
from heed.reception.doors import Door
from heed.reception.errors import NoSuchDoorError
from heed.responses.errors import NotAskedHereError
from heed.responses.queries import asked_in, standing_feedback_at

AHEAD = timedelta(days=14)
_place_lately = remembered(place_by_code)


def door_to(code: str, *, easy_read: bool = False) -> Door:
    """The door at a short address; refused where the place does not listen today."""
    place = _place_lately(code)
    if place is None or not listens(place):
        raise NoSuchDoorError
    return Door(place, easy_read)


def listens(place: Place) -> bool:
    """Whether a place is live and open today."""
    today = clock.now().date()
    is_live = place.live_on is not None and place.live_on <= today
    return is_live and (place.closed_on is None or place.closed_on > today)


def nations_served() -> list[str]:
    """The nations in which this installation has places."""
    return sorted(set(Place.objects.values_list("nation", flat=True).distinct()))


def asked_at(door: Door) -> set[tuple[str, str]]:
    """Which groups are asked which questionnaires here; nothing is an empty set."""
    try:
        return asked_in(standing_feedback_at(door.place))
    except NotAskedHereError:
        return set()


def place_name(place: Place) -> str:
    """What a place is called today, in the language of the page."""
    return name_on(place, welsh=get_language() == "cy")


@dataclass(frozen=True)
class Reading:
    """When words of a place are read, as its pages say it."""

    hours: list[ReadingHours]
    has_gaps: bool
    is_now: bool
    next_time: datetime | None


@remembered
def hours_at(place: Place) -> Reading:
    """The stated hours, and whether somebody is there to read at this moment.

    A place without stated hours is read at all hours, if its rota has no gap.
    """
    now = clock.now()
    hours = reading_hours(place)
    is_called = bool(on_call(place, RoleName.FIRST_READER, now))
    if hours:
        is_now = is_called and is_read_at(place, now)
        return Reading(hours, True, is_now, now if is_now else next_reading(place, now))
    gaps = rota_gaps(place, now, now + AHEAD)
    return Reading(hours, bool(gaps), is_called, _after_gap(gaps, now))


def _after_gap(gaps: list, now: datetime) -> datetime | None:
    """When the gap that we are in ends; now where there is none."""
    here = next((gap for gap in gaps if gap.start <= now < gap.end), None)
    if here is None:
        return now
    return here.end if here.end < now + AHEAD else None
