"""Spreadsheets as people really send them."""

import datetime as dt

import openpyxl
import pytest

from heed.foundation.spreadsheets import Limits, SpreadsheetRefused, rows


@pytest.fixture
def csv_file(tmp_path):
    def make(content, name="feedback.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return make


@pytest.fixture
def workbook(tmp_path):
    def make(*table, title="Sheet"):
        book = openpyxl.Workbook()
        book.active.title = title
        for row in table:
            book.active.append(row)
        path = tmp_path / "feedback.xlsx"
        book.save(path)
        return path

    return make


def test_it_works(csv_file):
    (row,) = rows(csv_file("id,comment\n1,Kind staff.\n"))

    assert (row.number, row.cells) == (2, {"id": "1", "comment": "Kind staff."})


def test_it_works_for_excel(workbook):
    path = workbook(
        ["id", "when", "score", "more"], [1, dt.date(2021, 9, 30), 2.5, None]
    )

    (row,) = rows(path)

    assert row.cells == {"id": "1", "when": "2021-09-30", "score": "2.5", "more": ""}


def test_line_breaks_and_quotation_marks_stay_in_their_cell(csv_file):
    (row,) = rows(csv_file('id,comment\n1,"One\nsaid ""hello"", two."\n'))

    assert row.cells["comment"] == 'One\nsaid "hello", two.'


def test_a_byte_order_mark_and_odd_spaces_are_no_part_of_a_name(csv_file):
    (row,) = rows(csv_file("\ufeffid,Service\u00a0 type\n1,a\n"))

    assert list(row.cells) == ["id", "Service type"]


def test_older_windows_text_is_read_and_told(csv_file):
    told = []

    (row,) = rows(csv_file("id,c\n1,caffè\n", encoding="cp1252"), tell=told.append)

    assert row.cells["c"] == "caffè"
    assert "Windows-1252" in told[0]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells_are_found(csv_file, mark):
    (row,) = rows(csv_file(f"id{mark}comment\n1{mark}Good, kind\n"))

    assert row.cells["comment"] == "Good, kind"


def test_empty_rows_are_passed_over_but_counted(csv_file):
    assert [row.number for row in rows(csv_file("id,c\n1,a\n,\n2,b\n"))] == [2, 4]


@pytest.mark.parametrize(("line", "said"), [("1", "fewer"), ("1,a,b", "more")])
def test_a_row_of_the_wrong_length_is_marked(csv_file, line, said):
    (row,) = rows(csv_file(f"id,c\n{line}\n"))

    assert said in row.fault


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file is empty."),
        ("\n1,2\n", "Row 1: The first row is empty."),
        ("id,c,id\n1,a,2\n", "Row 1, column id: Two columns have this name."),
        ("id,,c\n1,a,2\n", "Row 1, column 2: The column has no name."),
        ('id,c\n1,a\n2,"never closed\n', "Row 3: The quotation marks"),
        ('id,c\n1,"a"b\n', "Row 2: The quotation marks"),
        ("id,c\n1," + "x" * 60_000 + "\n", "Row 2, column c: The cell holds more"),
        ("id,c\n1," + "x" * 2_000_000, "A line of the file is longer"),
        ("a\x00b,c\n", "The file is not a text file."),
    ],
)
def test_a_broken_file_is_refused_with_row_and_column(csv_file, content, said):
    with pytest.raises(SpreadsheetRefused) as refusal:
        list(rows(csv_file(content)))

    assert (
        str(refusal.value)
        .removeprefix("Row 1: ")
        .startswith(said.removeprefix("Row 1: "))
    )
    assert refusal.value.remedy.endswith(".")


def test_too_many_rows_are_refused(csv_file):
    with pytest.raises(SpreadsheetRefused, match="more than 3 rows"):
        list(rows(csv_file("id\n" + "1\n" * 9), limits=Limits(rows=3)))


def test_a_named_sheet_is_read_alone(workbook):
    path = workbook(["id"], ["1"], title="Comments")

    assert [row.sheet for row in rows(path, sheet="Comments")] == ["Comments"]
    with pytest.raises(SpreadsheetRefused, match="no sheet of the name"):
        list(rows(path, sheet="Other"))


@pytest.mark.parametrize("name", ["feedback.xlsx", "feedback.pdf", "feedback"])
def test_a_wrong_ending_is_refused(csv_file, name):
    with pytest.raises(SpreadsheetRefused, match="not of that kind"):
        list(rows(csv_file("id\n1\n", name=name)))
