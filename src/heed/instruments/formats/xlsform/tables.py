"""The sheets of an XLSForm as rows of named cells that remember what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from heed.foundation.spreadsheets import SheetLine
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.xlsform.columns import (
    CHOICES,
    MORE,
    SETTINGS,
    SURVEY,
    canonical,
)

Headings = dict[str, str]  # the one spelling, and how the file spells it


@dataclass(slots=True)
class Row:
    """One row; what is taken is crossed off, so that nothing is dropped unseen."""

    sheet: str
    number: int
    cells: dict[str, str]
    headings: Headings = field(default_factory=dict, repr=False)
    _taken: set[str] = field(default_factory=set)

    @property
    def place(self) -> str:
        """Where the row stands, in words."""
        return f"{self.sheet}, row {self.number}"

    def at(self, column: str) -> str:
        """Where a cell stands, in words."""
        return f"{self.place}, column {self.headings.get(column, column)}"

    def take(self, column: str) -> str:
        """The text of a cell, and cross it off."""
        self._taken.add(column)
        return self.cells.get(column, "").strip()

    def take_words(self, base: str) -> dict[str, str]:
        """The words of a column in all our variants."""
        found = {
            column.partition("::")[2]: self.take(column)
            for column in self.cells
            if column.startswith(f"{base}::") and "::?" not in column
        }
        return {variant: text for variant, text in found.items() if text}

    def take_kept(self) -> str:
        """What was kept aside, from as many cells as it needed."""
        parts, number = [self.take(MORE)], 2
        while f"{MORE}_{number}" in self.cells:
            parts.append(self.take(f"{MORE}_{number}"))
            number += 1
        return "".join(parts)

    def left(self) -> Iterator[tuple[str, str]]:
        """The cells that nobody took."""
        for column, text in self.cells.items():
            if column not in self._taken and text.strip():
                yield column, text.strip()


Tables = dict[str, list[Row]]


def tables_of(lines: Iterable[SheetLine]) -> Tables:
    """The sheets that an XLSForm is made of; others only say that they are there."""
    tables: Tables = {}
    headings: dict[str, dict[int, str]] = {}
    spelt: dict[str, Headings] = {}
    for line in lines:
        sheet = line.sheet.strip().casefold()
        if sheet not in headings:
            headings[sheet], spelt[sheet] = _headings(line)
            tables[sheet] = []
            continue
        cells = {
            headings[sheet].get(at, f"column {at + 1}"): text
            for at, text in enumerate(line.cells)
            if text.strip()
        }
        if cells:
            tables[sheet].append(Row(sheet, line.number, cells, spelt[sheet]))
    return tables


def _headings(line: SheetLine) -> tuple[dict[int, str], Headings]:
    found: dict[int, str] = {}
    spelt: Headings = {}
    for at, heading in enumerate(line.cells):
        if not heading.strip():
            continue
        name = canonical(heading)
        is_ours = line.sheet.strip().casefold() in {SURVEY, CHOICES, SETTINGS}
        if name in spelt and is_ours:
            raise DefinitionError(
                [
                    Problem(
                        f"{line.sheet}, row 1, column {heading.strip()[:80]}",
                        f"It means the same as column {spelt[name]}.",
                        "Remove one of the two.",
                    )
                ]
            )
        found[at], spelt[name] = name, heading.strip()[:80]
    return found, spelt
