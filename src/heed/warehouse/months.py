"""The month under which a row is filed, by the clock of its place."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def month_of(start: datetime, zone: str) -> date:
    """The first day of the month in which a window begins."""
    return start.astimezone(ZoneInfo(zone)).date().replace(day=1)
