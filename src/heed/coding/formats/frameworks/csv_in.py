"""From a table, one code a row, to a framework."""

from collections.abc import Iterable

from heed.coding.definition.codes import UNKNOWN
from heed.coding.formats.frameworks import columns
from heed.coding.formats.frameworks.gathering import (
    Gathering,
    Imported,
    bare_framework,
    layer_slug,
)
from heed.foundation.spreadsheets import SheetRow
from heed.foundation.spreadsheets.formulas import as_meant
from heed.instruments.formats.aside import Data, from_text
from heed.instruments.formats.losses import How, quoted

Cells = dict[str, str]
NO_COLUMN = "Heed has no such column."
ONCE = "The framework as a whole is said in its first row."


def read_rows(rows: Iterable[SheetRow], *, name: str) -> Imported:
    """The framework of a table; ``name`` is that of the file."""
    return _Reader(name).read(rows)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.gathering = Gathering()
        self.first: Cells = {}
        self.kept: Data = {}
        self.codes: set[str] = set()

    def read(self, rows: Iterable[SheetRow]) -> Imported:
        found = [(row, self.cells(row)) for row in rows]
        self.codes = {cells.get(columns.CODE, "") for _row, cells in found}
        for row, cells in found:
            if row.fault:
                self.refuse(row, "", row.fault, "Mend the row.")
            elif cells:
                self.row(row, cells)
        return self.gathering.finish(self.fields(), self.kept, place="the file")

    def fields(self) -> Data:
        """The framework as a whole, as its first row has it."""
        return bare_framework(
            self.gathering,
            slug=self.first.get(columns.FRAMEWORK, ""),
            version=self.first.get(columns.VERSION, ""),
            title=self.first.get(columns.TITLE, ""),
            name=self.name,
        )

    def cells(self, row: SheetRow) -> Cells:
        """The cells by our names, as they were meant."""
        found: Cells = {}
        for heading, cell in row.cells.items():
            text = as_meant(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
            ours = heading.casefold().replace(" ", "_")
            ours = columns.ALSO.get(ours, ours)
            if text and ours in columns.HEADINGS:
                found[ours] = text
            elif text:
                where = f"row {row.number}, column {heading[:80]}"
                self.gathering.lose("", where, quoted(text), NO_COLUMN)
        return found

    def row(self, row: SheetRow, cells: Cells) -> None:
        """One code."""
        place = f"row {row.number}"
        self.framework(place, cells)
        name = cells.get(columns.CODE) or cells.get(columns.LABEL)
        if not name:
            self.refuse(row, columns.LABEL, "The code has no name.", "Write one.")
            return
        slug, label = self.gathering.slug(name), cells.get(columns.LABEL, name)
        code: Data = {"slug": slug, "label": label}
        aliases = columns.lines_of(cells.get(columns.ALIASES, ""))
        if name != label:  # otherwise the label keeps the file's own name
            where = f"{place}, column {columns.CODE}"
            aliases += self.gathering.renamed(name, slug, where)
        self.gathering.add(
            code
            | ({"aliases": aliases} if aliases else {})
            | self.meaning(row, cells)
            | self.standing(row, cells),
            self.aside(row, cells),
            place=place,
        )

    def framework(self, place: str, cells: Cells) -> None:
        """What is said of the framework; later rows must not say otherwise."""
        for key in (columns.FRAMEWORK, columns.VERSION, columns.TITLE):
            if key not in cells:
                continue
            first = self.first.setdefault(key, cells[key])
            if first != cells[key]:
                where, said = f"{place}, column {key}", quoted(cells[key])
                self.gathering.lose("", where, said, ONCE)

    def meaning(self, row: SheetRow, cells: Cells) -> Data:
        """What a code means, and how we know."""
        found: Data = {}
        if definition := cells.get(columns.DEFINITION):
            marks = columns.evidence_of(cells.get(columns.EVIDENCE, ""))
            if marks is None:
                self.refuse(
                    row,
                    columns.EVIDENCE,
                    "There is a mark that is none.",
                    "Use A, B, C or D, joined with +.",
                )
            found |= {"definition": definition, "evidence": marks or ["D"]}
        for key in (columns.USE_WHEN, columns.NOT_WHEN):
            if guides := columns.guides_of(cells.get(key, ""), self.codes):
                found[key] = guides
        if note := cells.get(columns.NOTE):
            found["note"] = note
        return found

    def standing(self, row: SheetRow, cells: Cells) -> Data:
        """The layer of a factor, or the kind of a remainder."""
        kind = cells.get(columns.KIND, columns.KINDS[0])
        if kind not in columns.KINDS:
            known = ", ".join(columns.KINDS)
            self.refuse(
                row, columns.KIND, "This kind is not known.", f"Use one of: {known}."
            )
        found = {"kind": kind} if kind != columns.KINDS[0] else {}
        label = cells.get(columns.LAYER_NAME) or cells.get(columns.LAYER)
        if label:
            slug = layer_slug(cells.get(columns.LAYER, label))
            is_named = columns.LAYER_NAME in cells or slug != UNKNOWN
            found["layer"] = self.gathering.layer(slug if is_named else UNKNOWN, label)
        return found

    def aside(self, row: SheetRow, cells: Cells) -> Data:
        """What our own column keeps of the code, and of the framework."""
        text = cells.get(columns.ASIDE)
        if not text:
            return {}
        kept = from_text(text)
        if kept is None:
            where = f"row {row.number}, column {columns.ASIDE}"
            why = "It is not what Heed wrote there."
            self.gathering.lose("", where, quoted(text), why, How.LOST)
            return {}
        whole, code = kept.get("framework"), kept.get("code")
        if isinstance(whole, dict):
            self.kept = whole
        return code if isinstance(code, dict) else {}

    def refuse(self, row: SheetRow, column: str, what: str, remedy: str) -> None:
        """Note what is wrong in a cell."""
        where = f"row {row.number}" + (f", column {column}" if column else "")
        self.gathering.refuse(where, what, remedy)
