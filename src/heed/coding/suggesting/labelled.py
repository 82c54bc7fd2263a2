"""Texts with the labels that people gave them, read from a table."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from heed.coding.suggesting.errors import CannotSuggest
from heed.foundation.spreadsheets import SheetRow, tidy

YES, NO = {"1", "1.0"}, {"", "0", "0.0"}


@dataclass(frozen=True)
class Labelled:
    """Texts, who wrote each, and for each text and label whether it was given."""

    texts: Sequence[str] = field(repr=False)
    groups: Sequence[str] = field(repr=False)
    labels: Sequence[str]
    marks: np.ndarray = field(repr=False)  # texts by labels, bool
    empty_texts: int = 0

    def __post_init__(self) -> None:
        if self.marks.shape != (len(self.texts), len(self.labels)):
            raise CannotSuggest("Texts and labels do not fit.", "Give one row a text.")
        if len(self.groups) != len(self.texts):
            raise CannotSuggest("Texts and writers do not fit.", "Give one a text.")

    @property
    def digest(self) -> str:
        """A fingerprint of the whole, so that a score card names its data."""
        found = hashlib.sha256()
        for part in (self.labels, self.texts, self.groups):
            for one in part:
                found.update(one.encode("utf-8", "surrogatepass") + b"\0")
        found.update(np.packbits(self.marks.astype(bool)).tobytes())
        return found.hexdigest()


def labelled_from_rows(
    rows: Iterable[SheetRow], *, text: str, group: str, labels: Sequence[str] | None
) -> Labelled:
    """Rows of a table as labelled texts; ``labels=None`` takes every 0/1 column."""
    table = list(rows)
    if not table:
        raise CannotSuggest("The file has no rows.", "Export it again.")
    _refuse_faults(table)
    columns = list(table[0].cells)
    text, group = tidy(text), tidy(group)
    for name, option in ((text, "--text"), (group, "--group")):
        _check_column(name, columns, option)
    with_words = [row for row in table if tidy(row.cells[text])]
    if labels is None:
        chosen = [name for name in columns if _is_zero_one(name, table)]
    else:
        chosen = [_labelled_column(name, columns, table) for name in labels]
    chosen = [name for name in dict.fromkeys(chosen) if name not in {text, group}]
    if not chosen:
        raise CannotSuggest(
            "No column holds labels.", "A label's column has 1 where it was given."
        )
    return Labelled(
        texts=[tidy(row.cells[text]) for row in with_words],
        # Whoever is not named is taken for a person of their own.
        groups=[tidy(r.cells[group]) or f"row {r.number}" for r in with_words],
        labels=chosen,
        marks=np.array(
            [[r.cells[c].strip() in YES for c in chosen] for r in with_words]
        ),
        empty_texts=len(table) - len(with_words),
    )


def texts_from_rows(rows: Iterable[SheetRow], *, text: str) -> list[tuple[int, str]]:
    """The texts of a column with the numbers of their rows, empty ones left out."""
    found: list[tuple[int, str]] = []
    name = tidy(text)
    for row in rows:
        _check_column(name, list(row.cells), "--text")
        if words := tidy(row.cells[name]):
            found.append((row.number, words))
    return found


def _refuse_faults(table: list[SheetRow]) -> None:
    for row in table:
        if row.fault:
            raise CannotSuggest(f"Row {row.number}: {row.fault}", "Mend the row.")


def _check_column(name: str, columns: list[str], option: str) -> None:
    if name not in columns:
        known = ", ".join(f"“{column}”" for column in columns[:12])
        more = ", …" if len(columns) > 12 else ""
        raise CannotSuggest(
            f"There is no column “{name}”, which {option} names.",
            f"The columns are {known}{more}.",
        )


def _labelled_column(label: str, columns: list[str], table: list[SheetRow]) -> str:
    name = tidy(label)
    _check_column(name, columns, "--label")
    for row in table:
        if row.cells[name].strip() not in YES | NO:
            raise CannotSuggest(
                f"Row {row.number}, column “{name}”: a label is 1, 0 or empty.",
                "Mend the cell, or leave the column out.",
            )
    return name


def _is_zero_one(name: str, table: list[SheetRow]) -> bool:
    """Whether a column has nothing but 0, 1 and blanks, and a 1 at least once."""
    values = {row.cells[name].strip() for row in table}
    return values <= YES | NO and bool(values & YES)
