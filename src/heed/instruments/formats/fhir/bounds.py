"""The extensions that say how far an answer may go."""

import re

from heed.instruments.definition import Date, Item, Number, TextList
from heed.instruments.formats.aside import Data
from heed.instruments.formats.fhir import urls
from heed.instruments.formats.words import plain_words, writable

LARGEST_INTEGER = 2**31 - 1
# FHIR knows these three blanks and no others.
_BLANKS = re.compile(r"[^\S \r\n\t]")
FORMATS = {"month": "YYYY-MM", "year": "YYYY"}


def bounds(item: Item) -> list[Data]:
    """The extensions of one item."""
    if isinstance(item, Number):
        return _number_bounds(item)
    if isinstance(item, Date):
        since = extension(urls.LEAST, "Date", f"{item.earliest_year}-01-01")
        coarse = FORMATS.get(item.coarseness)
        return [since, *([extension(urls.ENTRY, "String", coarse)] if coarse else [])]
    if isinstance(item, TextList):
        return [extension(urls.OCCURS, "Integer", item.most)]
    return []


def _number_bounds(item: Number) -> list[Data]:
    kind = "Decimal" if item.decimals else "Integer"
    found = [
        extension(url, kind, value)
        for url, value in ((urls.LEAST, item.least), (urls.MOST, item.most))
        if abs(value) <= LARGEST_INTEGER
    ]
    if item.decimals:
        found.append(extension(urls.PLACES, "Integer", item.decimals))
    if item.unit and (name := clean(plain_words(item.unit.root).get("en-gb", ""))):
        found.append(extension(urls.UNIT, "Coding", {"display": name}))
    return found


def extension(url: str, kind: str, value: object) -> Data:
    """One extension with a value of a FHIR type."""
    return {"url": url, f"value{kind}": value}


def clean(text: str) -> str:
    """The text with the blanks that FHIR knows."""
    return _BLANKS.sub(" ", writable(text)).strip()
