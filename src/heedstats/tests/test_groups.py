"""Differences between groups: published examples, properties, refusals."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.miscmodels.ordinal_model import OrderedModel

from heedstats import groups
from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.groups.discovery import by_chance
from heedstats.sample import Nature
from heedstats.tables import cross

OPEN = {"nature": Nature.CONVENIENCE}
FIVE = st.lists(st.integers(1, 5), min_size=3, max_size=15)
SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [  # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_newcombes_published_intervals(first, second, low, high):
    found = groups.of_proportions(first, second, **OPEN)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=40)
@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_turning_the_groups_round_turns_the_interval_round(x, m, y, n):
    one = groups.of_proportions((x, x + m), (y, y + n), **OPEN)
    other = groups.of_proportions((y, y + n), (x, x + m), **OPEN)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))
    assert one.low <= one.value <= one.high


def test_students_sleep():
    found = groups.of_means(*SLEEP, **OPEN)
    assert (found.low, found.high) == pytest.approx((-3.3654832, 0.2054832), abs=5e-8)


def test_the_published_medians():
    first = [32, 39, 26, 35, 43, 27, 40, 37, 34, 29]
    second = [36, 44, 47, 42, 49, 39, 46, 31, 33, 48]
    found = groups.of_medians(first, second, **OPEN)
    assert found.value == -8.5
    assert (found.low, found.high) == pytest.approx((-16.95977, -0.04022524), abs=5e-6)


def test_the_published_medians_of_twenty():
    first = [70, 394, 43, 95, 62, 128, 2, 203, 81, 436, 85, 35, 156, 1, 3, 27, 63]
    second = [102, 120, 78, 78, 417, 124, 86, 171, 176, 129, 230, 194, 100, 157, 306]
    found = groups.of_medians(
        [*first, 181, 184, 18], [*second, 411, 164, 103, 193, 312], **OPEN
    )
    assert (found.low, found.high) == pytest.approx((-157.7441, -12.25589), abs=5e-5)


def test_medians_of_a_few_choices_are_refused():
    with pytest.raises(Refusal, match="superiority"):
        groups.of_medians([3] * 9, [1, 2, 3, 4, 5, 5, 5], **OPEN)


def test_brunner_and_munzels_pain_scores():
    yes = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    no = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    found = groups.superiority(no, yes, **OPEN)
    assert found.value == pytest.approx(0.788961, abs=5e-7)
    assert (found.low, found.high) == pytest.approx((0.5952169, 0.9827052), abs=5e-8)


@settings(max_examples=40)
@given(FIVE, FIVE)
def test_superiority_counts_pairs(first, second):
    assume(len({*first, *second}) > 2)
    pairs = [(a > b) + (a == b) / 2 for a in first for b in second]
    try:
        found = groups.superiority(first, second, **OPEN)
    except Refusal:
        assert min(first) >= max(second) or min(second) >= max(first)
        return
    assert found.value == pytest.approx(np.mean(pairs))
    test = stats.brunnermunzel(first, second)
    if abs(test.pvalue - 0.05) > 1e-6:
        assert (test.pvalue < 0.05) == (not found.low <= 0.5 <= found.high)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: groups.of_proportions((0, 0), (1, 2), **OPEN),
        lambda: groups.of_proportions((3, 2), (1, 2), **OPEN),
        lambda: groups.of_means([1.0], [1.0, 2.0], **OPEN),
        lambda: groups.of_medians([1, 2, 3, 4], range(9), **OPEN),
        lambda: groups.superiority([1, 1], [2, 2], **OPEN),
        lambda: groups.kruskal_wallis({"a": [1, 2], "b": [np.nan]}, **OPEN),
        lambda: groups.kruskal_wallis({"a": [1, 1], "b": [1]}, **OPEN),
        lambda: groups.friedman([[1, 2], [2, 1]], **OPEN),
        lambda: groups.friedman([[1, 1, 1], [2, 2, 2]], **OPEN),
        lambda: groups.adjusted([0.5, 1.5]),
        lambda: by_chance(-1),
    ],
)
def test_what_cannot_be_compared_is_refused(ask):
    with pytest.raises(Refusal):
        ask()


def test_a_result_says_what_its_sample_allows():
    found = groups.of_proportions((35, 77), (6, 18), **OPEN)
    assert "77 and 18 answers" in found.sentence
    assert found.sentence.endswith(Nature.CONVENIENCE.caveat)


@settings(max_examples=40)
@given(st.lists(st.floats(0, 1), max_size=12), st.sampled_from(groups.Method))
def test_adjusting_never_makes_smaller_and_keeps_the_order(p, method):
    found = groups.adjusted(p, method)
    assert np.all(found >= np.array(p) - 1e-12)
    assert np.all(np.diff(found[np.argsort(p, kind="stable")]) >= -1e-12)


def test_a_gap_is_no_test():
    found = groups.adjusted([0.01, np.nan, 0.04], groups.Method.BONFERRONI)
    assert found[[0, 2]].tolist() == [0.02, 0.08]
    assert np.isnan(found[1])


def test_how_many_signal_by_chance():
    assert by_chance(40) == 2


def test_a_table_of_mentions_is_not_tested():
    answers = Answers.from_codes([0, 1, 0, 1], ("a", "b"))
    table = cross(answers, by=Answers.from_codes([0, 0, 1, 1], ("x", "y")))
    found = groups.chi_squared(table, **OPEN)
    assert (found.chi_squared, found.cramers_v) == (0, 0)
    assert "rough" in found.caution
    with pytest.raises(Refusal, match="merge"):
        groups.chi_squared(table.total(), **OPEN)


def ordered(codes, choices=("low", "middle", "high")):
    return Answers.from_codes(codes, choices)


def test_ordinal_logit_recovers_what_was_put_in():
    rng = np.random.default_rng(3)
    x = rng.normal(size=20_000)
    latent = 0.8 * x + rng.logistic(size=x.size)
    codes = np.digitize(latent, [-1, 1])
    codes[:50] = -1
    found = groups.ordinal_logit(ordered(codes), {"x": x}, **OPEN)
    assert found["x"].low < 0.8 < found["x"].high
    assert [one.value for one in found.thresholds] == pytest.approx([-1, 1], abs=0.1)
    assert (found.n, found.left_out) == (19_950, 50)


def test_ordinal_logit_is_that_of_statsmodels():
    rng = np.random.default_rng(5)
    x = rng.normal(size=(300, 2))
    codes = np.digitize(x @ [1, -0.5] + rng.logistic(size=300), [-1, 0.5])
    ours = groups.ordinal_logit(ordered(codes), {"a": x[:, 0], "b": x[:, 1]}, **OPEN)
    model = OrderedModel(codes, x, distr="logit")
    theirs = model.fit(method="bfgs", disp=False)
    assert [one.value for one in ours.terms] == pytest.approx(
        theirs.params[:2], rel=1e-4
    )
    assert [one.se for one in ours.terms] == pytest.approx(theirs.bse[:2], rel=1e-4)
    assert ours.log_likelihood == pytest.approx(theirs.llf)


def test_with_two_groups_and_no_slope_thresholds_are_log_odds():
    codes = [0, 0, 1, 2, 0, 0, 1, 2, 1, 1]
    group = ordered([0] * 4 + [1] * 4 + [0, 1], ("a", "b"))
    found = groups.ordinal_logit(ordered(codes), {"group": group}, **OPEN)
    assert found["group: b"].value == pytest.approx(0, abs=1e-6)
    assert found["group: b"].odds_ratio[0] == pytest.approx(1, abs=1e-6)
    assert found["low|middle"].value == pytest.approx(np.log(4 / 6))


@pytest.mark.parametrize(
    ("codes", "terms", "why"),
    [
        ([0, 1, 0, 1], {"x": [1, 2, 3, 4]}, "each given by somebody"),
        ([0, 1, 2, 1], {"x": [1, 1, 1, 1]}, "does not vary"),
        ([0, 1, 2, 1], {"x": [1, 2, 3, 5], "y": [2, 4, 6, 10]}, "say the same"),
        ([0, 1, 2, 1], {"x": [1, 2]}, "one value for each person"),
        ([0, 1, 2, 1], {}, "one value for each person"),
        ([0, 0, 1, 1, 2, 2], {"x": [1, 2, 3, 4, 5, 6]}, "Nothing converges"),
    ],
)
def test_a_model_that_cannot_be_is_refused(codes, terms, why):
    with pytest.raises(Refusal, match=why):
        groups.ordinal_logit(ordered(codes), terms, **OPEN)
