"""The rows of a data dictionary, under one spelling of its columns."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from heed.foundation.spreadsheets import SheetRow
from heed.foundation.spreadsheets.formulas import as_meant
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.redcap.columns import HEADINGS, canonical

AN_XLSFORM = Problem(
    "row 1", "This is an XLSForm as CSV.", "Save it as an Excel workbook."
)
EXPORT = "Export the dictionary from REDCap as CSV."
EMPTY = {"", "NA"}  # R writes NA where there is nothing


@dataclass(slots=True)
class Line:
    """One field; what is taken is crossed off, so that nothing is dropped unseen."""

    number: int
    cells: dict[str, str]
    headings: dict[str, str] = field(default_factory=dict, repr=False)
    taken: set[str] = field(default_factory=set)

    @property
    def place(self) -> str:
        """Where the field stands, in words."""
        return f"row {self.number}"

    def at(self, column: str) -> str:
        """Where a cell stands, in words."""
        heading = self.headings.get(column) or HEADINGS.get(column, column)
        return f"{self.place}, column {heading}"

    def take(self, column: str) -> str:
        """The text of a cell, and cross it off."""
        self.taken.add(column)
        text = self.cells.get(column, "").strip()
        return "" if text in EMPTY else text


def lines_of(rows: Iterable[SheetRow]) -> list[Line]:
    """The rows of a data dictionary under the names that the API gives its columns."""
    lines = []
    for row in rows:
        if any(name.strip().casefold() == "survey" for name in row.cells):
            raise DefinitionError([AN_XLSFORM])
        if row.fault:
            raise DefinitionError([Problem(f"row {row.number}", row.fault, EXPORT)])
        cells = {canonical(name): as_meant(text) for name, text in row.cells.items()}
        headings = {canonical(name): name for name in row.cells}
        line = Line(row.number, cells, headings)
        if any(text.strip() not in EMPTY for text in cells.values()):
            lines.append(line)
    return lines
