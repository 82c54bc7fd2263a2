"""The occupancy file: one row a day, read strictly, with a remedy for every mistake.

The columns are ``date``, ``occupied``, ``admissions`` and ``discharges``, in any order.
``occupied`` counts the beds in use as the day begins.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

COLUMNS = ("date", "occupied", "admissions", "discharges")
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
MOST_ROWS = 20_000  # over fifty years of one ward
MOST_BYTES = 2_000_000  # and more than those rows need


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, and how to mend it; row 1 is the heading."""

    row: int
    column: str
    remedy: str


@dataclass(frozen=True)
class DayCount:
    """One day of a ward as the file gives it."""

    row: int
    day: date
    occupied: int
    admissions: int
    discharges: int

    @property
    def numbers(self) -> tuple[int, int, int]:
        """The three counts without their day."""
        return self.occupied, self.admissions, self.discharges


@dataclass
class OccupancyFile:
    """What a file holds: the good rows, and what is wrong with the others."""

    days: list[DayCount] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_occupancy(lines: Iterable[str]) -> OccupancyFile:
    """The rows of an occupancy file and everything that is wrong with it."""
    found = OccupancyFile()
    try:
        _read(csv.reader(lines, strict=True), found)
    except csv.Error:
        row = len(found.days) + len(found.problems) + 2
        remedy = "This line cannot be read. Save the sheet as CSV again."
        found.problems.append(Problem(row, "", remedy))
    return found


def _read(reader: Iterable[list[str]], found: OccupancyFile) -> None:
    rows = iter(reader)
    heading = [name.strip().lstrip("\ufeff").lower() for name in next(rows, [])]
    missing = [name for name in COLUMNS if heading.count(name) != 1]
    if missing:
        found.problems += [
            Problem(1, name, f"The heading needs one column called “{name}”.")
            for name in missing
        ]
        return
    seen: dict[date, int] = {}
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            remedy = f"The file has more than {MOST_ROWS:,} rows. Split it."
            found.problems.append(Problem(number, "", remedy))
            return
        if any(cell.strip() for cell in cells):
            _read_row(number, dict(zip(heading, cells, strict=False)), seen, found)


def _read_row(
    number: int, cells: dict[str, str], seen: dict[date, int], found: OccupancyFile
) -> None:
    problems: list[Problem] = []
    day = _day(number, cells.get("date", ""), problems)
    counts = [_count(number, c, cells.get(c, ""), problems) for c in COLUMNS[1:]]
    if day is not None and day in seen:
        remedy = f"Row {seen[day]} already has this date. Keep one of the two."
        problems.append(Problem(number, "date", remedy))
    if not problems and day is not None:
        seen[day] = number
        found.days.append(DayCount(number, day, *counts))
    found.problems += problems


def _day(number: int, text: str, problems: list[Problem]) -> date | None:
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    remedy = "Write the date as 2026-03-31 or 31/03/2026."
    problems.append(Problem(number, "date", remedy))
    return None


def _count(number: int, column: str, text: str, problems: list[Problem]) -> int:
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 5:
        return int(text)
    remedy = "Write a whole number. If it is not known, leave the row out."
    problems.append(Problem(number, column, remedy))
    return 0
