"""Means, medians and their intervals, and Wilson's for a proportion."""

import json
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from heedstats import intervals
from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables import summaries, summary

numbers = st.lists(st.integers(1, 5), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [  # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_published_wilson_intervals(count, base, low, high):
    assert intervals.wilson(count, base) == pytest.approx((low, high), abs=5e-5)


@settings(max_examples=40)
@given(st.integers(0, 50), st.integers(1, 50), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_is_that_of_statsmodels(count, more, confidence):
    base = count + more
    theirs = proportion_confint(count, base, alpha=1 - confidence, method="wilson")
    assert intervals.wilson(count, base, confidence) == pytest.approx(theirs, abs=1e-12)


def test_wilson_of_nobody_is_no_number():
    assert np.isnan(intervals.wilson(0, 0)).all()


@pytest.mark.parametrize(("count", "base"), [(-1, 5), (6, 5)])
def test_a_count_is_inside_its_base(count, base):
    with pytest.raises(Refusal, match="above its base"):
        intervals.wilson(count, base)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_confidence_is_a_share(confidence):
    with pytest.raises(Refusal, match="between 0 and 1"):
        intervals.wilson(1, 2, confidence)


@settings(max_examples=40)
@given(numbers)
def test_a_summary_is_that_of_the_standard_library(values):
    found = summary(values)
    assert found.mean == pytest.approx(statistics.mean(values))
    assert found.sd == pytest.approx(statistics.stdev(values))
    assert found.median == statistics.median(values)
    quartiles = statistics.quantiles(values, method="inclusive")
    assert found.quartiles == pytest.approx((quartiles[0], quartiles[2]))


@settings(max_examples=40)
@given(numbers)
def test_the_interval_of_a_mean_is_that_of_scipy(values):
    if len(set(values)) > 1:
        theirs = stats.ttest_1samp(values, 0).confidence_interval(0.9)
        assert intervals.of_mean(values, 0.9) == pytest.approx(tuple(theirs))


@settings(max_examples=40)
@given(st.lists(st.floats(-5, 5), min_size=1, max_size=40, unique=True))
def test_the_interval_of_a_median_is_that_of_scipy(values):
    theirs = stats.quantile_test(values, q=0, p=0.5).confidence_interval(0.95)
    assert intervals.of_median(values) == pytest.approx(tuple(theirs), nan_ok=True)


def test_the_missing_stay_in_sight():
    state = [0, 0, Missing.SKIPPED, Missing.NOT_REACHED]
    found = summary([3, 5, np.nan, np.nan], state=state)
    assert (found.n, found.mean, found.missing) == (2, 4.0, (1, 0, 1))
    assert found.record()["missing"] == {
        "skipped": 1,
        "not_shown": 0,
        "not_reached": 1,
    }


def test_a_record_of_nobody_is_plain():
    record = summary([]).record()
    assert record["mean"] is None
    assert record["median_interval"] == [None, None]
    assert json.loads(json.dumps(record, allow_nan=False)) == record


@pytest.mark.parametrize(
    ("values", "state"), [([1.0], [-1]), ([np.nan], [0]), ([np.nan], None)]
)
def test_a_blank_of_no_kind_is_refused(values, state):
    with pytest.raises(Refusal, match="which kind of missing"):
        summary(values, state=state)


def test_by_group_with_those_who_have_none():
    groups = Answers.from_codes([0, 1, 1, -1], ("users", "carers", "staff"))
    found = summaries([1, 2, 4, 9], by=groups)
    assert [(one.group, one.n) for one in found] == [
        ("users", 1),
        ("carers", 2),
        ("staff", 0),
        ("skipped", 1),
    ]
    assert found[1].mean == 3
    assert np.isnan(found[2].mean)
