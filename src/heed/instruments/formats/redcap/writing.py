"""From a questionnaire to a REDCap data dictionary.

What the dictionary has no place for is found by reading our own cells back: the
difference goes into the field annotation after ``@HEED=``.
"""

import csv
import io
import re

from heed.foundation.spreadsheets.formulas import harmless
from heed.instruments.definition import (
    Date,
    Definition,
    Item,
    LongText,
    Number,
    Several,
    ShortText,
    TextList,
)
from heed.instruments.definition.items import WithOptions
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.aside import Data, left_out
from heed.instruments.formats.conditions_out import Unwritable, as_branching
from heed.instruments.formats.losses import How, Loss
from heed.instruments.formats.redcap.annotations import (
    FORM_MARK,
    MARK,
    with_exclusive,
    with_kept,
)
from heed.instruments.formats.redcap.columns import (
    ANNOTATION,
    BRANCHING,
    CHOICES,
    FIELD,
    FORM,
    HEADINGS,
    IDENTIFIER,
    LABEL,
    LEAST,
    MOST,
    NOTE,
    TYPE,
    VALIDATION,
)
from heed.instruments.formats.redcap.lines import Line
from heed.instruments.formats.redcap.reading import Reader
from heed.instruments.formats.told import told
from heed.instruments.formats.words import plain_words, writable

NUMBER = re.compile(r"-?\d+")
LONGEST = 65_000  # characters; REDCap keeps no longer annotation
TYPES = {
    "several": "checkbox",
    "long_text": "notes",
    "text_list": "notes",
    "statement": "descriptive",
}
RECORD = {
    FIELD: "record_id",
    TYPE: "text",
    LABEL: "Record ID",
}


def write_redcap(definition: Definition) -> tuple[bytes, tuple[Loss, ...]]:
    """The dictionary, and what REDCap will not see of the questionnaire."""
    lines, losses = lines_for(definition)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(HEADINGS.values())
    for line in lines:
        writer.writerow([_safe(line.cells.get(column, "")) for column in HEADINGS])
    return target.getvalue().encode("utf-8-sig"), tuple(losses)


def _safe(text: str) -> str:
    return text if NUMBER.fullmatch(text) else harmless(text)


def lines_for(definition: Definition) -> tuple[list[Line], list[Loss]]:
    """The fields with everything in them."""
    form = {FORM: definition.code.replace("-", "_")}
    rows = [
        RECORD | form,
        *(form | _cells(one, definition) for one in definition.items),
    ]
    lines = [Line(number, cells) for number, cells in enumerate(rows, start=2)]
    return lines, _keep_the_rest(lines, definition)


def _keep_the_rest(lines: list[Line], definition: Definition) -> list[Loss]:
    """Read the cells as anyone would, and put beside them what is missing."""
    reader, losses = Reader([Line(one.number, dict(one.cells)) for one in lines]), []
    bare = reader.bare(definition.code)
    document = definition.as_json()
    items = zip(lines[1:], document.pop("items"), reader.draft.items, strict=True)
    for line, whole, read in items:
        losses += _keep(line, MARK, left_out(whole, read), whole["code"])
    losses += _keep(lines[0], FORM_MARK, left_out(document, bare), "")
    return losses


def _keep(line: Line, mark: str, kept: Data, code: str) -> list[Loss]:
    if not kept:
        return []
    text = with_kept(line.cells.get(ANNOTATION, ""), mark, kept)
    if len(text) > LONGEST:
        raise DefinitionError(
            [
                Problem(
                    code or "the questionnaire",
                    "REDCap's annotation is too short for all that belongs to it.",
                    "Export it as XLSForm or FHIR, or shorten its words.",
                )
            ]
        )
    line.cells[ANNOTATION] = text
    return [Loss(code, line.at(ANNOTATION), *one, How.ASIDE) for one in told(kept)]


def _cells(item: Item, definition: Definition) -> dict[str, str]:
    cells = {FIELD: item.code, TYPE: _type(item), LABEL: _english(item.ask.root)}
    if item.hint:
        cells[NOTE] = _english(item.hint.root)
    if isinstance(item, WithOptions):
        cells[CHOICES] = " | ".join(
            f"{option.code}, {_choice(option.words.root)}" for option in item.options
        )
    if isinstance(item, Several):
        alone = [option.code for option in item.options if option.exclusive]
        cells[ANNOTATION] = with_exclusive(alone)
    if isinstance(item, Number):
        rule = f"number_{item.decimals}dp" if item.decimals else "integer"
        cells |= {VALIDATION: rule, LEAST: str(item.least), MOST: str(item.most)}
    if isinstance(item, Date) and item.coarseness == "day":
        cells |= {VALIDATION: "date_ymd", LEAST: f"{item.earliest_year}-01-01"}
        cells[MOST] = "" if item.future else "today"
    if isinstance(item, ShortText) and (item.contact or item.names_person):
        cells[IDENTIFIER] = "y"
    if isinstance(item, LongText | TextList) and item.kept_from_place:
        cells[IDENTIFIER] = "y"
    if item.shown_if:
        try:
            cells[BRANCHING] = as_branching(item.shown_if, definition.by_code)
        except Unwritable:
            cells[BRANCHING] = ""
    return cells


def _type(item: Item) -> str:
    if isinstance(item, WithOptions):
        return TYPES.get(item.kind, "radio")
    return TYPES.get(item.kind, "text")


def _english(words: Data) -> str:
    plain = plain_words(words)
    return plain.get("en-gb") or next(iter(plain.values()), "")


def _choice(words: Data) -> str:
    # REDCap parts the options at these, and has no way to write them otherwise.
    return writable(" ".join(_english(words).replace("|", "/").split()))
