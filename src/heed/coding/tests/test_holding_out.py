"""Nobody and nothing that is tested on was learnt from."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from heed.coding.suggesting.splitting import hold_out, text_key

PAIRS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 30)), min_size=4, max_size=60
).filter(lambda pairs: len({who for _, who in pairs}) > 3)


def sides(split, values):
    return {values[at] for at in split.train}, {values[at] for at in split.test}


@given(PAIRS, st.integers(0, 9))
def test_no_person_and_no_text_stands_on_both_sides(pairs, seed):
    texts = [f"text {text}" for text, _ in pairs]
    people = [f"person {who}" for _, who in pairs]
    split = hold_out(texts, people, seed=seed)
    for values in (texts, people):
        learnt, tested = sides(split, values)
        assert not learnt & tested
    everything = np.concatenate([split.train, split.test, split.left_out])
    assert sorted(everything.tolist()) == list(range(len(texts)))


def test_the_seed_alone_decides():
    texts, people = [f"t{n}" for n in range(50)], [f"p{n // 2}" for n in range(50)]
    one, again = hold_out(texts, people, seed=3), hold_out(texts, people, seed=3)
    assert one.test.tolist() == again.test.tolist()
    assert one.test.tolist() != hold_out(texts, people, seed=4).test.tolist()
    assert len({people[at] for at in one.test}) == 5


def test_the_same_words_are_the_same_text():
    assert text_key("  Nothing.") == text_key("nothing") == text_key("NOTHING\u00a0!")
    assert text_key("not good") != text_key("good")
