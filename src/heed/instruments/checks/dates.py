"""Checks for dates, which are never kept finer than the item states."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext

from heed.foundation import clock
from heed.instruments.checks.choices import unknown
from heed.instruments.checks.refusals import Check, Posted, Unacceptable
from heed.instruments.definition import Date, Missing

PARTS = ("year", "month", "day")
_DIGITS = re.compile(r"[0-9]{1,4}")


def parts_of(item: Date) -> tuple[str, ...]:
    """The parts that the item asks for, year first."""
    return PARTS[: PARTS.index(item.coarseness) + 1]


def field_names(item: Date) -> dict[str, str]:
    """The form's field for each part: ``when-year``, ``when-month``, ``when-day``."""
    return {part: f"{item.code}-{part}" for part in parts_of(item)}


def date_check(item: Date) -> Check:
    """A date as ``2026``, ``2026-11`` or ``2026-11-05``, a code, or a skip."""
    code, fields = item.code, field_names(item)
    known = frozenset(option.code for option in item.options)

    def check(posted: Posted) -> str:
        whole = _one(posted, code)
        parts = [_one(posted, name) for name in fields.values()]
        if whole and any(parts):
            raise Unacceptable(gettext("Please give a date or the other answer."))
        if whole in known:
            return whole
        if whole:
            parts = whole.split("-")
        if not any(parts):
            return Missing.SKIPPED
        return _read(parts, item)

    return check


def _one(posted: Posted, name: str) -> str:
    given = {text for value in posted.get(name, ()) if (text := value.strip())}
    if len(given) > 1:
        raise Unacceptable(gettext("Please give one answer only."))
    return given.pop() if given else ""


def _read(parts: list[str], item: Date) -> str:
    wanted = parts_of(item)
    if len(parts) != len(wanted) and item.options:
        raise unknown()
    if len(parts) != len(wanted) or not all(_DIGITS.fullmatch(p) for p in parts):
        raise Unacceptable(_how(item))
    numbers = [int(part) for part in parts]
    if len(parts[0]) != 4:
        raise Unacceptable(gettext("Please write the year with four numbers."))
    try:
        first_day = date(*[*numbers, 1, 1][:3])
    except ValueError:
        raise Unacceptable(gettext("There is no such date.")) from None
    if first_day.year < item.earliest_year:
        raise Unacceptable(gettext("This date is too long ago. Check the year."))
    # A day's grace: it may be tomorrow already where the writer is.
    if not item.future and first_day > clock.now().date() + timedelta(days=1):
        raise Unacceptable(gettext("This date is still to come. Check the year."))
    return first_day.isoformat()[: (4, 7, 10)[len(wanted) - 1]]


def _how(item: Date) -> str:
    return {
        "year": gettext("Please write the year in numbers."),
        "month": gettext("Please write the month and the year in numbers."),
        "day": gettext("Please write the day, the month and the year in numbers."),
    }[item.coarseness]
