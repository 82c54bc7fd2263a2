"""Rows in the order of their content, whichever way they are read."""

import secrets
from dataclasses import replace

import numpy as np

from heed.studies.datasets import in_order_of_content
from heed.warehouse.dataset import Column, Dataset, Streamed

NAMES = ("group", "years", "language")
ROWS = [(2, 12, "cy"), (1, -1, "en-gb"), (2, 3.5, "cy"), (1, -1, "cy"), (2, 12, "cy")]
DATA = Dataset("a", "A", tuple(Column(n, n) for n in NAMES), ROWS)


def streamed():
    order = sorted(ROWS, key=lambda _row: secrets.randbits(32))
    columns = [np.array(one, dtype=object) for one in zip(*order, strict=True)]
    columns[1] = columns[1].astype(float)
    return replace(DATA, rows=Streamed(len(ROWS), lambda: iter(order), lambda: columns))


def test_it_depends_on_nothing_but_the_content():
    for whole in (streamed, lambda: replace(DATA, rows=ROWS[::-1])):
        one, two = (list(map(tuple, in_order_of_content(whole()).rows)) for _ in "ab")
        assert one == two
        assert sorted(one) == sorted(ROWS)


def test_whole_numbers_stay_whole():
    found = {row[1] for row in in_order_of_content(streamed()).rows}
    assert {repr(value) for value in found} == {"12", "-1", "3.5"}


def test_columns_are_in_the_same_order_as_rows():
    ordered = in_order_of_content(streamed())
    rows = [tuple(row) for row in ordered.rows]
    columns = zip(*(ordered.array(place).tolist() for place in range(3)), strict=True)
    assert [tuple(row) for row in columns] == rows
