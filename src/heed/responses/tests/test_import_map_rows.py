"""Rows of somebody's file become responses, or are refused with a reason."""

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation.spreadsheets import SheetRow, rows
from heed.responses.formats.import_map import check_columns, load_map
from heed.responses.formats.import_rows import ImportedRow, convert
from heed.responses.formats.problems import RowProblem, harmless, write_problems

ROOT = Path(__file__).parents[4]
REAL = ROOT.parent / "shared" / "data" / "feedback_train.csv"
SPEC = load_map(ROOT / "examples" / "fft-map.yaml")
GOOD = {
    "Comment ID": "NHFT 1 - Q1",
    "Trust": "NHFT",
    "Respondent ID": "NHFT 1",
    "Date": "03/11/2021",
    "FFT categorical answer": "2",
    "FFT question": "What was\u00a0 good?",
    "FFT answer": " Kind staff.\nThank you. ",
    "Feeling safe": "1",
}


def converted(**changes):
    cells = GOOD | {key.replace("_", " "): value for key, value in changes.items()}
    return convert(SheetRow(5, "", cells), SPEC)


def test_it_works():
    row = converted()

    assert (row.row, row.place.slug, row.source_id) == (5, "nhft", "NHFT 1 - Q1")
    assert (row.period_start, row.coarseness) == (dt.date(2021, 11, 1), "month")
    assert (row.score, row.labels) == ("good", {"Feeling safe": "1"})
    assert row.texts[0].question == "What was good?"
    assert row.texts[0].words == " Kind staff.\nThank you. "


@pytest.mark.parametrize("words", ["Did not answer", "did not  answer ", "", " ", "-"])
def test_no_answer_is_skipped_and_keeps_its_score(words):
    row = converted(FFT_answer=words)

    assert (row.texts[0].words, row.score) == (None, "good")


@pytest.mark.parametrize("words", ["Nothing.", "None", "No"])
def test_nothing_is_an_answer(words):
    assert converted(FFT_answer=words).texts[0].words == words


def test_a_score_that_says_no_answer_is_skipped():
    assert converted(FFT_categorical_answer="7").score is None


def test_a_date_that_is_impossible_in_the_stated_order_is_marked():
    row = converted(Date="5/31/2022")

    assert (row.period_start, row.date_is_doubtful) == (dt.date(2022, 5, 1), True)
    assert converted(Date="2021-11-03").date_is_doubtful is False


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Date", "31/31/2021"),
        ("Date", "yesterday"),
        ("Date", ""),
        ("Date", "01/01/2031"),
        ("Trust", "ELSEWHERE"),
        ("FFT_categorical_answer", "9"),
        ("Comment_ID", " "),
    ],
)
def test_a_row_that_cannot_be_read_says_where_and_what_to_do(column, value):
    (problem,) = converted(**{column: value})

    assert (problem.row, problem.column) == (5, column.replace("_", " "))
    assert problem.value_hint == value.strip()
    assert problem.problem.endswith(".")
    assert problem.remedy.endswith(".")


def test_every_mistake_of_a_row_is_told_at_once():
    assert len(converted(Date="?", Trust="?", Comment_ID="")) == 3


@given(st.text(min_size=40))
def test_a_problem_never_quotes_a_comment(words):
    problems = converted(FFT_answer=words, Date="?")

    assert words not in repr(problems)
    assert words not in repr(converted(FFT_answer=words))


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), st.text(max_size=30)))
def test_any_row_ends_stored_or_with_a_reason(changes):
    result = convert(SheetRow(2, "", GOOD | changes), SPEC)

    assert isinstance(result, ImportedRow) or (
        result and all(isinstance(problem, RowProblem) for problem in result)
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_the_problem_file_holds_no_formula(start):
    file = io.StringIO()

    assert write_problems(file, [RowProblem(2, "Date", f"{start}1+1", "A.", "B.")]) == 1
    assert harmless(f"{start}1+1").startswith("'")
    assert f"'{start}1+1" in file.getvalue()


@pytest.mark.reference
@pytest.mark.skipif(not REAL.exists(), reason="The real file is not on this machine.")
def test_every_row_of_the_real_file_is_read():
    sheet = list(rows(REAL))
    check_columns(SPEC, list(sheet[0].cells))
    results = [convert(row, SPEC) for row in sheet]

    assert all(isinstance(result, ImportedRow) for result in results)
    assert len({result.source_id for result in results}) == len(results) == 5877
    assert sum(result.texts[0].words is None for result in results) == 1271
    assert sum(result.score is None for result in results) == 317
    assert sum(result.date_is_doubtful for result in results) == 221
