"""A text with a passage on each of many lines is drawn as a short one is."""

from hypothesis import given
from hypothesis import strategies as st

from heed.coding.passages import Span, pieces, sentences
from heed.coding.presenters import settling
from heed.coding.presenters.settling import settling_page
from heed.coding.queries.judged import Passage
from heed.foundation.ids import new_id

WORDS = st.lists(st.sampled_from(["Late. ", "a\n", "ward", " ", "\n\n"]), max_size=12)
ANY, CODE, CODERS = new_id(), new_id(), (new_id(), new_id())


def drawn(words, spans):
    here = [
        Passage(ANY, ANY, "", ANY, ANY, start, end, CODERS[0], CODE)
        for start, end in spans
    ]
    page = settling_page(words, [], here, {CODE: CODERS}, [], [], {})
    return [
        [(one.start, one.end, bool(one.covered_by)) for one in sentence.pieces]
        for sentence in page["sentences"]
    ]


@given(WORDS.map("".join), st.data())
def test_near_passages_are_enough(words, data):
    places = st.integers(0, len(words))
    spans = [
        tuple(sorted(one)) for one in data.draw(st.lists(st.tuples(places, places)))
    ]
    every = [Span(*one) for one in spans]
    assert drawn(words, spans) == [
        [(one.start, one.end, bool(one.covered_by)) for one in pieces(words, s, every)]
        for s in sentences(words)
    ]


def test_each_line_is_held_against_its_own_passages(monkeypatch):
    held = []

    def noted(words, sentence, spans):
        held.append(len(spans))
        return pieces(words, sentence, spans)

    monkeypatch.setattr(settling, "pieces", noted)
    line = "0:00:29.000 to 0:00:29.500: 29s\n"
    spans = [(len(line) * at, len(line) * at + 31) for at in range(300)] * 2
    assert len(drawn(line * 300, spans)) == 300
    assert set(held) == {2}
