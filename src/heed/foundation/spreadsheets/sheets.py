"""What a spreadsheet is to us: rows of named text, limits, refusals with a remedy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row under a header; `fault` says in a sentence why it cannot be trusted."""

    number: int
    sheet: str
    cells: dict[str, str] = field(repr=False)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row as it stands, without a header to name its cells."""

    sheet: str
    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's file is read at all."""

    rows: int = 2_000_000
    columns: int = 500
    cell_characters: int = 50_000
    sheets: int = 20
    zip_entries: int = 1_000
    unpacked_bytes: int = 200 * 2**20
    # openpyxl keeps the shared strings of a workbook in memory, so they get a cap of
    # their own; all else is streamed.
    shared_strings_bytes: int = 50 * 2**20
    packing_ratio: int = 100


class SpreadsheetRefused(Exception):
    """A file that is not read, or not read further; the message says what to do."""

    def __init__(
        self, problem: str, remedy: str, *, row: int | None = None, column: str = ""
    ) -> None:
        super().__init__(problem, remedy, row, column)
        self.problem, self.remedy, self.row, self.column = problem, remedy, row, column

    def __str__(self) -> str:
        where = f"Row {self.row}" if self.row else ""
        if self.column:
            where += f"{', c' if where else 'C'}olumn {self.column}"
        return f"{where + ': ' if where else ''}{self.problem} {self.remedy}"

    def __reduce__(self) -> tuple:
        return _rebuilt, self.args


def _rebuilt(
    problem: str, remedy: str, row: int | None, column: str
) -> SpreadsheetRefused:
    return SpreadsheetRefused(problem, remedy, row=row, column=column)


def tidy(text: str) -> str:
    """Return text as it is compared: one kind of space, none at the ends."""
    return " ".join(text.split())


def named_rows(
    table: Iterator[list[str]], *, sheet: str, limits: Limits
) -> Iterator[SheetRow]:
    """Put the names of the first row to the cells of all others."""
    header = _header(next(table, []), limits)
    for number, cells in enumerate(table, start=2):
        if number > limits.rows:
            raise SpreadsheetRefused(
                f"The file has more than {limits.rows:,} rows.",
                "Split it into smaller files.",
                row=number,
            )
        if any(cells):
            yield _row(number, sheet, header, cells, limits)


def _header(cells: list[str], limits: Limits) -> list[str]:
    names = [tidy(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise SpreadsheetRefused(
            "The first row is empty.", "Put the names of the columns there.", row=1
        )
    if len(names) > limits.columns:
        raise SpreadsheetRefused(
            f"There are more than {limits.columns} columns.",
            "Keep only the columns that the map names.",
            row=1,
        )
    for at, name in enumerate(names, start=1):
        _check_name(name, at, names)
    return names


def _check_name(name: str, at: int, names: list[str]) -> None:
    if not name:
        raise SpreadsheetRefused(
            "The column has no name.",
            "Name it in the first row.",
            row=1,
            column=f"{at}",
        )
    if names.count(name) > 1:
        raise SpreadsheetRefused(
            "Two columns have this name.", "Rename one.", row=1, column=name[:80]
        )


def check_lengths(
    number: int, names: Sequence[str], cells: Sequence[str], limits: Limits
) -> None:
    """Refuse a cell that nobody can have meant."""
    for name, cell in zip(names, cells, strict=False):
        if len(cell) > limits.cell_characters:
            raise SpreadsheetRefused(
                f"The cell holds more than {limits.cell_characters:,} characters.",
                "Shorten it, or check that the file is whole.",
                row=number,
                column=name[:80],
            )


def _row(
    number: int, sheet: str, header: list[str], cells: list[str], limits: Limits
) -> SheetRow:
    check_lengths(number, header, cells, limits)
    fault = ""
    if any(cells[len(header) :]):
        fault = "The row has more cells than the first row has names."
    elif len(cells) < len(header):
        fault = "The row has fewer cells than the first row has names."
    named = dict(zip(header, cells, strict=False))
    return SheetRow(number, sheet, named, fault)
