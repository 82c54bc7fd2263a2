"""The sheets of an XLSForm as an Excel workbook."""

import io
from typing import Any

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell

from heed.instruments.formats.words import HEADINGS
from heed.instruments.formats.xlsform.columns import CHOICES, SURVEY
from heed.instruments.formats.xlsform.tables import Row, Tables


def workbook_of(tables: Tables) -> bytes:
    """The workbook; every cell is words, however it begins."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        columns = _columns(name, rows)
        sheet.append([_text(sheet, _heading(column)) for column in columns])
        for row in rows:
            cells = [row.cells.get(column, "") for column in columns]
            sheet.append([_text(sheet, text) for text in cells])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _columns(name: str, rows: list[Row]) -> list[str]:
    first = {SURVEY: ["type", "name"], CHOICES: ["list_name", "name"]}.get(name, [])
    used = {column for row in rows for column in row.cells}
    languages = [f"{base}::{key}" for base in ("label", "hint") for key in HEADINGS]
    ordered = [*first, *languages, "appearance", "constraint", "relevant"]
    found = [column for column in ordered if column in used or column in first]
    return [*found, *sorted(used - set(found))]


def _heading(column: str) -> str:
    base, _, variant = column.partition("::")
    return f"{base}::{HEADINGS[variant]}" if variant in HEADINGS else column


def _text(sheet: Any, text: str) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value="")
    cell.value = text
    cell.data_type = "s"  # never a formula, however it begins
    return cell
