"""Mentions crossed with a setting or a method: the published tables come out."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heedstats.errors import Refusal
from heedstats.tables import mentions_by
from heedstats.tests.reference import lines

CODES, WARDS = ("listening", "money", "Can't code"), ("here", "there")
PAIRS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(WARDS)), max_size=40)
AXES = ("setting", "method")
LEFT = {"domain", "total", "total_pct"}


def crossed(pairs, codes=CODES, columns=WARDS):
    said = [code for code, _ in pairs]
    return mentions_by(said, [by for _, by in pairs], choices=codes, columns=columns)


def test_it_works():
    table = crossed([("listening", "here"), ("listening", "here"), ("money", "there")])
    assert table.counts.tolist() == [[2, 0], [0, 1], [0, 0]]
    assert table.percent(decimals=1)[:, 0].tolist() == [100.0, 0.0, 0.0]


@given(pairs=PAIRS)
def test_counting_one_by_one_gives_the_same(pairs):
    count = Counter(pairs)
    expected = [[count[code, ward] for ward in WARDS] for code in CODES]
    assert crossed(pairs).counts.tolist() == expected


@given(pairs=PAIRS, other=st.randoms())
def test_a_second_axis_conserves_every_row(pairs, other):
    moved = [(code, other.choice(WARDS)) for code, _ in pairs]
    one, two = crossed(pairs), crossed(moved)
    assert one.counts.sum(axis=1).tolist() == two.counts.sum(axis=1).tolist()


@pytest.mark.parametrize(
    ("said", "by"), [(["gone"], ["here"]), (["money"], ["gone"]), (["money"], [])]
)
def test_what_is_not_known_is_refused(said, by):
    with pytest.raises(Refusal):
        mentions_by(said, by, choices=CODES, columns=WARDS)


def test_a_name_twice_is_refused():
    with pytest.raises(Refusal):
        crossed([], codes=("money", "money"))


def one_by_one(axis):
    """The published counts as what they were: one line for each mention."""
    table = lines(f"ycff_by_{axis}_counts.csv")
    rows = [line for line in table if line["domain"] != "Grand total"]
    columns = tuple(name for name in rows[0] if name not in LEFT)
    pairs = [
        (line["domain"], column)
        for line in rows
        for column in columns
        for _ in range(int(line[column]))
    ]
    return pairs, tuple(line["domain"] for line in rows), columns


@pytest.mark.reference
@pytest.mark.parametrize("axis", AXES)
def test_the_published_tables_come_out_of_single_mentions(axis):
    pairs, codes, columns = one_by_one(axis)
    assert len(pairs) == 1676
    table = crossed(pairs, codes, columns)
    published = [
        [float(line[column]) for column in columns]
        for line in lines(f"ycff_by_{axis}_percent.csv")
    ]
    assert np.array_equal(table.percent(decimals=1), published)


@pytest.mark.reference
def test_both_published_axes_have_the_same_mentions():
    first, second = (Counter(c for c, _ in one_by_one(a)[0]) for a in AXES)
    assert first == second
