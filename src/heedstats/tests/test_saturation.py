"""The curve of codes over people, against all orders one by one."""

from itertools import permutations

import numpy as np
import pytest

from heedstats.errors import Refusal
from heedstats.saturation import saturation

FIVE = [{"a", "b"}, {"b"}, {"c", "a"}, set(), {"d"}]


def every_order(people):
    curves = [
        [len(set().union(*order[: m + 1])) for m in range(len(order))]
        for order in permutations(people)
    ]
    return np.mean(curves, axis=0)


def test_the_mean_is_that_of_all_orders():
    found = saturation(FIVE, np.random.default_rng(1))
    assert found.mean == pytest.approx(every_order(FIVE), abs=1e-12)


def test_the_band_holds_the_mean_and_ends_at_all_codes():
    found = saturation(FIVE, np.random.default_rng(1), orders=200)
    assert (found.low <= found.mean + 1e-9).all()
    assert (found.mean <= found.high + 1e-9).all()
    assert found.low[-1] == found.high[-1] == 4


def test_what_the_last_person_brings():
    found = saturation(FIVE, np.random.default_rng(1))
    assert found.new_with_last == pytest.approx(found.mean[4] - found.mean[3])


def test_nobody_is_refused():
    with pytest.raises(Refusal):
        saturation([], np.random.default_rng(1))


def test_some_points_are_those_of_the_whole_curve():
    whole = saturation(FIVE, np.random.default_rng(1))
    some = saturation(FIVE, np.random.default_rng(1), after=[2, 5])
    for part in ("mean", "low", "high"):
        assert getattr(some, part) == pytest.approx(getattr(whole, part)[[1, 4]])
    assert some.new_with_last == whole.new_with_last


def test_codes_that_many_have_need_no_order():
    many = [{"often", "rare"} if n == 0 else {"often"} for n in range(400)]
    found = saturation(many, np.random.default_rng(1), after=[200, 400])
    assert found.mean == pytest.approx([1.5, 2])
    assert (found.low.tolist(), found.high.tolist()) == ([1, 2], [2, 2])


def test_more_people_than_there_are_is_refused():
    with pytest.raises(Refusal):
        saturation(FIVE, np.random.default_rng(1), after=[6])
