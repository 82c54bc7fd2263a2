"""What a place still needs before anyone may write there."""

from datetime import datetime, timedelta

from heed.foundation import clock
from heed.people.models import Place, RoleName
from heed.people.queries.accounts import holders
from heed.people.queries.hours import A_DAY, local_day, read_on, reading_hours
from heed.people.queries.rota import Gap, rota_gaps

LOOK_AHEAD = timedelta(days=28)


def ready_to_go_live(place: Place) -> list[str]:
    """What is missing before a place may go live, one sentence each; ready is none."""
    return [*_open(place), *_contacts(place), *_readers(place), *_rota(place)]


def _open(place: Place) -> list[str]:
    today = local_day(place, clock.now())
    if place.closed_on is not None and place.closed_on <= today:
        return ["The place is closed."]
    return []


def _contacts(place: Place) -> list[str]:
    missing = []
    if not place.person_in_charge.strip():
        missing.append("Say whom to speak to there, for example “the nurse in charge”.")
    if place.no_phone == bool(place.urgent_phone.strip()):
        missing.append(
            "Give the number to ring in an emergency, or say that there is no phone."
        )
    return missing


def _readers(place: Place) -> list[str]:
    today = local_day(place, clock.now())
    missing = []
    if not holders(place, RoleName.FIRST_READER, today):
        missing.append("Name a first reader from outside the ward.")
    if not holders(place, RoleName.SAFEGUARDING_LEAD, today):
        missing.append("Name a safeguarding lead.")
    return missing


def _rota(place: Place) -> list[str]:
    now = clock.now()
    gaps = rota_gaps(place, now, now + LOOK_AHEAD)
    if not gaps:
        return []
    hours = _hours_said(place, now, now + LOOK_AHEAD)
    if not hours:
        return [
            "Fill the gaps in the rota of first readers, or say the hours in which "
            "words are read."
        ]
    if any(_overlaps(gap, stretch) for gap in gaps for stretch in hours):
        return [
            "Nobody is on call for part of the hours in which you say that words are "
            "read. Fill these gaps, or change the hours."
        ]
    return []


def _hours_said(
    place: Place, start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    hours, day = reading_hours(place), local_day(place, start)
    found = []
    while hours and day <= local_day(place, end):
        found += read_on(place, hours, day)
        day += A_DAY
    return found


def _overlaps(gap: Gap, stretch: tuple[datetime, datetime]) -> bool:
    return gap.start < stretch[1] and stretch[0] < gap.end
