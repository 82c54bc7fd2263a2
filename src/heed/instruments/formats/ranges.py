"""Rules for an answer that are ranges, between XLSForm's language and ours."""

import math
import re
from decimal import Decimal
from typing import Any

from heed.instruments.definition import Date
from heed.instruments.definition.items import LIMIT_LONG

# What ODK Collect takes for a whole number, and more than anyone means.
WIDEST = 999_999_999
_BOUND = re.compile(r"^\.\s*(?P<op>>=|<=|>|<)\s*(?P<value>-?\d{1,18}(?:\.\d{1,6})?)$")
_LENGTH = re.compile(r"^string-length\(\s*\.\s*\)\s*(?P<op><=|<)\s*(?P<value>\d{1,6})$")
_SINCE = re.compile(r"^\.\s*>=\s*date\('(?P<year>\d{4})-01-01'\)$")
_PAST = re.compile(r"^\.\s*<=\s*today\(\)$")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def number_range(rule: str, *, decimals: int) -> tuple[int | None, int | None] | None:
    """The smallest and largest number that a rule allows; None for other rules."""
    least: int | None = None
    most: int | None = None
    for part in _parts(rule):
        bound = _BOUND.match(part)
        if bound is None:
            return None
        value = Decimal(bound["value"])
        if value != int(value) or (decimals and bound["op"] in "<>"):
            return None
        step = int(bound["op"] in "<>")
        if bound["op"].startswith(">"):
            least = int(value) + step
        else:
            most = int(value) - step
    return (least, most) if least is not None or most is not None else None


def steps(parameters: str) -> tuple[int, int] | None:
    """The ends of a scale in the parameters of a ``range``."""
    found = dict(re.findall(r"(start|end)\s*=\s*(-?\d+(?:\.\d+)?)", parameters))
    if set(found) != {"start", "end"}:
        return None
    least, most = sorted(float(value) for value in found.values())
    return math.floor(least), math.ceil(most)


def length(rule: str) -> int | None:
    """The longest text that a rule allows; None for other rules."""
    found = _LENGTH.match(rule.strip())
    if found is None:
        return None
    longest = int(found["value"]) - (found["op"] == "<")
    return longest if 1 <= longest <= LIMIT_LONG else None


def date_range(rule: str) -> dict[str, Any] | None:
    """The earliest year and whether days to come are allowed; None for other rules."""
    found: dict[str, Any] = {"earliest_year": 1800, "future": True}
    parts = _parts(rule)
    for part in parts:
        since = _SINCE.match(part)
        if since and 1800 <= int(since["year"]) <= 2100:
            found["earliest_year"] = int(since["year"])
        elif _PAST.match(part):
            found.pop("future", None)
        else:
            return None
    if found["earliest_year"] == Date.model_fields["earliest_year"].default:
        del found["earliest_year"]
    return found if parts else None


def _parts(rule: str) -> list[str]:
    return [part.strip() for part in _AND.split(rule.strip())] if rule.strip() else []
