"""Excel: a sheet of codes, and a sheet that says what they mean."""

from pathlib import Path

from openpyxl import Workbook

from heed.foundation.spreadsheets.formulas import harmless
from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.codebook import HEADINGS, codebook_lines


def write_xlsx(dataset: Dataset, path: Path) -> None:
    """Written row by row, so that memory stays flat."""
    book = Workbook(write_only=True)
    data = book.create_sheet("Data")
    data.append([column.name for column in dataset.columns])
    for row in dataset.rows:
        data.append([harmless(v) if isinstance(v, str) else v for v in row])
    meanings = book.create_sheet("Codebook")
    meanings.append(HEADINGS)
    for line in codebook_lines(dataset):
        meanings.append([harmless(v) if isinstance(v, str) else v for v in line])
    book.save(path)
