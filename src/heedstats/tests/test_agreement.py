"""Agreement: what must hold for any coders, and what is refused."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats import inter_rater

from heedstats import agreement
from heedstats.agreement import Coded, Weighting
from heedstats.errors import Refusal

MEASURES = [
    agreement.percent_agreement,
    agreement.fleiss_kappa,
    agreement.cohen_kappa,
    agreement.gwet,
    agreement.brennan_prediger,
    agreement.krippendorff_alpha,
]
CODE = st.sampled_from([0, 1, 2, None])
GRIDS = st.lists(st.tuples(CODE, CODE, CODE), min_size=3, max_size=9)
SQUARES = st.tuples(*[st.integers(1, 9)] * 9)


def coded(rows, categories=(0, 1, 2)):
    try:
        found = Coded.of(rows, categories)
        agreement.cohen_kappa(found)
        agreement.krippendorff_alpha(found)
    except Refusal:
        assume(False)
    return found


def numbers(found):
    return (found.value, found.se, *found.interval)


def same(found, expected):
    assert numbers(found) == pytest.approx(numbers(expected), abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=25)
@given(rows=GRIDS)
def test_names_of_codes_and_order_of_coders_do_not_matter(measure, rows):
    expected = measure(coded(rows))
    named = [[None if x is None else "zxy"[x] for x in row] for row in rows]
    same(measure(Coded.of(named, ("x", "y", "z"))), expected)
    turned = [row[::-1] for row in reversed(rows)]
    same(measure(Coded.of(turned, (0, 1, 2))), expected)


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=25, deadline=None)
@given(rows=GRIDS)
def test_units_that_are_alike_may_be_told_once(measure, rows):
    one_by_one = coded([*rows, *rows, rows[0], (None, None, None)])
    together = one_by_one.gathered()
    assert len(together.rows) == len(np.unique(one_by_one.rows, axis=0))
    same(measure(together), measure(one_by_one))
    assert together.units == one_by_one.units
    assert together.left_out == one_by_one.left_out


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=25)
@given(st.lists(st.sampled_from([0, 1, 2]), min_size=2, max_size=9))
def test_coders_who_never_differ_agree_wholly(measure, codes):
    assume(len(set(codes)) > 1)
    found = measure(Coded.of([(x, x, x) for x in codes], (0, 1, 2)))
    assert (found.value, found.se) == pytest.approx((1, 0), abs=1e-12)
    assert np.isnan(found.interval).all()


@settings(max_examples=50)
@given(GRIDS)
def test_percent_pair_by_pair(rows):
    found = agreement.percent_agreement(coded(rows))
    shares = []
    for row in rows:
        pairs = list(combinations([x for x in row if x is not None], 2))
        if pairs:
            shares.append(sum(a == b for a, b in pairs) / len(pairs))
    assert found.value == pytest.approx(sum(shares) / len(shares))
    sizes = [sum(x is not None for x in row) for row in rows]
    assert (found.units, found.coders) == (len(shares), 3)
    assert found.left_out == agreement.LeftOut(sizes.count(0), sizes.count(1))


@pytest.mark.parametrize("weighting", [Weighting.LINEAR, Weighting.QUADRATIC])
@settings(max_examples=25)
@given(square=SQUARES)
def test_cohen_is_that_of_statsmodels(weighting, square):
    square = np.reshape(square, (3, 3))
    both = Coded.of_pairs(square)
    found = agreement.cohen_kappa(both, weighting=weighting)
    weights = weighting.value.replace("quadratic", "fc")
    theirs = inter_rater.cohens_kappa(square, weights=None, wt=weights)
    assert found.value == pytest.approx(theirs.kappa)
    assert found.se == pytest.approx(theirs.std_kappa, abs=1e-7)


@settings(max_examples=25)
@given(st.lists(st.tuples(*[st.integers(0, 2)] * 4), min_size=3, max_size=12))
def test_fleiss_is_that_of_statsmodels(rows):
    found = agreement.fleiss_kappa(coded(rows))
    table, _ = inter_rater.aggregate_raters(rows, 3)
    assert found.value == pytest.approx(inter_rater.fleiss_kappa(table))


def test_a_grid_a_table_of_pairs_and_counts_are_the_same():
    table = Coded.of_pairs([[3, 1], [0, 2]], ("no", "yes"))
    pairs = [("no", "no")] * 3 + [("no", "yes")] + [("yes", "yes")] * 2
    counts = Coded.of_counts([[2, 0]] * 3 + [[1, 1]] + [[0, 2]] * 2)
    expected = agreement.gwet(Coded.of(pairs, ("no", "yes")))
    same(agreement.gwet(table), expected)
    same(agreement.gwet(counts), expected)


def test_the_paradox_by_hand():
    found = agreement.paradox(Coded.of_pairs([[118, 5], [2, 0]]))
    assert found.table == ((118, 5), (2, 0))
    assert (found.prevalence, found.bias) == pytest.approx((118 / 125, 3 / 125))
    assert (found.positive, found.negative) == pytest.approx((0, 236 / 243))
    assert found.adjusted_kappa.value == pytest.approx(2 * 118 / 125 - 1)
    chance = (123 * 120 + 2 * 5) / 125**2
    assert found.greatest_kappa == pytest.approx((122 / 125 - chance) / (1 - chance))
    assert found.sentence.startswith("The two coders agreed on 94.4% of 125 units")


def test_what_is_left_out_is_said():
    rows = [(1, 1), (0, 0), (1, 0), (None, 1), (None, None)]
    found = agreement.paradox(Coded.of(rows))
    assert found.percent.left_out.sentence == (
        "Left out because fewer than two coders coded them: 1 coded by one coder, "
        "1 by nobody."
    )
    assert agreement.percent_agreement(Coded.of(rows[:3])).left_out.sentence == ""


def test_a_data_frame_is_a_grid_too():
    frame = pd.DataFrame({"first": ["a", "b", None], "second": ["a", "a", "b"]})
    found = agreement.percent_agreement(Coded.of(frame))
    assert (found.value, found.units, found.left_out.single) == (0.5, 2, 1)


def test_ac1_knows_of_codes_that_nobody_chose():
    rows = [(0, 0), (0, 0), (0, 0)]
    assert agreement.gwet(Coded.of(rows, (0, 1))).value == 1
    with pytest.raises(Refusal, match="Only one code"):
        agreement.gwet(Coded.of(rows))


LINEAR = {"weighting": Weighting.LINEAR}


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: Coded.of([[1], [2]]), "two coders"),
        (lambda: Coded.of([[1, 2], [1]]), "place for each coder"),
        (lambda: Coded.of(["ab", "cd"]), "grid"),
        (lambda: Coded.of([]), "grid"),
        (lambda: Coded.of(5), "grid"),
        (lambda: Coded.of([[["a"], ["b"]]]), "given as a set"),
        (lambda: Coded.of([[1, np.inf]]), "number that ends"),
        (lambda: Coded.of([[1, 4]], (1, 2, 3)), r"not among the categories: 4"),
        (lambda: Coded.of([["a", "b"]], ("a",)), r"not among the categories: b"),
        (lambda: Coded.of([[1, 1]], ("a", "b")), "categories are not"),
        (lambda: Coded.of([[1, 1]], (1, 1)), "named once"),
        (lambda: Coded.of_counts([[1.5, 2]]), "whole numbers"),
        (lambda: Coded.of_counts([[-1, 2]]), "whole numbers"),
        (lambda: Coded.of_counts([[1, 2], [1]]), "same length"),
        (lambda: Coded.of_counts([[1, 2]], ("a",)), "2 categories and 1"),
        (lambda: Coded.of_pairs([[1, 2]]), "row and a column"),
        (lambda: agreement.gwet(Coded.of([[1, 2], [1, None]])), "2 units"),
        (lambda: agreement.fleiss_kappa(Coded.of([[1, 1], [1, 1]])), "Only one code"),
        (lambda: agreement.cohen_kappa(Coded.of_counts([[1, 1]] * 2)), "which coder"),
        (
            lambda: agreement.cohen_kappa(Coded.of([[1, 2, None], [2, 2, None]])),
            "coded nothing",
        ),
        (lambda: agreement.gwet(Coded.of([["a", "b"]] * 2), **LINEAR), "their order"),
        (lambda: agreement.paradox(Coded.of([[1, 2, 3], [1, 2, 3]])), "two coders and"),
        (lambda: agreement.intraclass_agreement([["a", "b"]]), "numbers in a grid"),
        (lambda: agreement.intraclass_agreement([[1, None], [2, 3]]), "two or more"),
    ],
)
def test_bad_input_is_refused(ask, why):
    with pytest.raises(Refusal, match=why):
        ask()
