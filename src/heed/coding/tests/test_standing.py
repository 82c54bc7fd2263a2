"""All at once gives what the plain steps give, one passage at a time."""

from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.coding.agreement import Judged
from heed.coding.passages import Span
from heed.coding.results import Marked, mentions, standing
from heed.coding.spoken import Heard
from heed.coding.standing import Columns, TextsInOrder

TEXTS, CODERS, CODES = 3, 3, 2
T, C, K = (
    tuple(UUID(int=kind * 100 + n) for n in range(size))
    for kind, size in enumerate((TEXTS, CODERS, CODES), start=1)
)
ORDER = TextsInOrder(T, (UUID(int=7), UUID(int=7), UUID(int=8)), ("carer",) * 2 + ("",))
AT = [st.integers(0, size - 1) for size in (TEXTS, CODERS, CODES)]
PASSAGES = st.lists(st.tuples(*AT, st.integers(0, 8), st.integers(1, 5)), max_size=12)
DONE = st.lists(st.booleans(), min_size=TEXTS * CODERS, max_size=TEXTS * CODERS)
ALL = TEXTS * CODERS * CODES
JUDGING = st.lists(st.booleans(), min_size=ALL, max_size=ALL)
SETTLED = st.dictionaries(st.tuples(AT[0], AT[2]), st.booleans(), max_size=4)


def columns(done, said, decided, judging=None):
    rows = [(*where, start, start + length) for *where, start, length in said]
    settled = [(*where, applies) for where, applies in decided.items()]
    return Columns(
        ORDER,
        C,
        K,
        is_done := np.array(done).reshape(TEXTS, CODERS),
        np.array(rows, np.int64).reshape(-1, 5).T,
        np.array(settled, np.int64).reshape(-1, 3).T,
        None if judging is None else shaped(judging) & is_done[:, :, None],
    )


def shaped(judging):
    return np.array(judging).reshape(TEXTS, CODERS, CODES)


def plainly(done, said, decided, unjudged=()):
    marked = [
        Marked(T[t], ORDER.people[t], ORDER.groups[t], C[c], K[k], Span(s, s + length))
        for t, c, k, s, length in said
    ]
    who = {
        T[t]: {C[c] for c in range(CODERS) if done[t * CODERS + c]}
        for t in range(TEXTS)
    }
    is_settled = {(T[t], K[k]): applies for (t, k), applies in decided.items()}
    by_whom = {t: w for t, w in who.items() if w}
    stands = standing(marked, by_whom, is_settled, unjudged)
    return who, marked, stands, mentions(marked, stands)


@settings(max_examples=200, deadline=None)
@given(DONE, PASSAGES, SETTLED)
def test_it_stands_as_in_plain_steps(done, said, decided):
    _who, _marked, expected, mentioned = plainly(done, said, decided)
    stands, found = columns(done, said, decided).found(Heard())
    assert stands.stands == expected.stands
    assert sorted(stands.open) == sorted(expected.open)
    assert len(found) == len(mentioned)
    assert set(found) == set(mentioned)


@settings(max_examples=200, deadline=None)
@given(DONE, PASSAGES, SETTLED, JUDGING)
def test_what_was_not_judged_counts_neither_for_nor_against(
    done, said, decided, judging
):
    gaps = {(T[t], C[c], K[k]) for t, c, k in np.argwhere(~shaped(judging))}
    _who, _marked, expected, mentioned = plainly(done, said, decided, gaps)
    stands, found = columns(done, said, decided, judging).found(Heard())
    assert stands.stands == expected.stands
    assert sorted(stands.open) == sorted(expected.open)
    assert set(found) == set(mentioned)


@settings(max_examples=100, deadline=None)
@given(DONE, PASSAGES, JUDGING)
def test_what_was_not_judged_is_no_no(done, said, judging):
    everything = columns(done, said, {}).judged()
    found = columns(done, said, {}, judging).judged()
    knew = shaped(judging)[[T.index(text) for text in found.texts]]
    assert (found.given[~knew] == -1).all()
    assert (found.given[knew] == everything.given[knew]).all()


@settings(max_examples=100, deadline=None)
@given(DONE, PASSAGES)
def test_it_is_judged_as_in_plain_steps(done, said):
    who, marked, _stands, _found = plainly(done, said, {})
    found = columns(done, said, {}).judged()
    by_whom = {text: coders for text, coders in who.items() if coders}
    applied = [(one.text, one.coder, one.code) for one in marked]
    expected = Judged.of(by_whom, applied, C, K)
    assert found.texts == expected.texts
    assert (found.given == expected.given).all()


def test_who_saw_suggestions_may_be_left_out():
    said = [(0, 0, 0, 0, 3), (1, 0, 0, 0, 3)]
    found = columns([True] * TEXTS * CODERS, said, {}).judged(but={(T[0], C[0])})
    assert found.given[0, :, 0].tolist() == [-1, 0, 0]
    assert found.given[1, :, 0].tolist() == [1, 0, 0]


def test_a_person_counts_once():
    found = columns([True] * TEXTS * CODERS, [], {})
    assert found.people_by_group() == {"carer": 1, "": 1}
