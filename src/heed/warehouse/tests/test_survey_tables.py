"""Every question of a dataset as a table by group."""

from dataclasses import replace

import numpy as np
import pytest

from heed.warehouse.dataset import Column, Dataset
from heed.warehouse.survey_tables import survey_tables
from heed.warehouse.tests.samples import a_dataset


@pytest.fixture
def questions():
    return {one.code: one for one in survey_tables(a_dataset())}


def test_each_question_with_answers_to_count_is_there(questions):
    assert list(questions) == ["safe", "causes", "years"]


def test_counts_are_by_group_with_what_is_missing(questions):
    table = questions["safe"].table
    assert table.columns == ("Service user", "Carer")
    assert table.counts.tolist() == [[1, 1], [1, 0]]
    assert table.missing.tolist() == [[0, 1], [0, 0], [0, 0]]
    assert table.bases.tolist() == [2, 2]


def test_several_answers_are_counted_in_people(questions):
    table = questions["causes"].table
    assert questions["causes"].words == "What played a part? <All> & more"
    assert table.rows == ("Noise", "Heat")
    assert table.several
    assert table.counts.tolist() == [[1, 0], [0, 0]]
    assert table.missing.sum(axis=0).tolist() == [1, 2]


def test_numbers_are_summed_up_beside_the_codes_that_stand_for_one(questions):
    table, (users, carers) = questions["years"].table, questions["years"].numbers
    assert table.rows == ("A number", "Not sure")
    assert table.counts.tolist() == [[1, 1], [0, 1]]
    assert (users.n, users.mean, carers.mean) == (1, 3.5, 12)


def test_labels_that_are_alike_are_told_apart():
    twins = Column("x", "Which?", {1: "Same", 2: "Same"}, item="x")
    group = Column("group", "Who", {1: "All"}, has_missing=False)
    (one,) = survey_tables(Dataset("a", "A", (group, twins), [[1, 1], [1, 2]]))
    assert one.table.rows == ("Same (1)", "Same (2)")


def test_arrays_are_as_good_as_lists(questions):
    class InArrays(Dataset):
        def values(self, place):
            return np.array(super().values(place))

    whole = a_dataset()
    arrays = InArrays(**{k: getattr(whole, k) for k in whole.__dataclass_fields__})
    for one in survey_tables(arrays):
        assert one.table.counts.tolist() == questions[one.code].table.counts.tolist()


def test_nobody_is_a_table_of_noughts():
    for one in survey_tables(replace(a_dataset(), rows=[])):
        assert one.table.bases.tolist() == [0, 0]
