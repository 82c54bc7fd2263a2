"""The files of the survey “How safe?”, each read by something Heed does not write with.

Of twenty people eleven felt very safe, five fairly safe, three not safe; one skipped.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb
import pandas as pd
import pyreadstat
from fhir.resources.R4B.bundle import Bundle
from openpyxl import load_workbook

SAID = {1: 11, 2: 5, 3: 3, -1: 1}
CODES = {"very_safe": 11, "fairly_safe": 5, "not_safe": 3, "skipped": 1}
LABELS = {1: "Very safe", 2: "Fairly safe", 3: "Not safe"}
NS = "{ddi:codebook:2_5}"


def they_said(values: Iterable[object]) -> None:
    """The twenty answers are all there, and the one missing is not blank."""
    assert Counter(int(str(one)) for one in values) == SAID


def _csv(folder: Path) -> None:
    with (folder / "how-safe.csv").open(encoding="utf-8") as file:
        they_said(row["safe"] for row in csv.DictReader(file))
    assert "safe,How safe did you feel?,-1,Skipped" in (
        folder / "how-safe-codebook.csv"
    ).read_text(encoding="utf-8")


def _xlsx(folder: Path) -> None:
    book = load_workbook(folder / "how-safe.xlsx", read_only=True)
    names, *rows = book["Data"].iter_rows(values_only=True)
    they_said(row[names.index("safe")] for row in rows)


def _sav(folder: Path) -> None:
    frame, meta = pyreadstat.read_sav(folder / "how-safe.sav", user_missing=True)
    they_said(frame["safe"].astype(int))
    assert LABELS.items() <= meta.variable_value_labels["safe"].items()
    assert meta.variable_value_labels["safe"][-1] == "Skipped"
    assert meta.missing_ranges["safe"] == [{"lo": -3, "hi": -1}]


def _dta(folder: Path) -> None:
    with pd.io.stata.StataReader(folder / "how-safe.dta", convert_missing=True) as file:
        said = Counter(map(str, file.read(convert_categoricals=False)["safe"]))
        assert said == {"1": 11, "2": 5, "3": 3, ".a": 1}
        assert file.variable_labels()["safe"] == "How safe did you feel?"
    _, meta = pyreadstat.read_dta(folder / "how-safe.dta", user_missing=True)
    assert meta.variable_value_labels["safe"]["a"] == "Skipped"


def _parquet(folder: Path) -> None:
    path = str(folder / "how-safe.parquet")
    with duckdb.connect() as line:
        rows = line.execute("SELECT safe FROM read_parquet(?)", [path]).fetchall()
    they_said(value for (value,) in rows)


def _ddi(folder: Path) -> None:
    root = ET.parse(folder / "how-safe.ddi.xml").getroot()
    (safe,) = [one for one in root.iter(f"{NS}var") if one.get("name") == "safe"]
    known = {
        int(one.findtext(f"{NS}catValu", "")): one for one in safe.iter(f"{NS}catgry")
    }
    assert {code: known[code].findtext(f"{NS}labl") for code in LABELS} == LABELS
    assert known[-1].findtext(f"{NS}labl") == "Skipped"
    assert [code for code, one in known.items() if one.get("missing") == "Y"] == [
        -1,
        -2,
        -3,
    ]


def _fhir(folder: Path) -> None:
    text = (folder / "how-safe.fhir.json").read_text(encoding="utf-8")
    _form, *people = [one.resource for one in Bundle.model_validate_json(text).entry]
    safe = [next(i for i in one.item if i.linkId == "safe") for one in people]
    said = [one.answer[0].valueCoding.code if one.answer else "skipped" for one in safe]
    assert Counter(said) == CODES
    (skipped,) = [one for one in safe if not one.answer]
    assert "asked-declined" in {one.valueCode for one in skipped.extension}


READERS = {
    "csv": _csv,
    "xlsx": _xlsx,
    "sav": _sav,
    "dta": _dta,
    "parquet": _parquet,
    "ddi": _ddi,
    "fhir": _fhir,
}
