"""CSV with a codebook beside it."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from heed.foundation.spreadsheets.formulas import harmless
from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.codebook import HEADINGS, codebook_lines


def write_csv(dataset: Dataset, path: Path) -> None:
    """Codes as numbers; what they mean stands in ``NAME-codebook.csv``."""
    _write(path, [column.name for column in dataset.columns], dataset.rows)
    book = path.with_name(f"{path.stem}-codebook.csv")
    _write(book, HEADINGS, codebook_lines(dataset))


def _write(
    path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            writer.writerow([harmless(v) if isinstance(v, str) else v for v in row])
