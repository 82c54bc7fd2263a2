"""The hard sentences run at each training, and what is missed is told."""

from collections import Counter

from heed.coding.suggesting.hard import hard_sentences
from heed.coding.suggesting.telling import card_lines
from heed.coding.tests.coded_texts import a_model

KINDS = (
    "self-harm",
    "abuse by staff",
    "threat",
    "slang",
    "misspelling",
    "negation",
    "sarcasm",
    "welsh",
)


def test_there_are_some_of_every_kind():
    sentences, names = hard_sentences()
    found = Counter(one.kind for one in sentences)
    assert set(found) == set(KINDS)
    assert len({one.words for one in sentences}) == len(sentences) == 60
    for one in sentences:
        assert one.topics or one.not_topics
        assert {*one.topics, *one.not_topics} <= set(names)


def test_misses_stand_in_the_score_card_and_are_printed():
    hard = a_model().card["hard"]
    assert hard["sentences"] == 60
    assert hard["missed"] == len(hard["misses"]) > 20
    self_harm = [miss for miss in hard["misses"] if miss["kind"] == "self-harm"]
    assert len(self_harm) == 8
    assert {miss["why"] for miss in self_harm if "cut" in miss["words"]} == {
        "no code of this model means safety"
    }
    printed = "\n".join(card_lines(a_model().card))
    assert f"{hard['missed']} of 60 are missed" in printed
    for miss in hard["misses"]:
        assert miss["words"] in printed
