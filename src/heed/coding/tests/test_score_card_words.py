"""What a score card keeps about misses is told in plain sentences."""

import pytest

from heed.coding.presenters.score_card import KINDS, why_words
from heed.coding.suggesting.hard import hard_sentences


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("not proposed: Outcome or Safety", "It does not suggest Outcome or Safety."),
        ("no code of this model means food", "It has no code for food."),
        ("Safety was found but is switched off", "It finds Safety, which is off."),
        (
            "proposed Safety, which it does not say",
            "It suggests Safety, which is not said.",
        ),
        ("something else", "Something else."),
    ],
)
def test_it_works(kept, said):
    assert str(why_words(kept)) == said


def test_every_kind_of_hard_sentence_has_a_name():
    sentences, _names = hard_sentences()
    assert {one.kind for one in sentences} == set(KINDS)
