"""Ordinal regression in clusters, against integration by SciPy; what it refuses."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import integrate, stats

from heedstats import groups
from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal
from heedstats.sample import Nature

OPEN = {"nature": Nature.CONVENIENCE}
CHOICES = ("rarely", "sometimes", "often")


def wards(spread=1.0, size=240, clusters=12, seed=3):
    """Made-up answers of people in wards that differ by ``spread``."""
    draw = np.random.default_rng(seed)
    ward = draw.integers(0, clusters, size)
    told = draw.normal(size=size)
    standing = draw.normal(0, spread, clusters)[ward]
    said = np.digitize(0.8 * told + standing + draw.logistic(size=size), [-0.5, 1])
    return Answers.from_codes(said, CHOICES), {"told": told}, ward


def slow_likelihood(found, outcome, told, ward):
    """The same likelihood, one ward after another, by SciPy's integration."""
    ends = [-np.inf, *(one.value for one in found.thresholds), np.inf]
    beta, total = found["told"].value, 0.0
    for one in np.unique(ward):
        mine = ward == one

        def together(u, mine=mine):
            shift = told[mine] * beta + u
            codes = outcome.codes[mine]
            above = stats.logistic.cdf(np.take(ends, codes + 1) - shift)
            below = stats.logistic.cdf(np.take(ends, codes) - shift)
            return np.prod(above - below) * stats.norm.pdf(u, scale=found.spread)

        centre = max(np.linspace(-4, 4, 81), key=together)
        points = {"points": [centre], "epsabs": 0, "epsrel": 1e-10, "limit": 200}
        total += np.log(integrate.quad(together, -8, 8, **points)[0])
    return total


def test_its_likelihood_is_the_integral():
    outcome, terms, ward = wards()
    found = groups.clustered_ordinal_logit(outcome, terms, ward, nodes=25, **OPEN)
    slow = slow_likelihood(found, outcome, terms["told"], ward)
    assert found.log_likelihood == pytest.approx(slow, rel=1e-8)


def test_no_other_spread_is_as_likely():
    outcome, terms, ward = wards()
    found = groups.clustered_ordinal_logit(outcome, terms, ward, **OPEN)
    for spread in (found.spread - 0.1, found.spread + 0.1):
        beside = slow_likelihood(
            replace(found, spread=spread), outcome, terms["told"], ward
        )
        assert beside < found.log_likelihood


def test_labels_may_be_anything_and_in_any_order():
    outcome, terms, ward = wards()
    found = groups.clustered_ordinal_logit(outcome, terms, ward, **OPEN)
    turned = np.argsort(terms["told"])
    again = groups.clustered_ordinal_logit(
        Answers.from_codes(outcome.codes[turned], CHOICES),
        {"told": terms["told"][turned]},
        [f"ward {one}" for one in ward[turned]],
        **OPEN,
    )
    assert again["told"].value == pytest.approx(found["told"].value, rel=1e-9)
    assert again.spread == pytest.approx(found.spread, rel=1e-9)
    assert again.alike == pytest.approx(
        again.spread**2 / (again.spread**2 + np.pi**2 / 3)
    )


def test_whoever_lacks_something_is_left_out_and_counted():
    outcome, terms, ward = wards()
    codes, told, labels = outcome.codes.copy(), terms["told"].copy(), list(ward)
    codes[0], told[1], labels[2], labels[3] = Missing.SKIPPED, np.nan, None, np.nan
    found = groups.clustered_ordinal_logit(
        Answers.from_codes(codes, CHOICES), {"told": told}, labels, **OPEN
    )
    assert (found.n, found.left_out, found.clusters) == (236, 4, 12)


def test_errors_know_that_answers_hang_together():
    outcome, terms, ward = wards(spread=1.5, size=600)
    between = {"kind": (ward % 2).astype(float)}
    apart = groups.ordinal_logit(outcome, terms | between, **OPEN)
    found = groups.clustered_ordinal_logit(outcome, terms | between, ward, **OPEN)
    assert found["kind"].se > 2 * apart["kind"].se
    assert found.log_likelihood > apart.log_likelihood + 10


def separated():
    """A term that always goes with one end of the scale."""
    outcome, _terms, ward = wards()
    return outcome, {"end": (outcome.codes == 2).astype(float)}, ward


def of_one_end_each():
    """Wards in each of which everybody says the same."""
    ward = np.repeat(np.arange(12), 20)
    told = np.random.default_rng(1).normal(size=240)
    return Answers.from_codes(ward % 3, CHOICES), {"told": told}, ward


def without_spread():
    """Answers in which wards are alike to the last person."""
    told = np.tile([0.0, 1.0, 0.0, 1.0, 0.0, 1.0], 40)
    codes = np.tile([0, 1, 1, 2, 2, 0], 40)
    return Answers.from_codes(codes, CHOICES), {"told": told}, np.arange(240) // 6


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: (*wards()[:2], np.zeros(240)), "one cluster"),
        (lambda: (*wards()[:2], np.arange(240)), "No cluster has two"),
        (lambda: (*wards()[:2], [1, 2]), "Each answer has one cluster"),
        (separated, "Nothing converges"),
        (of_one_end_each, "Nothing converges"),
        (without_spread, "do not differ beyond chance"),
    ],
)
def test_what_cannot_be_told_is_refused(made, why):
    with pytest.raises(Refusal, match=why):
        groups.clustered_ordinal_logit(*made(), **OPEN)


def test_an_outcome_that_is_no_scale_is_refused():
    outcome, terms, ward = wards()
    alike = Answers.from_codes(np.zeros(240, int), CHOICES)
    with pytest.raises(Refusal, match="three choices"):
        groups.clustered_ordinal_logit(alike, terms, ward, **OPEN)
    with pytest.raises(Refusal, match="nodes or more"):
        groups.clustered_ordinal_logit(outcome, terms, ward, nodes=1, **OPEN)
