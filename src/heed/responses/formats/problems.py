"""Writes the refused rows as a CSV that a spreadsheet program opens safely."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from heed.foundation.spreadsheets.formulas import harmless

COLUMNS = ["row", "column", "value", "problem", "remedy"]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row is refused. `value_hint` holds a date or code, never a comment."""

    row: int
    column: str
    value_hint: str
    problem: str
    remedy: str


def write_problems(file: TextIO, problems: Iterable[RowProblem]) -> int:
    """Write problems, one a line under a header, and return how many there were."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    count = 0
    for problem in problems:
        texts = (problem.column, problem.value_hint, problem.problem, problem.remedy)
        writer.writerow([problem.row, *map(harmless, texts)])
        count += 1
    return count
