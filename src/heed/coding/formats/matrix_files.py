"""The framework matrix as a file: a row for each person, a column for each factor."""

import csv
from collections.abc import Callable, Iterable
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment

from heed.foundation.spreadsheets.formulas import harmless

Rows = Iterable[list[str]]
WIDE = 40  # letters across a column of summaries


def csv_file(rows: Rows) -> bytes:
    """For any program; begins with the mark by which Excel knows UTF-8."""
    file = StringIO(newline="")
    csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_file(rows: Rows) -> bytes:
    """For Excel: the heads and the names stay in view, and long words are wrapped."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Matrix"
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    sheet.freeze_panes = "B2"
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = WIDE
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


WRITERS: dict[str, tuple[Callable[[Rows], bytes], str]] = {
    "csv": (csv_file, "text/csv; charset=utf-8"),
    "xlsx": (
        xlsx_file,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
