"""The item types of a FHIR Questionnaire, and what each becomes."""

import math
from typing import Any

from heed.instruments.definition.items import LIMIT_LONG
from heed.instruments.formats.aside import Data
from heed.instruments.formats.fhir import urls
from heed.instruments.formats.fhir.nodes import Node

CHOSEN = {"choice", "open-choice", "boolean", "coding"}
TYPED = {
    *("integer", "decimal", "quantity", "date", "dateTime"),
    *("time", "url", "string", "text", "display"),
}
_FORMATS = {"YYYY": "year", "YYYY-MM": "month", "MM/YYYY": "month"}


def typed(node: Node, kind: str, found: dict[str, Any]) -> Data:
    """The item of a type without options; ``found`` are its extensions."""
    if kind in {"integer", "decimal", "quantity"}:
        return _number(kind, found)
    if kind in {"date", "dateTime"}:
        return _date(found)
    if kind == "display":
        return {"kind": "statement"}
    return _words(node, kind, found)


def _number(kind: str, found: dict[str, Any]) -> Data:
    item: Data = {"kind": "number", "least": None, "most": None}
    if kind != "integer":
        places = found.pop(urls.PLACES, 3)
        item["decimals"] = places if places in {1, 2, 3} else 3
    least, most = found.get(urls.LEAST), found.get(urls.MOST)
    if _is_whole(least):
        item["least"] = int(found.pop(urls.LEAST))
    if _is_whole(most):
        item["most"] = int(found.pop(urls.MOST))
    return item


def _is_whole(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or (math.isfinite(value) and value.is_integer())


def _date(found: dict[str, Any]) -> Data:
    item: Data = {"kind": "date", "coarseness": "day", "future": True}
    entry = found.get(urls.ENTRY)
    if isinstance(entry, str) and entry.upper() in _FORMATS:
        item["coarseness"] = _FORMATS[found.pop(urls.ENTRY).upper()]
    least = found.get(urls.LEAST)
    year = least[:4] if isinstance(least, str) and least[4:] == "-01-01" else ""
    if year.isdecimal() and 1800 <= int(year) <= 2100:
        found.pop(urls.LEAST)
        return item | ({} if year == "1900" else {"earliest_year": int(year)})
    return {**item, "earliest_year": 1800}


def _words(node: Node, kind: str, found: dict[str, Any]) -> Data:
    several = kind == "string" and node.flag("repeats")
    item: Data = {"kind": "long_text" if kind == "text" else "short_text"}
    if several:
        item["kind"] = "text_list"
        most = found.get(urls.OCCURS)
        if _is_whole(most) and 1 <= most <= 50:
            item["most"] = int(found.pop(urls.OCCURS))
    longest = node.data.get("maxLength")
    if _is_whole(longest) and 1 <= longest <= LIMIT_LONG:
        item["longest"] = int(node.take("maxLength", object, None))
    return item
