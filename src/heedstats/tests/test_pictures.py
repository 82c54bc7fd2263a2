"""The numbers and sentences that figures are drawn from."""

import numpy as np
import pytest

from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables import Base, cross, diverging, frequency, share_dots

EASE = ("Very easy", "Easy", "Neither", "Difficult", "Very difficult")


def ease(base=Base.GROUP):
    codes = [*np.repeat(range(5), [1, 4, 16, 35, 38]), Missing.SKIPPED]
    return frequency(Answers.from_codes(codes, EASE), base=base, group="Users")


def test_the_published_77_per_cent():
    found = diverging(ease())
    (spread,) = found.spreads
    assert spread.percents == (1.1, 4.2, 16.8, 36.8, 40.0)
    assert (spread.low_side, spread.middle, spread.high_side) == (5.3, 16.8, 76.8)
    assert found.sentence == (
        "Users: 5.3% on the side of “Very easy”, 16.8% in the middle, 76.8% on the "
        "side of “Very difficult” (95 people in the group; 1 gave no answer)."
    )


def test_an_even_scale_has_no_middle():
    answers = Answers.from_codes([0, 1, 2, 3, 3], EASE[:2] + EASE[3:])
    (spread,) = diverging(frequency(answers)).spreads
    assert (spread.low_side, spread.middle, spread.high_side) == (40.0, None, 60.0)


def test_dots_carry_their_interval_and_base():
    found = share_dots(ease(), ["Difficult", "Very difficult"])
    (dot,) = found.dots
    assert (dot.value, dot.base_words) == (76.8, "95 people in the group")
    assert (dot.low, dot.high) == pytest.approx((67.4, 84.2), abs=0.1)
    assert "Users 76.8%, 67.4 to 84.2%" in found.sentence


def test_nobody_is_said_and_not_zero():
    answers = Answers.from_codes([0, 1], EASE)
    table = cross(answers, by=Answers.from_codes([0, 0], ("a", "b")))
    assert diverging(table).spreads[1].high_side is None
    assert "b: nobody to show." in diverging(table).sentence
    assert share_dots(table, ["Easy"]).dots[1].value is None


def test_one_answer_is_no_scale():
    with pytest.raises(Refusal, match="one ordered answer"):
        diverging(frequency(Answers.from_codes([0], ("only",))))
