"""What was found as CSV: one row for each code on each line; a hidden cell says so."""

import csv
from io import StringIO

from heed.coding.found import EVERYBODY, Found
from heed.coding.presenters.lines import label_of
from heed.foundation.spreadsheets.formulas import harmless

HEAD = ("axis", "key", "line", "code", "label", "kind", "people", "of", "mentions")
HIDDEN = "not shown"


def found_csv(found: Found) -> str:
    """Every line along every axis; an empty cell does not occur."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for axis, lines in found.axes.items():
        for one in lines:
            named = _named(found, axis, one.key)
            for code in found.names.factors:
                counts = (one.people[code.slug], one.base, one.mentions[code.slug])
                about = (code.slug, harmless(code.label), code.kind)
                writer.writerow((axis, one.key, named, *about, *map(_cell, counts)))
    return out.getvalue()


def _named(found: Found, axis: str, key: str) -> str:
    return harmless("" if key == EVERYBODY else label_of(found, axis, key))


def _cell(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
