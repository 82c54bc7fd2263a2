"""SPSS and Stata files, with labels and the three kinds of missing."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

from heed.foundation.late import late
from heed.warehouse.dataset import MISSING, MISSING_LABELS, Column, Dataset, Value

pd, pyreadstat = late("pandas"), late("pyreadstat")

LONGEST_LABEL = {"sav": 255, "dta": 80}
# Stata has no missing ranges; it has .a to .z, which take labels like any value.
STATA = dict(zip(MISSING.values(), "abc", strict=True))

NOTE_LINE = 80  # SPSS takes no longer one
SAV_MADE_AT = 92  # nine bytes for the day and eight for the time
DTA_MADE = b"<timestamp>\x11"


def write_sav(dataset: Dataset, path: Path) -> None:
    """SPSS: missing kinds are user-missing values from -3 to -1, with labels."""
    coded = [column for column in dataset.columns if not column.is_words]
    pyreadstat.write_sav(
        _frame(dataset),
        path,
        file_label=dataset.title[:64],
        column_labels=_column_labels(dataset, "sav"),
        note=textwrap.wrap(dataset.note, NOTE_LINE),
        variable_value_labels={c.name: c.value_labels for c in coded if c.value_labels},
        missing_ranges={
            c.name: [{"lo": min(MISSING.values()), "hi": max(MISSING.values())}]
            for c in coded
            if c.has_missing
        },
        variable_measure={c.name: _measure(c) for c in dataset.columns},
    )
    _put(path, SAV_MADE_AT, b"01 Jan 7000:00:00")


def write_dta(dataset: Dataset, path: Path) -> None:
    """Stata: missing kinds are .a skipped, .b not shown and .c not reached."""
    coded = [c for c in dataset.columns if not c.is_words]
    labels: dict[str, dict[Any, str]] = {
        c.name: {
            STATA.get(code, code) if c.has_missing else code: label
            for code, label in c.value_labels.items()
        }
        for c in coded
        if c.value_labels
    }
    pyreadstat.write_dta(
        _frame(dataset, STATA),
        path,
        file_label=dataset.title[:80],
        column_labels=_column_labels(dataset, "dta"),
        variable_value_labels=labels,
        missing_user_values={
            c.name: [STATA[code] for code in MISSING_LABELS]
            for c in coded
            if c.has_missing
        },
    )
    place = path.read_bytes()[:1000].index(DTA_MADE) + len(DTA_MADE)
    _put(path, place, b"01 Jan 1970 00:00")


def _put(path: Path, place: int, instead: bytes) -> None:
    """Take out when a file was made: it is a time, and no two files would be equal."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(instead)


def _frame(dataset: Dataset, instead: dict[int, str] | None = None) -> pd.DataFrame:
    names = [column.name for column in dataset.columns]
    columns = {
        name: _values(dataset, place, instead or {}) for place, name in enumerate(names)
    }
    return pd.DataFrame(columns, columns=names)


def _values(dataset: Dataset, place: int, instead: dict[int, str]) -> pd.Series[Any]:
    column, values = dataset.columns[place], dataset.values(place)
    if column.is_words:
        return pd.Series([str(value) for value in values], dtype="str")
    number = float if any(isinstance(value, float) for value in values) else int
    numbers: list[Value] = [instead.get(value) or number(value) for value in values]
    is_mixed = column.has_missing and instead
    return pd.Series(numbers, dtype="object" if is_mixed else number)


def _column_labels(dataset: Dataset, kind: str) -> dict[str, str]:
    return {c.name: c.label[: LONGEST_LABEL[kind]] for c in dataset.columns}


def _measure(column: Column) -> str:
    if column.is_ordered:
        return "ordinal"
    return "nominal" if column.labels or column.is_words else "scale"
