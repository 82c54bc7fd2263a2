"""Krippendorff's alpha against a slow version and another program."""

from itertools import permutations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heedstats.agreement import Coded, IntervalFrom, Metric, krippendorff_alpha
from heedstats.errors import Refusal

CODE = st.sampled_from([0, 1, 2, 4, None])
GRIDS = st.lists(st.tuples(CODE, CODE, CODE), min_size=2, max_size=9)
NUMBERS = [Metric.NOMINAL, Metric.ORDINAL, Metric.INTERVAL, Metric.RATIO]
EXAMPLE = [(1, 1, None), (2, 2, 3), (3, 3, 3), (1, 2, 2), (4, 4, 4), (2, 2, None)]


def apart(metric, a, b, everything):
    """Krippendorff's own sentences, one pair at a time."""
    if metric is Metric.NOMINAL:
        return float(a != b)
    if metric is Metric.INTERVAL:
        return float(a - b) ** 2
    if metric is Metric.RATIO:
        return ((a - b) / (a + b)) ** 2 if a + b else 0.0
    low, high = min(a, b), max(a, b)
    between = sum(low <= x <= high for x in everything)
    return (between - (everything.count(a) + everything.count(b)) / 2) ** 2


def slowly(rows, metric):
    """1 less the mean over pairs within units by the mean over all pairs."""
    units = [[x for x in row if x is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    everything = [x for unit in units for x in unit]
    within = sum(
        apart(metric, a, b, everything) / (len(unit) - 1)
        for unit in units
        for a, b in permutations(unit, 2)
    )
    among = sum(apart(metric, a, b, everything) for a, b in permutations(everything, 2))
    n = len(everything)
    return 1 - (within / n) / (among / (n * (n - 1))) if among else None


@pytest.mark.parametrize("metric", NUMBERS)
@settings(max_examples=50)
@given(rows=GRIDS)
def test_it_is_the_slow_one_and_that_of_another_program(metric, rows):
    shared = [row for row in rows if sum(x is not None for x in row) > 1]
    assume(len(shared) > 1)
    expected = slowly(rows, metric)
    if expected is None:
        with pytest.raises(Refusal, match="Only one code"):
            krippendorff_alpha(Coded.of(rows), metric)
        return
    found = krippendorff_alpha(Coded.of(rows), metric).value
    assert found == pytest.approx(expected, abs=1e-12)
    grid = np.array(rows, dtype=float).T
    theirs = krippendorff.alpha(grid, level_of_measurement=metric.value)
    assert found == pytest.approx(theirs, abs=1e-12)


def test_sets_that_overlap_disagree_in_part():
    a, ab, abc, c = (frozenset(x) for x in ("a", "ab", "abc", "c"))
    rows = [(a, a), (ab, a), (abc, c), (ab, frozenset("bc"))]
    found = krippendorff_alpha(Coded.of(rows), Metric.SETS)
    within = 2 * ((1 - 1 / 3) + (1 - 2 / 9) + (1 - 1 / 9))
    nominal = krippendorff_alpha(Coded.of(rows)).value
    assert found.value > nominal
    everything = [x for row in rows for x in row]
    among = sum(1 - masi(x, y) for x, y in permutations(everything, 2))
    assert found.value == pytest.approx(1 - 7 * within / among)


NAMES = st.frozensets(st.sampled_from("abcd"))


@settings(max_examples=50)
@given(rows=st.lists(st.tuples(NAMES, NAMES, NAMES | st.none()), min_size=2))
def test_sets_lie_as_far_apart_as_pair_by_pair(rows):
    everything = [x for row in rows for x in row if x is not None]
    assume(len(set(everything)) > 1)
    among = sum(1 - masi(x, y) for x, y in permutations(everything, 2))
    within = 0
    for row in rows:
        said = [x for x in row if x is not None]
        pairs = permutations(said, 2)
        within += sum(1 - masi(x, y) for x, y in pairs) / (len(said) - 1)
    found = krippendorff_alpha(Coded.of(rows), Metric.SETS).value
    expected = 1 - (len(everything) - 1) * within / among
    assert found == pytest.approx(expected, abs=1e-12)


def test_sets_known_by_their_counts_are_the_same():
    a, ab, c = (frozenset(x) for x in ("a", "ab", "c"))
    known = Coded.of([(a, a), (ab, a), (ab, c)], categories=(a, ab, c))
    counts = Coded.of_counts(known.counts, categories=(a, ab, c))
    found, expected = (krippendorff_alpha(x, Metric.SETS) for x in (counts, known))
    assert found.value == pytest.approx(expected.value)


def masi(x, y):
    if not x | y:
        return 1
    kind = 1 if x == y else 2 / 3 if x < y or y < x else 1 / 3 if x & y else 0
    return kind * len(x & y) / len(x | y)


def test_the_same_seed_gives_the_same_interval():
    coded = Coded.of(EXAMPLE * 4)
    ordinal = [
        krippendorff_alpha(coded, Metric.ORDINAL, generator=np.random.default_rng(7))
        for _ in range(2)
    ]
    assert ordinal[0].interval == ordinal[1].interval
    assert ordinal[0].interval.low < ordinal[0].value < ordinal[0].interval.high
    assert ordinal[0].interval_from is IntervalFrom.BOOTSTRAP
    assert (ordinal[0].resamples, ordinal[0].undefined) == (1000, 0)


def test_patterns_are_drawn_as_units_would_be():
    rows = EXAMPLE * 5
    found = krippendorff_alpha(Coded.of(rows), generator=np.random.default_rng(1))
    chance = np.random.default_rng(2)
    drawn = []
    for _ in range(200):
        units = [rows[at] for at in chance.integers(0, len(rows), len(rows))]
        drawn.append(slowly(units, Metric.NOMINAL))
    assert found.interval == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=0.06)


def test_without_a_generator_the_ordinal_metric_has_no_interval():
    found = krippendorff_alpha(Coded.of(EXAMPLE), Metric.ORDINAL)
    assert found.interval_from is IntervalFrom.NONE
    assert np.isnan([found.se, *found.interval]).all()


@pytest.mark.parametrize(
    ("rows", "metric", "why"),
    [
        ([("a", "b")] * 3, Metric.INTERVAL, "numbers"),
        ([("a", "b")] * 3, Metric.ORDINAL, "their order"),
        ([(-1, 2)] * 3, Metric.RATIO, "numbers from 0"),
        ([(1, 2)] * 3, Metric.SETS, "codes that are sets"),
        ([(1, None), (2, 2)], Metric.NOMINAL, "2 units"),
    ],
)
def test_what_the_metric_cannot_read_is_refused(rows, metric, why):
    with pytest.raises(Refusal, match=why):
        krippendorff_alpha(Coded.of(rows), metric)


@pytest.mark.parametrize("resamples", [10, 200])
def test_a_bootstrap_of_too_little_is_refused(resamples):
    coded = Coded.of([(1, 1), (1, 1), (2, 2)])
    with pytest.raises(Refusal, match="resample"):
        krippendorff_alpha(
            coded, generator=np.random.default_rng(3), resamples=resamples
        )
