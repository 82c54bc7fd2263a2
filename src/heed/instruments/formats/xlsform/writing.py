"""From a questionnaire to the sheets of an XLSForm.

What the sheets have no place for is found by reading our own cells back: the
difference goes into ``heed::more``, and into the losses that are told.
"""

from collections.abc import Iterable
from typing import Any

from heed.instruments.definition import Date, Definition, Item, Number
from heed.instruments.definition.items import LongText, ShortText, TextList
from heed.instruments.formats.aside import Data, as_text, left_out
from heed.instruments.formats.conditions_out import Unwritable, as_xpath
from heed.instruments.formats.losses import How, Loss
from heed.instruments.formats.told import told
from heed.instruments.formats.words import HEADINGS, plain_words, writable
from heed.instruments.formats.xlsform.columns import (
    CHOICES,
    MORE,
    PROTOCOL,
    SETTINGS,
    SURVEY,
)
from heed.instruments.formats.xlsform.reading import Reader
from heed.instruments.formats.xlsform.rules import date_rule, number_rule
from heed.instruments.formats.xlsform.tables import Row, Tables
from heed.instruments.formats.xlsform.workbooks import workbook_of

FULL = 30_000  # characters; a cell of Excel holds 32,767
TYPES = {
    "several": "select_multiple",
    "date": "date",
    "short_text": "text",
    "long_text": "text",
    "text_list": "text",
    "statement": "note",
}


def write_xlsform(definition: Definition) -> tuple[bytes, tuple[Loss, ...]]:
    """The workbook, and what other programs will not see of the questionnaire."""
    tables, losses = tables_for(definition)
    return workbook_of(tables), tuple(losses)


def tables_for(definition: Definition) -> tuple[Tables, list[Loss]]:
    """The sheets with everything in them."""
    tables: Tables = {SURVEY: [], CHOICES: [], SETTINGS: []}
    for number, item in enumerate(definition.items, start=2):
        tables[SURVEY].append(Row(SURVEY, number, _cells(item, definition)))
        for option in _listed(item):
            cells = {"list_name": item.code, "name": option.code}
            cells |= _words("label", option.words.root)
            tables[CHOICES].append(Row(CHOICES, len(tables[CHOICES]) + 2, cells))
    tables[SETTINGS].append(Row(SETTINGS, 2, _settings(definition)))
    return tables, _keep_the_rest(tables, definition)


def _keep_the_rest(tables: Tables, definition: Definition) -> list[Loss]:
    """Read the cells as anyone would, and put beside them what is missing."""
    reader, losses = Reader(tables), []
    bare = reader.bare(definition.code)
    document = definition.as_json()
    items = zip(tables[SURVEY], document.pop("items"), reader.draft.items, strict=True)
    for row, whole, read in items:
        losses += _keep(row, left_out(whole, read), whole["code"])
    losses += _keep(tables[SETTINGS][0], left_out(document, bare), "")
    return losses


def _keep(row: Row, kept: Data, code: str) -> list[Loss]:
    if not kept:
        return []
    text = as_text(kept)
    for number, start in enumerate(range(0, len(text), FULL), start=1):
        column = MORE if number == 1 else f"{MORE}_{number}"
        row.cells[column] = text[start : start + FULL]
    return [Loss(code, row.at(MORE), *one, How.ASIDE) for one in told(kept)]


def _cells(item: Item, definition: Definition) -> dict[str, str]:
    cells = {"type": _type(item), "name": item.code, **_words("label", item.ask.root)}
    if item.hint:
        cells |= _words("hint", item.hint.root)
    if item.kind == "five_point":
        cells["appearance"] = "likert"
    if isinstance(item, LongText | TextList):
        cells["appearance"] = "multiline"
    if isinstance(item, Number):
        cells["constraint"] = number_rule(item)
    if isinstance(item, Date):
        cells["constraint"] = date_rule(item)
        looks = {"month": "month-year", "year": "year"}
        cells["appearance"] = looks.get(item.coarseness, "")
    if isinstance(item, ShortText | LongText) and "longest" in item.model_fields_set:
        cells["constraint"] = f"string-length(.) <= {item.longest}"
    if item.shown_if:
        try:
            cells["relevant"] = as_xpath(item.shown_if, definition.by_code)
        except Unwritable:
            cells["relevant"] = ""
    cells |= {f"heed::{key}": _unmarked(getattr(item, key)) for key in PROTOCOL}
    return {column: text for column, text in cells.items() if text}


def _type(item: Item) -> str:
    if isinstance(item, Number):
        return "decimal" if item.decimals else "integer"
    kind = TYPES.get(item.kind, "select_one")
    return f"{kind} {item.code}" if kind.startswith("select") else kind


def _listed(item: Item) -> Iterable[Any]:
    return () if item.kind in {"number", "date"} else item.choices


def _words(base: str, words: Data) -> dict[str, str]:
    return {
        f"{base}::{variant}": _unmarked(text)
        for variant, text in plain_words(words).items()
    }


def _unmarked(text: str) -> str:
    # ${…} would ask another program for an earlier answer.
    return writable(text).replace("${", "$ {")


def _settings(definition: Definition) -> dict[str, str]:
    title = plain_words(definition.title.root)
    return {
        "form_title": _unmarked(next(iter(title.values()), definition.code)),
        "form_id": definition.code,
        "version": str(definition.version),
        "default_language": HEADINGS[definition.languages[0]],
    }
