"""The one door to spreadsheets: rows of named text from CSV or Excel, streamed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from heed.foundation.spreadsheets.csv_sheets import csv_rows
from heed.foundation.spreadsheets.sheets import (
    Limits,
    SheetLine,
    SheetRow,
    SpreadsheetRefused,
    tidy,
)
from heed.foundation.spreadsheets.xlsx_sheets import (
    check_package,
    xlsx_lines,
    xlsx_rows,
)

__all__ = [
    "Limits",
    "SheetLine",
    "SheetRow",
    "SpreadsheetRefused",
    "check_package",
    "lines",
    "rows",
    "tidy",
]

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def rows(
    path: Path,
    *,
    limits: Limits | None = None,
    sheet: str | None = None,
    tell: Callable[[str], None] = lambda sentence: None,
) -> Iterator[SheetRow]:
    """Stream the rows of a file; what it is, is judged by its first bytes and name."""
    limits = limits or Limits()
    if _kind_of(path) == ZIP:
        yield from xlsx_rows(path, limits=limits, sheet=sheet)
    else:
        yield from csv_rows(path, limits=limits, tell=tell)


def lines(path: Path, *, limits: Limits | None = None) -> Iterator[SheetLine]:
    """Stream every row of every sheet of an Excel workbook, headers included."""
    if _kind_of(path) != ZIP:
        raise SpreadsheetRefused(
            "The file is not an Excel workbook.", "Save it again as .xlsx."
        )
    yield from xlsx_lines(path, limits=limits or Limits())


def _kind_of(path: Path) -> bytes:
    with path.open("rb") as file:
        start = file.read(4)
    _check_kind(path, start)
    return start


def _check_kind(path: Path, start: bytes) -> None:
    if not start:
        raise SpreadsheetRefused("The file is empty.", "Export it again.")
    if start == OLD_EXCEL:
        raise SpreadsheetRefused(
            "The file is an old or locked Excel file.",
            "Save it as .xlsx without a password, or as CSV.",
        )
    suffix = path.suffix.lower()
    expected = ".xlsx" if start == ZIP else ".csv"
    if suffix not in ({".xlsx"} if start == ZIP else {".csv", ".txt", ".tsv"}):
        raise SpreadsheetRefused(
            f"The name ends in '{suffix}', but the file is not of that kind.",
            f"Save it again as {expected}.",
        )
