"""Reading lists of people, with errors that say where and what to do."""

import pytest

from heed.foundation.spreadsheets import rows
from heed.foundation.spreadsheets.sheets import SpreadsheetRefused
from heed.responses.formats.invitation_lists import Invitee, invitees
from heed.responses.formats.problems import RowProblem

HEAD = "name,email,address,group,language,easy_read\n"


def read(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return list(invitees(rows(path)))


def test_it_works(tmp_path):
    found = read(
        tmp_path,
        HEAD
        + "Ann,ann@example.org,,staff,,\n"
        + 'Bob,,"1 Elm Road; Elmwood; EL1 1AA",Service user,Cymraeg,YES\n',
    )
    assert found == [
        Invitee("Ann", "ann@example.org", "", "staff", "en-gb", False),
        Invitee("Bob", "", "1 Elm Road\nElmwood\nEL1 1AA", "service_user", "cy", True),
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Ann,not an address,,staff,,", "email"),
        ("Ann,,,staff,,", "email"),
        (",,1 Elm Road,staff,,", "name"),
        ("Ann,,a;b;c;d;e;f;g;h,staff,,", "address"),
        ("Ann,ann@example.org,,visitor,,", "group"),
        ("Ann,ann@example.org,,,,", "group"),
        ("Ann,ann@example.org,,staff,French,", "language"),
        ("Ann,ann@example.org,,staff,,maybe", "easy_read"),
        ("A" * 201 + ",ann@example.org,,staff,,", "name"),
        ("Ann,ann@example.org\rBcc: x@example.org,,staff,,", "email"),
    ],
)
def test_a_wrong_row_says_where_and_what_to_do(tmp_path, row, column):
    name, email, *rest = row.split(",")
    found = read(tmp_path, HEAD + ",".join([name, f'"{email}"', *rest]) + "\n")
    (problem,) = found
    assert isinstance(problem, RowProblem)
    assert (problem.row, problem.column) == (2, column)
    assert problem.problem.endswith(".")
    assert problem.remedy.endswith(".")


def test_what_stands_in_a_wrong_cell_is_not_repeated(tmp_path):
    (problem,) = read(tmp_path, HEAD + "Zilver,Zilver at home,,staff,,\n")
    assert "Zilver" not in str(problem)


@pytest.mark.parametrize(
    "head", ["name,email\n", "name,group\n", "email,group,diagnosis\n"]
)
def test_a_file_with_other_columns_is_refused(tmp_path, head):
    with pytest.raises(SpreadsheetRefused) as refused:
        read(tmp_path, head + "a,b\n" if head.count(",") == 1 else head + "a,b,c\n")
    assert refused.value.remedy


def test_nobody_is_shown_by_accident():
    person = Invitee("Zilver", "zilver@example.org", "Elm Road", "staff", "cy", False)
    assert "ilver" not in repr(person)
    assert "Elm" not in repr(person)
