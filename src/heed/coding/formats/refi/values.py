"""The small things of the format: GUIDs, times, colours, values of variables."""

import re
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from heed.coding.definition.exchange import Kind

GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?")
COLOUR = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})")
POSITION = re.compile(r"[+-]?[0-9]{1,12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    _DATE.pattern + r"T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# Where a file gives something no proper GUID, one is made from what it does give.
OURS = uuid.UUID("5b7d6a52-6a0c-4f53-9c39-6f1f1b3f8f0e")

# What XML cannot hold. Line ends and tabs are written so that they survive.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def guid(raw: str) -> str:
    """A GUID in small letters without braces; from another name, one of its own."""
    found = GUID.fullmatch(raw.strip().casefold())
    if found:
        return found[1]
    return str(uuid.uuid5(OURS, raw)) if raw.strip() else ""


def moment(raw: str) -> datetime | None:
    """A time in UTC; one without a zone is taken to be in it. None for other words."""
    try:
        read = datetime.fromisoformat(raw.strip())
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def as_moment(at: datetime) -> str:
    """A time as the format writes it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def colour(raw: str) -> str:
    """A colour as #rrggbb; empty for other words."""
    found = COLOUR.fullmatch(raw.strip().casefold())
    if not found:
        return ""
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * one for one in digits))


def position(raw: str | None) -> int | None:
    """A position; None where there is none or nobody can have meant it."""
    text = (raw or "").strip()
    return int(text) if POSITION.fullmatch(text) else None


def fits(kind: Kind, text: str) -> bool:
    """Whether the text is a value of this kind, in the way XML writes it."""
    check = _CHECKS.get(kind)
    return check is None or check(text)


def _is_whole(text: str) -> bool:
    return bool(re.fullmatch(r"[+-]?[0-9]{1,4000}", text))


def _is_decimal(text: str) -> bool:
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text):
        return False
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return bool(_MOMENT.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


_CHECKS = {
    Kind.BOOLEAN: lambda text: text in {"true", "false", "1", "0"},
    Kind.INTEGER: _is_whole,
    Kind.FLOAT: _is_decimal,
    Kind.DATE: _is_date,
    Kind.DATE_TIME: _is_moment,
}
