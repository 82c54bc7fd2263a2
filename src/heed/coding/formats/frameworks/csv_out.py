"""From a framework to a table that a spreadsheet program shows: one code a row."""

import csv
import io

from heed.coding.definition.codes import Code
from heed.coding.definition.framework import Framework
from heed.coding.formats.frameworks import columns
from heed.coding.formats.frameworks.csv_in import read_rows
from heed.coding.formats.frameworks.gathering import kept_of
from heed.foundation.spreadsheets import SheetRow
from heed.foundation.spreadsheets.formulas import harmless
from heed.instruments.formats.aside import as_text
from heed.instruments.formats.losses import Loss

LONGEST = 32_000  # characters; Excel keeps no longer cell
TOO_LONG = "It is too long for a cell. Take FHIR or YAML, which hold it."


def write_csv(framework: Framework) -> tuple[bytes, tuple[Loss, ...]]:
    """The table, and what a reader of its columns will not see of the framework."""
    rows = [_cells(framework, code) for code in framework.codes]
    losses = _keep_the_rest(rows, framework)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns.HEADINGS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(_harmless(row))
    return b"\xef\xbb\xbf" + text.getvalue().encode(), tuple(losses)


def _cells(framework: Framework, code: Code) -> dict[str, str]:
    layers = {layer.slug: layer.label for layer in framework.layers}
    document = code.model_dump(mode="json")
    return {
        columns.FRAMEWORK: framework.slug,
        columns.VERSION: framework.version,
        columns.TITLE: framework.title,
        columns.CODE: code.slug,
        columns.LABEL: code.label,
        columns.ALIASES: "\n".join(code.aliases),
        columns.LAYER: code.layer or "",
        columns.LAYER_NAME: layers.get(code.layer or "", ""),
        columns.KIND: code.kind,
        columns.DEFINITION: code.definition or "",
        columns.EVIDENCE: columns.evidence_cell(code.evidence),
        columns.USE_WHEN: columns.guides_cell(document["use_when"]),
        columns.NOT_WHEN: columns.guides_cell(document["not_when"]),
        columns.NOTE: code.note or "",
    }


def _keep_the_rest(rows: list[dict[str, str]], framework: Framework) -> list[Loss]:
    """Read the table as anyone would, and put beside it what is missing."""
    document = framework.as_json()
    codes, losses, asides = document.pop("codes"), [], []
    lines = [SheetRow(at, "", _harmless(row)) for at, row in enumerate(rows, 2)]
    bare = read_rows(lines, name="heed").framework.as_json()
    for line, whole, seen in zip(lines, codes, bare.pop("codes"), strict=True):
        where = f"row {line.number}"
        kept, told = kept_of(whole, seen, item=whole["slug"], where=where)
        losses += told
        asides.append({"code": kept} if kept else {})
    kept, told = kept_of(document, bare, item="", where="row 2")
    if len(as_text(kept)) > LONGEST:
        kept.pop("crosswalks", None)
        told.append(Loss("", "row 2", "crosswalks.", TOO_LONG))
    if kept:
        asides[0]["framework"] = kept
    for row, aside in zip(rows, asides, strict=True):
        row[columns.ASIDE] = as_text(aside) if aside else ""
    return [*losses, *told]


def _harmless(row: dict[str, str]) -> dict[str, str]:
    return {key: harmless(cell) for key, cell in row.items()}
