"""The question types of XLSForm, and what each becomes."""

import re
from collections.abc import Callable

from heed.instruments.formats.aside import Data
from heed.instruments.formats.ranges import date_range, length, number_range, steps
from heed.instruments.formats.xlsform.tables import Row

_SELECT = re.compile(
    r"^(?:add )?(?P<which>select[ _]one|select1|select one prompt|select[ _]multiple|"
    r"select all that apply|select multiple prompt)(?P<file> from file|_from_file)?"
    r"(?: from| using| prompt using)? +(?P<list>\S.*?)"
    r"(?P<other> or specify other| or_other| or other)?$",
    re.IGNORECASE,
)
_ALIASES = {
    "string": "text",
    "int": "integer",
    "add text prompt": "text",
    "add integer prompt": "integer",
    "add decimal prompt": "decimal",
    "add date prompt": "date",
    "add note prompt": "note",
    "q string": "text",
    "date and time": "datetime",
    "trigger": "acknowledge",
    "location": "geopoint",
    "gps": "geopoint",
    "photo": "image",
}


def plain(text: str) -> str:
    """A type in one spelling."""
    found = " ".join(text.split()).casefold()
    return _ALIASES.get(found, found)


def select(text: str) -> re.Match[str] | None:
    """The parts of a type with a list of options, or None for other types."""
    return _SELECT.match(" ".join(text.split()))


def takes_several(match: re.Match[str]) -> bool:
    """Whether a question with a list takes any number of answers."""
    which = match["which"].casefold()
    return "multiple" in which or "all that" in which


def text(row: Row) -> Data:
    """A line of words, or lines of them."""
    appearance = row.cells.get("appearance", "").split()
    long = "multiline" in appearance
    if long:
        row.take("appearance")
    item: Data = {"kind": "long_text" if long else "short_text"}
    longest = length(row.cells.get("constraint", ""))
    if longest:
        row.take("constraint")
        item["longest"] = longest
    return item


def number(row: Row, decimals: int = 0) -> Data:
    """A number; without a range it gets that of ODK Collect."""
    found = number_range(row.cells.get("constraint", ""), decimals=decimals)
    if found:
        row.take("constraint")
    least, most = found or (None, None)
    return _number(least, most, decimals)


def decimal(row: Row) -> Data:
    """A number with up to three places."""
    return number(row, decimals=3)


def in_steps(row: Row) -> Data:
    """A number on a scale from one end to another."""
    found = steps(row.cells.get("parameters", ""))
    if found is None:
        return _number(0, 10, 0)
    row.take("parameters")
    return _number(*found, 0)


def _number(least: int | None, most: int | None, decimals: int) -> Data:
    item: Data = {"kind": "number", "least": least, "most": most}
    return {**item, "decimals": decimals} if decimals else item


def date(row: Row) -> Data:
    """A date as fine as its appearance says."""
    item: Data = {"kind": "date", "coarseness": "day"}
    coarse = {"year": "year", "month-year": "month"}
    appearance = row.cells.get("appearance", "").strip().casefold()
    if appearance in coarse:
        row.take("appearance")
        item["coarseness"] = coarse[appearance]
    found = date_range(row.cells.get("constraint", ""))
    if found is None:
        return {**item, "earliest_year": 1800, "future": True}
    row.take("constraint")
    return item | found


def statement(row: Row) -> Data:
    """Words to read."""
    del row
    return {"kind": "statement"}


MAKERS: dict[str, Callable[[Row], Data]] = {
    "text": text,
    "integer": number,
    "decimal": decimal,
    "range": in_steps,
    "date": date,
    "datetime": date,
    "time": text,
    "note": statement,
    "acknowledge": statement,
    "phone number": text,
    "url": text,
}
# What is carried in another form, and why.
CHANGED = {
    "datetime": ("The time of day is not asked.", "Heed asks for dates only."),
    "time": ("A time is asked for as words.", "Heed has no question for a time."),
    "acknowledge": ("The tick is not asked for.", "Heed only shows the words."),
    "range": ("The slider's steps are not kept.", "Heed takes whole numbers."),
}
