"""What stands, and how mentions and people are counted."""

from uuid import UUID

from heed.coding.passages import Span, merged, pieces, sentences, trimmed
from heed.coding.results import Marked, coverage, factor_table, mentions, standing

T1, T2 = UUID(int=1), UUID(int=2)
P1, P2 = UUID(int=21), UUID(int=22)
A, B = UUID(int=31), UUID(int=32)
X, Y, OUT = UUID(int=41), UUID(int=42), UUID(int=49)
DONE = {T1: {A, B}, T2: {A}}


def mark(text, coder, code, start=0, end=5):
    person = {T1: P1, T2: P2}[text]
    return Marked(text, person, "carer", coder, code, Span(start, end))


def test_what_all_who_are_done_applied_stands():
    marks = [mark(T1, A, X), mark(T1, B, X), mark(T1, A, Y), mark(T2, A, Y)]
    found = standing(marks, DONE, {})
    assert found.stands == {(T1, X), (T2, Y)}
    assert found.open == ((T1, Y),)


def test_what_was_settled_stands_or_falls():
    marks = [mark(T1, A, X), mark(T1, A, Y)]
    found = standing(marks, DONE, {(T1, X): True, (T1, Y): False})
    assert found.stands == {(T1, X)}
    assert found.open == ()


def test_what_nobody_is_done_with_does_not_stand():
    assert not standing([mark(T1, A, X)], {}, {}).stands


def test_overlapping_passages_are_one_mention():
    marks = [
        mark(T1, A, X, 0, 9), mark(T1, B, X, 4, 12), mark(T1, A, X, 20, 25),
    ]  # fmt: skip
    found = mentions(marks, standing(marks, DONE, {}))
    assert [one.span for one in found] == [Span(0, 12), Span(20, 25)]


def test_mentions_and_people_are_counted_apart():
    marks = [
        mark(T1, A, X, 0, 3), mark(T1, B, X, 0, 3), mark(T1, A, X, 5, 9),
        mark(T1, B, X, 5, 9), mark(T2, A, X), mark(T2, A, OUT),
    ]  # fmt: skip
    found = mentions(marks, standing(marks, DONE, {}))
    rows = factor_table(found, [X, Y, OUT], unranked=frozenset({OUT}))
    assert [(r.mentions, r.people, r.rank) for r in rows] == [
        (3, 2, 1), (0, 0, None), (1, 1, None)
    ]  # fmt: skip
    assert coverage(rows, but=frozenset({OUT})) == (1, 2)


def test_sentences_are_the_whole_text():
    text = "  One. Two!\n\nThree 🌧️… “Four.” \n"
    found = sentences(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert [text[t.start : t.end] for t in (trimmed(text, s) for s in found)] == [
        "One.", "Two!", "Three 🌧️…", "“Four.”"
    ]  # fmt: skip


def test_an_empty_text_is_one_empty_sentence():
    assert sentences("") == [Span(0, 0)]


def test_pieces_are_cut_where_passages_begin_and_end():
    found = pieces("abcdef", Span(0, 6), [Span(1, 4), Span(3, 9)])
    assert [(one.words, one.covered_by) for one in found] == [
        ("a", ()), ("bc", (0,)), ("d", (0, 1)), ("ef", (1,))
    ]  # fmt: skip


def test_spans_that_only_touch_are_two():
    assert merged([Span(0, 3), Span(3, 5)]) == [Span(0, 3), Span(3, 5)]
