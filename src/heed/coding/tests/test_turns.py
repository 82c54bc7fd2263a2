"""The order by doubt: everybody gets a place, and what is hard keeps its own."""

from hypothesis import given
from hypothesis import strategies as st

from heed.coding.turns import Waiting, turns

ONE = st.tuples(st.booleans(), st.integers(0, 5))


def waiting(*said):
    return [Waiting(at, hard, doubt) for at, (hard, doubt) in enumerate(said, 1)]


def test_the_least_sure_comes_first():
    assert turns(waiting((False, 0.9), (False, 0.1), (False, 0.5))) == [3, 1, 2]


def test_a_hard_one_stays_where_it_was():
    assert turns(waiting((False, 0.9), (True, 5.0), (False, 0.1))) == [3, 2, 1]


def test_nothing_to_order():
    assert turns([]) == []


@given(st.lists(ONE, max_size=12))
def test_no_place_is_lost_and_no_hard_one_moves(said):
    before = waiting(*said)
    after = turns(before)
    assert sorted(after) == [one.place for one in before]
    assert all(
        place == one.place
        for place, one in zip(after, before, strict=True)
        if one.is_hard
    )


@given(st.lists(ONE, max_size=12))
def test_doubt_never_falls_behind_along_the_places(said):
    before = waiting(*said)
    placed = sorted(zip(turns(before), before, strict=True), key=lambda pair: pair[0])
    doubts = [one.doubt for _place, one in placed if not one.is_hard]
    assert doubts == sorted(doubts)
