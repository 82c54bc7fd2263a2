"""Taking stretches out of words, against a slow version that is plainly right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.coding.errors import ChangesDoNotFit
from heed.coding.replacing import Change, moved_turns, replaced, within_turns


@st.composite
def words_turns_changes(draw):
    said = draw(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6))
    turns, at = [], 0
    for number, one in enumerate(said):
        turns.append([number, at, at + len(one), None, None])
        at += len(one) + 2
    words = "\n\n".join(said)
    edges = draw(st.lists(st.integers(0, len(words)), max_size=8, unique=True))
    edges = sorted(edges)
    put = st.text(max_size=5)
    changes = [
        Change(a, b, draw(put)) for a, b in zip(edges[::2], edges[1::2], strict=False)
    ]
    return words, turns, changes


@given(words_turns_changes())
def test_each_turn_is_what_it_would_be_alone(made):
    words, turns, changes = made
    cut = within_turns(changes, turns)
    copy = replaced(words, cut)
    moved = moved_turns(turns, cut, len(words))
    for (_, start, end, *_x), (_, new_start, new_end, *_y) in zip(
        turns, moved, strict=True
    ):
        inside = [
            Change(c.start - start, c.end - start, c.words)
            for c in cut
            if start <= c.start and c.end <= end
        ]
        assert copy[new_start:new_end] == replaced(words[start:end], inside)
    assert "\n\n".join(copy[t[1] : t[2]] for t in moved) == copy


@pytest.mark.parametrize("two", [[(0, 3), (2, 4)], [(3, 3)], [(-1, 2)], [(4, 9)]])
def test_what_does_not_fit_is_refused(two):
    with pytest.raises(ChangesDoNotFit):
        replaced("words", [Change(a, b, "x") for a, b in two])
