"""When words are read, in a sentence or two."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from heed.people.models import Place, ReadingHours


def hours_sentence(hours: Sequence[ReadingHours], *, has_gaps: bool) -> str:
    """When somebody reads, for the notice before the first words and for the end."""
    if not hours and has_gaps:
        return _("We do not read at all hours.")
    if not hours:
        return _("Somebody reads at every hour, every day.")
    stretches = "; ".join(_stretch(list(days)) for days in _alike(hours))
    sentence = _("We read at these times: {times}.").format(times=stretches)
    if not all(h.on_bank_holidays for h in hours):
        sentence += " " + _("We do not read on some bank holidays.")
    return sentence


def next_sentence(place: Place, moment: datetime | None, now: datetime) -> str:
    """When somebody reads next, said after sending and where nobody reads now."""
    if moment is None:
        return _("We cannot say when somebody reads next.")
    if moment <= now:
        return _("Somebody is there to read now. It may still take some hours.")
    local = timezone.localtime(moment, ZoneInfo(place.zone))
    return _("Nobody reads now. We read again on {day} from {time}.").format(
        day=WEEKDAYS[local.weekday()], time=clock_time(local.time())
    )


def clock_time(moment: time) -> str:
    """A time of day as people say it."""
    if moment in {time(0), time(12)}:
        return _("midnight") if moment == time(0) else _("midday")
    if moment >= time(23, 59):
        return _("midnight")
    hour = moment.hour % 12 or 12
    shown = f"{hour}:{moment.minute:02}" if moment.minute else f"{hour}"
    text = _("{time}am") if moment.hour < 12 else _("{time}pm")
    return text.format(time=shown)


def _alike(hours: Sequence[ReadingHours]) -> list[list[ReadingHours]]:
    """Neighbouring days with the same hours together."""
    ordered = sorted(hours, key=lambda h: h.weekday)
    marked = [((h.weekday - n, h.opens, h.closes), h) for n, h in enumerate(ordered)]
    return [[h for _, h in group] for _, group in groupby(marked, key=lambda m: m[0])]


def _stretch(days: list[ReadingHours]) -> str:
    first, last = WEEKDAYS[days[0].weekday], WEEKDAYS[days[-1].weekday]
    text = _("{first} to {last}, {opens} to {closes}")
    if len(days) == 1:
        text = _("{first}, {opens} to {closes}")
    return text.format(
        first=first,
        last=last,
        opens=clock_time(days[0].opens),
        closes=clock_time(days[0].closes),
    )
