"""A table of coded texts is read as it was meant, or refused with a remedy."""

import pytest

from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.labelled import labelled_from_rows, texts_from_rows
from heed.foundation.spreadsheets import SheetRow


def table(*rows):
    names = ("Who", "Words", "Score", "Food, drink", "Empty")
    return [
        SheetRow(number, "", dict(zip(names, cells, strict=True)))
        for number, cells in enumerate(rows, start=2)
    ]


def read(*rows, labels=None, text="Words", group="Who"):
    return labelled_from_rows(table(*rows), text=text, group=group, labels=labels)


ROWS = (
    ("a", "Cold\u00a0 soup", "4", "1", ""),
    ("", "Fine", "1", "0", ""),
    ("b", "  ", "1", "1", ""),
)


def test_all_labels_are_the_columns_of_zero_and_one():
    data = read(*ROWS)
    assert data.labels == ["Food, drink"]
    assert data.marks.tolist() == [[True], [False]]
    assert data.texts == ["Cold soup", "Fine"]
    assert data.groups == ["a", "row 3"]
    assert data.empty_texts == 1


def test_a_label_with_a_comma_is_one_label():
    assert read(*ROWS, labels=["Food,  drink"]).labels == ["Food, drink"]


def test_the_digest_follows_the_data():
    changed = (*ROWS[:1], ("", "Fine", "1", "1", ""))
    assert read(*ROWS).digest == read(*ROWS).digest != read(*changed).digest


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"text": "Comment"}, "no column “Comment”, which --text names. The columns"),
        ({"group": "Person"}, "no column “Person”, which --group names"),
        ({"labels": ["Drink"]}, "no column “Drink”, which --label names"),
        ({"labels": ["Score"]}, "Row 2, column “Score”: a label is 1, 0 or empty"),
    ],
)
def test_a_wrong_column_is_named_with_the_remedy(options, problem):
    with pytest.raises(CannotSuggest, match=problem):
        read(*ROWS, **options)


def test_a_table_without_labels_is_refused():
    with pytest.raises(CannotSuggest, match="No column holds labels"):
        read(("a", "Soup", "4", "", ""))


def test_a_row_that_does_not_fit_is_refused():
    row = SheetRow(2, "", {"Who": "a"}, "The row has fewer cells.")
    with pytest.raises(CannotSuggest, match="Row 2: The row has fewer cells"):
        labelled_from_rows([row], text="Words", group="Who", labels=None)


def test_texts_keep_the_numbers_of_their_rows():
    assert texts_from_rows(table(*ROWS), text="Words") == [
        (2, "Cold soup"),
        (3, "Fine"),
    ]
