"""Reads Excel workbooks from strangers: the package is checked before it is opened."""

import datetime as dt
import re
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

import openpyxl
from defusedxml.ElementTree import iterparse
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser

from heed.foundation.spreadsheets.sheets import (
    Limits,
    SheetLine,
    SheetRow,
    SpreadsheetRefused,
    check_lengths,
    named_rows,
)

if openpyxl.LXML or not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must read XML through defusedxml and without lxml.")

SAVE_AGAIN = "Open it in a spreadsheet program and save it again as .xlsx or CSV."
TABLE_TAG = ROW_TAG.removesuffix("row") + "sheetData"
Numbered = tuple[int, dict[int, object]]
# Small parts, such as a style sheet, may pack well without harm.
PACKED_WELL = 2**20
# defusedxml's refusals are ValueErrors.
BROKEN = (
    BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    zlib.error,
)
ROW_START = re.compile(rb"<row[\s>/]")


def xlsx_rows(
    path: Path, *, limits: Limits, sheet: str | None = None
) -> Iterator[SheetRow]:
    """Stream the rows of a workbook, sheet by sheet; each has its own first row."""
    check_package(path, limits)
    try:
        yield from _workbook_rows(path, limits, sheet)
    except (*BROKEN, EOFError, OSError) as error:
        raise SpreadsheetRefused("The workbook is damaged.", SAVE_AGAIN) from error


def xlsx_lines(path: Path, *, limits: Limits) -> Iterator[SheetLine]:
    """Stream every row of every sheet as it stands, the first row like the others."""
    check_package(path, limits)
    try:
        for title, table in _tables(path, limits, None):
            for number, cells in enumerate(table, start=1):
                check_lengths(number, cells, cells, limits)
                yield SheetLine(title, number, tuple(cells))
    except (*BROKEN, EOFError, OSError) as error:
        raise SpreadsheetRefused("The workbook is damaged.", SAVE_AGAIN) from error


def check_package(path: Path, limits: Limits) -> None:
    """Refuse a package that would unpack to far more than it seems."""
    try:
        with ZipFile(path) as package:
            parts = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise SpreadsheetRefused("The workbook is damaged.", SAVE_AGAIN) from error
    if len(parts) > limits.zip_entries:
        raise SpreadsheetRefused("The workbook has too many parts.", SAVE_AGAIN)
    # zipfile never reads more of a part than its stated size, so the sum is a bound.
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise _too_large(limits.unpacked_bytes)
    for part in parts:
        _check_part(part, limits)
    _check_beginnings(path, parts)


def _check_part(part: ZipInfo, limits: Limits) -> None:
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if ".." in name.parts or name.is_absolute() or part.flag_bits & 1:
        raise SpreadsheetRefused(
            "The workbook is locked or points outside itself.", SAVE_AGAIN
        )
    packed = max(part.compress_size, 1)
    if part.file_size > PACKED_WELL and part.file_size / packed > limits.packing_ratio:
        raise _too_large(limits.unpacked_bytes)
    strings = name.name.lower() == "sharedstrings.xml"
    if strings and part.file_size > limits.shared_strings_bytes:
        raise _too_large(limits.shared_strings_bytes)


def _check_beginnings(path: Path, parts: list[ZipInfo]) -> None:
    """Refuse document types: they open the way to outside files and endless text."""
    with path.open("rb") as file, ZipFile(file) as package:
        for part in parts:
            try:
                with package.open(part) as content:
                    start = content.read(4096).replace(b"\x00", b"").upper()
            except (*BROKEN, EOFError, OSError, NotImplementedError) as error:
                raise SpreadsheetRefused(
                    "The workbook is damaged.", SAVE_AGAIN
                ) from error
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise SpreadsheetRefused(
                    "The workbook holds instructions that a spreadsheet never needs.",
                    SAVE_AGAIN,
                )


def _too_large(most: int) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"The workbook unpacks to more than {most // 2**20} MB, or a cell is far "
        "too long.",
        "Save it as CSV, or split it into smaller files.",
    )


def _workbook_rows(path: Path, limits: Limits, only: str | None) -> Iterator[SheetRow]:
    for title, table in _tables(path, limits, only):
        yield from named_rows(table, sheet=title, limits=limits)


def _tables(
    path: Path, limits: Limits, only: str | None
) -> Iterator[tuple[str, Iterator[list[str]]]]:
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles, which are not read
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    with path.open("rb") as file, ZipFile(file) as package:
        chosen = _chosen(book, limits, only)
        for sheet in chosen:
            with package.open(sheet._worksheet_path) as source:
                _refuse_too_many_rows(source, limits)
        for sheet in chosen:
            with package.open(sheet._worksheet_path) as source:
                yield sheet.title, _table(_sheet_values(sheet, source), limits)


def _refuse_too_many_rows(source: IO[bytes], limits: Limits) -> None:
    """Count rows before any is read: unpacking costs a hundredth of parsing."""
    count, before = 0, b""
    while piece := source.read(2**15):
        piece = before + piece
        count += len(ROW_START.findall(piece))
        before = piece[-4:]  # too short for a row to begin in it twice
        if count > limits.rows + 1:
            raise _too_many_rows(limits, limits.rows + 2)


def _too_many_rows(limits: Limits, row: int) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"The sheet has more than {limits.rows:,} rows.",
        "Delete the rows that are not needed.",
        row=row,
    )


def _sheet_values(sheet: ReadOnlyWorksheet, source: IO[bytes]) -> Iterator[Numbered]:
    """Yield rows with their numbers, and forget each before the next.

    openpyxl's own loop keeps an empty element for every row it has read.
    """
    book = sheet.parent
    parser = WorkSheetParser(
        source,
        sheet._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    table = None
    for event, element in iterparse(source, events=("start", "end")):
        if event == "start" and element.tag == TABLE_TAG:
            table = element
        elif event == "end" and element.tag == ROW_TAG:
            number, cells = parser.parse_row(element)
            yield number, {cell["column"]: cell["value"] for cell in cells}
            parser.row_dimensions.clear()
            if table is not None:
                table.clear()


def _chosen(book: openpyxl.Workbook, limits: Limits, only: str | None) -> list:
    if len(book.worksheets) > limits.sheets:
        raise SpreadsheetRefused(
            f"The workbook has more than {limits.sheets} sheets.",
            "Keep only the sheets that are needed.",
        )
    chosen = [s for s in book.worksheets if only is None or s.title == only]
    if not chosen:
        raise SpreadsheetRefused(
            "The workbook has no sheet of the name that the map gives.",
            "Correct 'sheet' in the map.",
        )
    return chosen


def _table(values: Iterator[Numbered], limits: Limits) -> Iterator[list[str]]:
    width, last = 0, 0
    for read, (number, found) in enumerate(values):
        if read > limits.rows:
            raise _too_many_rows(limits, number)
        cells = {at: text for at, value in found.items() if (text := _text(value))}
        if not cells:
            continue  # a row with nothing but its looks, however far down
        reach = max(cells)
        if reach > limits.columns or number > limits.rows + 1:
            raise SpreadsheetRefused(
                f"A cell lies beyond {limits.columns} columns or {limits.rows:,} rows.",
                "Delete stray cells far to the right or far below.",
                row=number,
            )
        for _ in range(last + 1, number):
            yield [""] * width  # rows without a cell are left out of the file
        last = number
        # Excel leaves out empty cells at the end of a row, so a short row is whole.
        width = width or reach
        yield [cells.get(at, "") for at in range(1, max(width, reach) + 1)]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
