"""What a person takes out of words: found everywhere, whole, and without waiting."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.coding.choosing import Chosen, changes_of
from heed.coding.finding_words import places_of
from heed.coding.replacing import Change, replaced

NAMES = [f"n{n}" for n in range(15_000)]


def taken(words, own, **more):
    return replaced(words, changes_of(words, [], Chosen(own=own, **more)))


@pytest.mark.parametrize(
    ("words", "own", "left"),
    [
        ("Ann met ANN and Annie.", "ann", "[…] met […] and Annie."),
        ("Sam Teal saw Sam.", "Sam Teal = [him]\nSam = [a man]", "[him] saw [a man]."),
        ("A-1 and BA-1", "A-1", "[…] and BA-1"),
        ("a-b", "-b\nb", "a-[…]"),
        ("(x) y(x)", "(x)", "[…] y(x)"),
        ("a b c d", "b c\nc d", "a […]"),
        ("Nothing here.", "\n = x\n  \n", "Nothing here."),
    ],
)
def test_own_words(words, own, left):
    assert taken(words, own) == left


def test_what_a_person_selected_stands_before_what_was_found():
    left = taken("Sam Teal spoke.", "Teal = [x]", spans=("0-8=[somebody]",))
    assert left == "[somebody] spoke."


@given(
    words=st.text("aA b-", max_size=40),
    wanted=st.lists(st.text("aA b-", min_size=1, max_size=5), max_size=4),
)
def test_all_that_a_slow_search_finds_goes(words, wanted):
    """The slow, obvious way: every line looked for at every place by itself."""
    goes = set()
    for one in (w.strip() for w in wanted if w.strip()):
        pattern = rf"(?<!\w)(?={re.escape(one)}(?!\w))"
        for at in re.finditer(pattern, words, re.IGNORECASE):
            goes |= set(range(at.start(), at.start() + len(one)))
    lines = [w.strip() for w in wanted]
    found = places_of(words, lines)
    assert {n for start, end, _which in found for n in range(start, end)} == goes


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("a " * 50_000, "a"),
        ("a " * 50_000, "a " * 20_000 + "b"),
        ("a " * 50_000, "\n".join("a " * n for n in range(1, 300))),
        ("x" * 100_000, "x" * 50_000),
        (" ".join(NAMES), "\n".join(NAMES)),
    ],
)
def test_a_hundred_thousand_letters_take_no_wait(words, own):
    begin = time.process_time()
    changes = changes_of(words, [], Chosen(own=own))
    replaced(words, changes)
    assert time.process_time() - begin < 2


def test_changes_neither_meet_nor_run_backwards():
    changes = changes_of("abc def", [], Chosen(spans=("0-5=x", "3-7=y", "7-7=z")))
    assert changes == [Change(0, 7, "x")]
