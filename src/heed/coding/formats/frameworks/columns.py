"""The columns of a framework as a table: one code a row."""

import re
from collections.abc import Container, Iterable

from heed.coding.definition.evidence import MARKS
from heed.instruments.formats.aside import Data

FRAMEWORK, VERSION, TITLE = "framework", "version", "title"
CODE, LABEL, ALIASES = "code", "label", "aliases"
LAYER, LAYER_NAME, KIND = "layer", "layer_name", "kind"
DEFINITION, EVIDENCE = "definition", "evidence"
USE_WHEN, NOT_WHEN, NOTE = "use_when", "not_when", "note"
ASIDE = "heed"  # what no column holds, as JSON
HEADINGS = (
    *(FRAMEWORK, VERSION, TITLE, CODE, LABEL, ALIASES, LAYER, LAYER_NAME, KIND),
    *(DEFINITION, EVIDENCE, USE_WHEN, NOT_WHEN, NOTE, ASIDE),
)
# What other programs call the same.
ALSO = {"name": LABEL, "description": DEFINITION, "category": LAYER, "slug": CODE}
KINDS = ("factor", "outcome", "cant-code")

_SEE = re.compile(r"(?s)(.+) \[see ([a-z0-9-]+)\]")
_LETTERS = re.compile(r"[\s,;+]+")


def evidence_cell(marks: Iterable[str]) -> str:
    """Marks as a table shows them: B+C."""
    return "+".join(marks)


def evidence_of(cell: str) -> list[str] | None:
    """The marks of a cell; None where one of them is none."""
    marks = [mark for mark in _LETTERS.split(cell.strip().upper()) if mark]
    return marks if all(mark in MARKS for mark in marks) else None


def guides_cell(guides: Iterable[Data]) -> str:
    """One sentence a line, with the code to look at instead."""
    return "\n".join(
        f"{one['text']} [see {one['instead']}]" if one.get("instead") else one["text"]
        for one in guides
    )


def guides_of(cell: str, codes: Container[str]) -> list[Data]:
    """The sentences of a cell; what it says to see must be one of the codes."""
    found = []
    for line in cell.split("\n"):
        text = line.strip()
        see = _SEE.fullmatch(text)
        if see and see[2] in codes:
            found.append({"text": see[1].strip(), "instead": see[2]})
        elif text:
            found.append({"text": text})
    return found


def lines_of(cell: str) -> list[str]:
    """The lines of a cell that hold something."""
    return [line.strip() for line in cell.split("\n") if line.strip()]
