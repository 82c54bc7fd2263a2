"""Scales: scoring, reliability, retest, and published figures that can be."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from heedstats import scales
from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal
from heedstats.scales import PublishedScale, Scale
from heedstats.tests.reference import lines, results

ITEMS = ("asked", "told", "waited")
SCALE = Scale("care", ITEMS, least_answered=2, reversed_items=frozenset({"waited"}))
ANSWERS = st.lists(
    st.tuples(*[st.sampled_from([1, 2, 3, 4, 5, None])] * 3), min_size=1, max_size=12
)
RATINGS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9]]
RATINGS += [[6, 2, 4, 7]]


def grid(rows):
    numbers = np.array([[np.nan if x is None else x for x in row] for row in rows])
    return dict(zip(ITEMS, numbers.T, strict=True))


@settings(max_examples=40)
@given(ANSWERS)
def test_it_scores_as_person_by_person(rows):
    found = scales.score(SCALE, grid(rows))
    positive = scales.positive_index(SCALE, grid(rows)).values
    negative = scales.negative_index(SCALE, grid(rows)).values
    for at, (asked, told, waited) in enumerate(rows):
        turned = [asked, told, None if waited is None else 6 - waited]
        there = [x for x in turned if x is not None]
        assert found.answered[at] == len(there)
        if len(there) < 2:
            assert np.isnan([found.values[at], positive[at], negative[at]]).all()
            continue
        assert found.values[at] == pytest.approx(sum(there) / len(there))
        assert positive[at] == sum(x >= 4 for x in there)
        assert negative[at] == sum(x <= 2 for x in there)


def test_answers_are_scored_in_their_order_and_missing_is_no_score():
    choices = ("never", "rarely", "sometimes", "often", "always")
    item = Answers.from_codes([0, 4, Missing.SKIPPED], choices)
    found = scales.score(SCALE, dict.fromkeys(ITEMS, item))
    assert found.values[:2] == pytest.approx([7 / 3, 11 / 3])
    assert (found.unscored, found.answered.tolist()) == (1, [3, 3, 0])


@pytest.mark.parametrize(
    "changed",
    [
        {"items": ()},
        {"items": ("a", "a")},
        {"reversed_items": frozenset({"nothing"})},
        {"least_answered": 0},
        {"least_answered": 4},
        {"low": 5},
    ],
)
def test_a_scale_that_makes_no_sense_is_refused(changed):
    with pytest.raises(Refusal):
        Scale(**{"name": "x", "items": ITEMS, "least_answered": 1} | changed)


@pytest.mark.parametrize("value", [0, 6, 99])
def test_a_number_outside_the_scale_is_refused(value):
    with pytest.raises(Refusal, match="outside 1 to 5"):
        scales.score(SCALE, grid([(1, 2, value)]))


def test_an_item_that_is_not_there_is_refused():
    with pytest.raises(Refusal, match="'waited'"):
        scales.score(SCALE, {"asked": [1], "told": [1]})
    with pytest.raises(Refusal, match="for each person"):
        scales.score(SCALE, {"asked": [1], "told": [1], "waited": [1, 2]})


def rated():
    columns = np.array(RATINGS, dtype=float).T
    names = ("a", "b", "c", "d")
    scale = Scale("raters", names, least_answered=4, low=0, high=10)
    return scale, dict(zip(names, columns, strict=True))


def test_alpha_of_shrout_and_fleiss_is_their_icc3k():
    scale, answers = rated()
    found = scales.reliability(scale, answers)
    assert found.alpha == pytest.approx(0.909315542377069)
    assert found.interval == pytest.approx((0.675674713816305, 0.985891678169062))
    assert (found.n, found.left_out) == (6, 0)


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=4, max_size=15))
def test_alpha_and_item_total_written_out(rows):
    numbers = np.array(rows, dtype=float)
    numbers[:, 2] = 6 - numbers[:, 2]
    whole = numbers.sum(axis=1)
    assume(whole.std() > 0 and numbers.std(axis=0).all())
    found = scales.reliability(SCALE, grid(rows))
    spread = sum(np.var(item, ddof=1) for item in numbers.T)
    assert found.alpha == pytest.approx(1.5 * (1 - spread / whole.var(ddof=1)))
    rest = whole - numbers[:, 0]
    if rest.std():
        r = np.corrcoef(numbers[:, 0], rest)[0, 1]
        assert found.item_total["asked"] == pytest.approx(r)


def test_a_gap_leaves_a_person_out_and_says_so():
    rows = [(1, 2, 5), (2, 3, 4), (5, 4, 1), (4, None, 2)]
    found = scales.reliability(SCALE, grid(rows))
    assert (found.n, found.left_out) == (3, 1)


@pytest.mark.parametrize("rows", [[(1, 2, 3), (2, 3, 4)], [(1, 2, 3)] * 5])
def test_too_little_for_alpha_is_refused(rows):
    with pytest.raises(Refusal):
        scales.reliability(SCALE, grid(rows))


@pytest.mark.reference
def test_intraclass_correlations():
    expected = results("agreement.json")["icc_shrout_fleiss_1979"]
    assert expected["ratings"] == RATINGS
    for found in scales.intraclass_correlations(RATINGS):
        theirs = expected["icc"][found.name]
        assert (found.value, found.low, found.high) == pytest.approx(
            (theirs["ICC"], theirs["lower"], theirs["upper"]), rel=1e-9
        )
        assert round(found.value, 2) == expected["published"][found.name]


def test_a_shift_of_everybody_lowers_agreement_and_not_r():
    first = [1.0, 2.0, 3.0, 4.0, 5.0, np.nan]
    found = scales.retest(first, [2.1, 2.9, 4.1, 5.0, 5.9, 3.0])
    assert (found.n, found.left_out) == (5, 1)
    assert found.shift == pytest.approx(1)
    assert found.r > 0.99 > 0.9 > found.agreement.value
    assert found.detectable == pytest.approx(1.96 * np.sqrt(2) * found.error)


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.floats(-9, 9)] * 2), min_size=5, max_size=20))
def test_the_interval_of_a_correlation_is_that_of_scipy(pairs):
    x, y = np.array(pairs).T
    assume(np.ptp(x) > 0.1 and np.ptp(y) > 0.1)
    test = stats.pearsonr(x, y)
    assume(abs(test.statistic) < 0.999)
    found = scales.correlation_interval(test.statistic, len(x))
    assert found == pytest.approx(tuple(test.confidence_interval()))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: scales.retest([1, 2, 3], [1, 2, 4]),
        lambda: scales.retest([1, 1, 1, 1], [1, 2, 3, 4]),
        lambda: scales.intraclass_correlations([[1, np.nan], [2, 3]]),
        lambda: scales.intraclass_correlations([[1, 1], [2, 2]]),
        lambda: scales.correlation_interval(1.2, 10),
    ],
)
def test_a_retest_of_nothing_is_refused(ask):
    with pytest.raises(Refusal):
        ask()


def published(**changed):
    line = {"name": "x", "n": 24, "least": 1, "most": 5, "mean": 3, "sd": 1.0}
    return PublishedScale(**line | {"retest_r": 0.7, "retest_n": 20} | changed)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"most": 6}, "leaves 1 to 5"),
        ({"mean": 5.2}, "outside its own range"),
        ({"sd": 2.1}, "too large"),
        ({"retest_r": 1.1}, "between -1 and 1"),
        ({"retest_n": 25}, "asked again"),
    ],
)
def test_what_cannot_be_is_said(changed, why):
    found = scales.impossibilities(published(**changed), low=1, high=5)
    assert (not found) if why is None else (why in found[0])


@pytest.mark.reference
def test_no_published_scale_is_impossible():
    rows = lines("pmos_scales.csv")
    for row in rows:
        numbers = {key: float(row[key]) for key in ("mean", "sd", "retest_r")}
        line = PublishedScale(
            row["scale"],
            int(row["n"]),
            float(row["min"]),
            float(row["max"]),
            retest_n=int(row["retest_n"]),
            **numbers,
        )
        index = row["scale"] == "Positive index"
        ends = {"low": 0, "high": 44} if index else {"low": 1, "high": 5}
        assert scales.impossibilities(line, **ends) == []
        assert line.retest_interval.low < line.retest_r < line.retest_interval.high
    assert len(rows) == 11
