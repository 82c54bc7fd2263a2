"""Ages and windows in words, never finer than what is known."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.concerns.models import Clock, Concern
from heed.concerns.promises import local_day
from heed.foundation import clock
from heed.foundation.windows import WindowKind

HOUR = timedelta(hours=1)


def window_words(start: datetime, kind: str, zone: str) -> str:
    """When something was written, as coarsely as it is known."""
    local = start.astimezone(ZoneInfo(zone))
    if kind == WindowKind.MONTH:
        return _("in %(month)s") % {"month": date_format(local, "F Y")}
    day = date_format(local, "l j F Y")
    if kind == WindowKind.WEEK:
        return _("in the week from %(day)s") % {"day": day}
    if kind == WindowKind.SHIFT:
        hour = date_format(local, "H:i")
        return _("on %(day)s, in the shift from %(hour)s") % {"day": day, "hour": hour}
    return _("on %(day)s") % {"day": day}


def age_words(concern: Concern) -> str:
    """How long a concern has waited: to the minute where urgent, else in days.

    Where only a week or month is known, it is the longest that it can be.
    """
    exact = exact_start(concern)
    if exact is not None:
        return spread_words(clock.now() - exact)
    zone = concern.place.zone
    days = (local_day(clock.now(), zone) - local_day(concern.window_start, zone)).days
    if concern.window_kind in {WindowKind.WEEK, WindowKind.MONTH} and days > 0:
        return ngettext("at most %(n)d day", "at most %(n)d days", days) % {"n": days}
    return _days(days)


def spread_words(length: timedelta) -> str:
    """A length of time in words."""
    if length >= timedelta(days=1):
        return _days(length.days)
    if length >= HOUR:
        hours = length // HOUR
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return _("less than a minute")
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def exact_start(concern: Concern) -> datetime | None:
    """When an urgent concern began to wait, if it does and is still running."""
    starts = [c.started_at for c in concern.clocks.all() if is_waiting_exactly(c)]
    return min(starts) if starts else None


def is_waiting_exactly(one: Clock) -> bool:
    """Whether a clock runs to the minute."""
    return one.is_exact and one.met_at is None


def _days(days: int) -> str:
    if days <= 0:
        return _("less than a day")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
