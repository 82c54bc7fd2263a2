"""Each file is read back by a reader that is not ours."""

import csv
import json

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pyreadstat
import pytest
from openpyxl import load_workbook

from heed.warehouse.dataset import Column, Dataset
from heed.warehouse.formats import WRITERS

EASE = {1: "Very easy", 2: "Difficult, “often”"}
DATASET = Dataset(
    name="a-survey",
    title="A survey",
    columns=(
        Column("group", "Who answered", {1: "Carer", 2: "Staff"}, has_missing=False),
        Column("ease", "How easy was it?", EASE, is_ordered=True),
        Column("causes__noise", "What played a part? Noise", {0: "No", 1: "Yes"}),
        Column("years", "How many years?", {-11: "Not sure"}),
        Column("since", "Since when?", is_words=True),
        Column("language", "Language", has_missing=False, is_words=True),
    ),
    rows=[
        [1, 1, 0, 3.5, "2024-05", "en-gb"],
        [2, -1, 1, -11, "skipped", "cy"],
        [1, -2, -2, -3, "=1+1", "en-gb"],
        [2, 2, -3, 12, "2023", "cy"],
    ],
    note="Made up.",
)


@pytest.fixture
def written(tmp_path):
    def write(kind):
        path = tmp_path / f"a-survey.{kind}"
        WRITERS[kind](DATASET, path)
        return path

    return write


def read(path):
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_csv_has_the_codes_and_a_codebook(written):
    path = written("csv")
    rows = read(path)
    assert rows[0] == [column.name for column in DATASET.columns]
    assert rows[2] == ["2", "-1", "1", "-11", "skipped", "cy"]
    book = path.with_name("a-survey-codebook.csv").read_text(encoding="utf-8")
    assert "ease,How easy was it?,-2,Not shown" in book
    assert "years,How many years?,-11,Not sure" in book


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_spreadsheet_runs_what_a_person_gave(written, kind):
    path = written(kind)
    if kind == "csv":
        cell = read(path)[3][4]
    else:
        cell = load_workbook(path)["Data"].cell(row=4, column=5).value
    assert cell == "'=1+1"


def test_excel_has_two_sheets(written):
    book = load_workbook(written("xlsx"))
    assert [c.value for c in book["Data"][2]] == [1, 1, 0, 3.5, "2024-05", "en-gb"]
    meanings = [[c.value for c in row] for row in book["Codebook"].rows]
    assert ["ease", "How easy was it?", -1, "Skipped"] in meanings


def test_spss_keeps_labels_and_missing_kinds(written):
    path = written("sav")
    frame, meta = pyreadstat.read_sav(path, user_missing=True)
    assert frame["ease"].tolist() == [1, -1, -2, 2]
    assert meta.column_names_to_labels["ease"] == "How easy was it?"
    labels = meta.variable_value_labels["ease"]
    assert labels[2] == "Difficult, “often”"
    assert labels[-3] == "Not reached"
    assert meta.missing_ranges["ease"] == [{"lo": -3, "hi": -1}]
    assert meta.variable_measure["ease"] == "ordinal"
    assert "group" not in meta.missing_ranges


def test_spss_takes_missing_kinds_out_of_calculations(written):
    frame, _ = pyreadstat.read_sav(written("sav"))
    assert frame["ease"].dropna().tolist() == [1, 2]
    assert frame["years"].dropna().tolist() == [3.5, -11, 12]


def test_stata_keeps_labels_and_missing_kinds(written):
    frame, meta = pyreadstat.read_dta(written("dta"), user_missing=True)
    assert frame["ease"].tolist() == [1, "a", "b", 2]
    labels = meta.variable_value_labels["ease"]
    assert labels["a"] == "Skipped"
    assert labels[1] == "Very easy"
    assert meta.column_names_to_labels["years"] == "How many years?"


def test_stata_is_read_by_pandas(written):
    with pd.io.stata.StataReader(written("dta"), convert_missing=True) as file:
        frame = file.read(convert_categoricals=False)
        assert any(s.get(1) == "Very easy" for s in file.value_labels().values())
        assert file.variable_labels()["ease"] == "How easy was it?"
    assert [str(value) for value in frame["ease"]] == ["1", ".a", ".b", "2"]


def test_parquet_is_read_by_polars(written):
    frame = pl.read_parquet(written("parquet"))
    assert frame["ease"].to_list() == [1, -1, -2, 2]
    assert frame["since"].to_list() == ["2024-05", "skipped", "=1+1", "2023"]


def test_no_file_says_when_it_was_made(written):
    assert written("sav").read_bytes()[92:109] == b"01 Jan 7000:00:00"
    _, meta = pyreadstat.read_dta(written("dta"))
    assert meta.creation_time.year == 1970


def test_the_codebook_says_what_stands_in_a_column_of_words(written):
    book = written("csv").with_name("a-survey-codebook.csv")
    assert ["since", "Since when?", "skipped", "Skipped"] in read(book)


def test_parquet_is_read_by_duckdb_and_says_what_codes_mean(written):
    path = written("parquet")
    with duckdb.connect() as line:
        found = line.execute(
            "SELECT ease, count(*) FROM read_parquet(?) GROUP BY 1 ORDER BY 1",
            [str(path)],
        ).fetchall()
    assert found == [(-2, 1), (-1, 1), (1, 1), (2, 1)]
    field = pq.read_schema(path).field("ease")
    assert field.metadata[b"label"] == b"How easy was it?"
    assert json.loads(field.metadata[b"labels"])["-1"] == "Skipped"


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_a_dataset_without_rows_is_a_file_too(tmp_path, kind):
    empty = Dataset("none", "None", DATASET.columns, [])
    WRITERS[kind](empty, tmp_path / f"none.{kind}")
    assert (tmp_path / f"none.{kind}").stat().st_size
