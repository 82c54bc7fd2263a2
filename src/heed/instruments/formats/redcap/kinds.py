"""The field types of REDCap, and what each becomes."""

import re

from heed.instruments.formats.aside import Data

DECIMALS = {
    "integer": 0,
    **{f"number_{places}dp": places for places in (1, 2, 3)},
    **{f"number_{places}dp_comma_decimal": places for places in (1, 2, 3)},
    **dict.fromkeys(("number", "number_comma_decimal", "float"), 3),
    **dict.fromkeys(("number_4dp", "number_4dp_comma_decimal"), 3),
    "int": 0,
}
LOOSE = {"number_4dp", "number_4dp_comma_decimal"}  # more places than Heed takes
DATES = {"date_ymd", "date_dmy", "date_mdy", "date"}
WITH_TIME = re.compile(r"^datetime(_seconds)?_(ymd|dmy|mdy)$")
NOT_CARRIED = {
    "calc": "Heed calculates nothing while a person answers.",
    "file": "Heed takes no pictures, sounds or files from people.",
    "sql": "Heed asks no other database for options.",
}
YES_NO = {
    "yesno": (("1", "Yes"), ("0", "No")),
    "truefalse": (("1", "True"), ("0", "False")),
}
_WHOLE = re.compile(r"^-?\d{1,15}(?:[.,]0*)?$")
_SINCE = re.compile(r"^(\d{4})-01-01$")


def options_of(text: str) -> list[tuple[str, str]]:
    """The codes and words in ``1, Yes | 0, No``."""
    found = []
    for part in re.split(r"\||\n", text):
        code, _, words = part.partition(",")
        if part.strip():
            found.append((code.strip(), words.strip()))
    return found


def whole(text: str) -> int | None:
    """A bound that is a whole number, or None."""
    return int(re.split(r"[.,]", text)[0]) if _WHOLE.match(text) else None


def date(least: str, most: str) -> tuple[Data, bool]:
    """A date, and whether its bounds were carried."""
    item: Data = {"kind": "date", "coarseness": "day", "earliest_year": 1800}
    since = _SINCE.match(least)
    if since and 1800 <= int(since[1]) <= 2100:
        item["earliest_year"] = int(since[1])
    carried = (not least or bool(since)) and most in {"", "today"}
    if most != "today":
        item["future"] = True
    if item["earliest_year"] == 1900:
        del item["earliest_year"]
    return item, carried
