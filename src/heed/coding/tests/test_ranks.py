"""Ranks of two groups, and the slope chart of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from heed.coding.found import Factor, Found, Line, Names
from heed.coding.presenters.ranks import ranks_page
from heed.coding.ranks import mid_ranks

SLUGS = ["a", "b", "c", "d"]
FACTORS = tuple(Factor(s, s.upper(), "factor") for s in SLUGS)
OUT = Factor("out", "Out", "outcome")


def line(key, people, mentions=None):
    named = dict(zip([*SLUGS, "out"], people, strict=False))
    often = dict(zip([*SLUGS, "out"], mentions or people, strict=False))
    return Line(key, 20, named, often)


def found(own, staff):
    lines = {"side": (line("own", own), line("staff", staff))}
    return Found("custodian", lines, Names((*FACTORS, OUT)))


def test_equal_ones_share_a_middle_rank():
    ranks = mid_ranks(line("own", [5, 3, 3, 1]), SLUGS)
    assert ranks == {"a": 1, "b": 2.5, "c": 2.5, "d": 4}


def test_mentions_part_those_whom_as_many_people_named():
    assert mid_ranks(line("own", [3, 3], [4, 9]), "ab") == {"a": 2, "b": 1}


def test_what_nobody_named_or_may_not_be_seen_has_no_rank():
    assert mid_ranks(line("own", [5, 0, None, 2]), SLUGS) == {"a": 1, "d": 2}


weights = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=12)


@given(weights)
def test_they_are_those_of_scipy(pairs):
    names = [f"f{n}" for n in range(len(pairs))]
    people = dict(zip(names, [p for p, _m in pairs], strict=True))
    often = dict(zip(names, [m for _p, m in pairs], strict=True))
    ranks = mid_ranks(Line("own", 20, people, often), names)
    as_one = [-(10 * p + m) for p, m in pairs]
    expected = rankdata(as_one, method="average") if pairs else []
    assert list(ranks.values()) == pytest.approx(list(expected))


def test_the_sentence_says_what_is_first_and_furthest_apart():
    page = ranks_page(found([9, 7, 5, 1], [2, 8, 6, 10]), "own", "staff")
    assert page["figure"].sentence == (
        "First for Service users and carers: A. First for Staff: D. "
        "Furthest apart: A (rank 1 and rank 4)."
    )


def test_remainders_are_not_ranked():
    page = ranks_page(found([9, 7, 5, 1, 30], [2, 8, 6, 10, 30]), "own", "staff")
    assert [row[0] for row in page["rows"]] == ["A", "B", "C", "D"]


def test_the_picture_has_a_line_for_what_both_ranked():
    page = ranks_page(found([9, 7, 0, None], [2, 8, 6, 10]), "own", "staff")
    wide, narrow = page["figure"].drawings
    assert sum(mark.element == "line" for mark in wide.marks) == 2
    # On a phone each of the four has an axis, and two of them a line between ranks.
    assert sum(mark.element == "line" for mark in narrow.marks) == 6
    assert page["unranked"]


def test_nothing_leaves_the_drawing():
    page = ranks_page(found([9, 7, 5, 1], [2, 8, 6, 10]), "own", "staff")
    for drawing in page["figure"].drawings:
        for mark in drawing.marks:
            x = [mark.at[name] for name in ("x", "cx", "x1", "x2") if name in mark.at]
            y = [mark.at[name] for name in ("y", "cy", "y1", "y2") if name in mark.at]
            assert all(0 <= one <= drawing.width for one in x)
            assert all(0 <= one <= drawing.height for one in y)


def test_a_group_of_nobody_is_not_ranked():
    empty = Line("staff", 0, dict.fromkeys(SLUGS, 0), dict.fromkeys(SLUGS, 0))
    one = Found("custodian", {"side": (line("own", [1]), empty)}, Names(FACTORS))
    assert ranks_page(one, "own", "staff") is None
