"""Which day it is where people are: rights begin and end at their own midnight."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.foundation import clock
from heed.foundation.remembered import once, remembered
from heed.people.models.places import Place

HOME = "Europe/London"  # where an organisation's own place is not there yet


def today_of(organisation: UUID) -> date:
    """The day that it is at an organisation; an hour after midnight UTC is behind."""
    zone = once(("zone", organisation), lambda: _zone(organisation))
    return clock.now().astimezone(ZoneInfo(zone)).date()


@remembered
def _zone(organisation: UUID) -> str:
    top = Place.objects.filter(id=organisation).values_list("zone", flat=True).first()
    return top or HOME
