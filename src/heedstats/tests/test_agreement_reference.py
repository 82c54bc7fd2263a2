"""Agreement against R irrCAC: tables 1e-9, Krippendorff's raw codes 1e-5 as printed."""

import pytest

from heedstats import agreement
from heedstats.agreement import Coded, Metric, Weighting
from heedstats.tests.reference import results

pytestmark = pytest.mark.reference
COEFFICIENTS = {
    "percent": agreement.percent_agreement,
    "fleiss": agreement.fleiss_kappa,
    "scott": agreement.fleiss_kappa,
    "cohen": agreement.cohen_kappa,
    "conger": agreement.cohen_kappa,
    "gwet": agreement.gwet,
    "gwet_ac1": agreement.gwet,
    "brennan_prediger": agreement.brennan_prediger,
}
WEIGHTINGS = {"unweighted": Weighting.NONE} | {
    name: Weighting(name) for name in ("linear", "quadratic", "ordinal", "ratio")
}
METRICS = {
    "unweighted": Metric.NOMINAL,
    "quadratic": Metric.INTERVAL,
    "ratio": Metric.RATIO,
}


@pytest.fixture(scope="module")
def r():
    return results("agreement.json")


@pytest.fixture
def example(r):
    return Coded.of(r["krippendorff_example_C"]["ratings"])


def as_printed(found, expected, places):
    ends = expected["ci"].strip("()").split(",")
    assert (found.value, found.se) == pytest.approx(
        (expected["coeff"], expected["se"]), abs=places
    )
    assert found.interval == pytest.approx(tuple(map(float, ends)), abs=0.00051)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@pytest.mark.parametrize("name", ["percent", "fleiss", "conger", "gwet"])
def test_four_coders(r, example, weighting, name):
    expected = r["krippendorff_example_C"]["irrCAC"][weighting][name]
    found = COEFFICIENTS[name](example, weighting=WEIGHTINGS[weighting])
    as_printed(found, expected, 1e-5)
    assert (found.observed, found.expected) == pytest.approx(
        (expected["pa"], expected["pe"]), rel=1e-9
    )
    assert (found.units, found.coders, found.left_out.single) == (11, 4, 1)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_brennan_and_prediger(r, example, weighting):
    expected = r["krippendorff_example_C"]["irrCAC"][weighting]["brennan_prediger"]
    found = agreement.brennan_prediger(example, weighting=WEIGHTINGS[weighting])
    as_printed(found, expected, 1e-5)
    assert (found.observed, found.expected) == pytest.approx(
        (expected["pa"], expected["pe"]), rel=1e-9
    )


@pytest.mark.parametrize("weighting", METRICS)
def test_alpha_and_its_error(r, example, weighting):
    expected = r["krippendorff_example_C"]["irrCAC"][weighting]["krippendorff"]
    found = agreement.krippendorff_alpha(example, METRICS[weighting])
    as_printed(found, expected, 1e-5)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_as_published(r, example, metric):
    expected = r["krippendorff_example_C"]["published_alpha"][metric]
    found = agreement.krippendorff_alpha(example, Metric(metric))
    assert round(found.value, 3) == expected


def test_fleiss(r):
    expected = r["fleiss_10x14"]
    found = agreement.fleiss_kappa(Coded.of_counts(expected["table"]))
    assert (found.value, found.se) == pytest.approx(
        (expected["kappa"], expected["se"]), rel=1e-9
    )
    assert (
        f"{found.value:.3f} (Pa {found.observed:.3f}, Pe {found.expected:.3f})"
        == (expected["published"])
    )


@pytest.mark.parametrize("name", ["gwet_abstractors_3x3", "prevalence_paradox_2x2"])
def test_tables_of_two_coders(r, name):
    coded = Coded.of_pairs(r[name]["table"])
    for key, expected in r[name].items():
        if key == "krippendorff":
            as_printed(agreement.krippendorff_alpha(coded), expected, 1e-9)
        elif key in COEFFICIENTS:
            as_printed(COEFFICIENTS[key](coded), expected, 1e-9)


def test_weighted_tables_of_two_coders(r):
    expected = r["gwet_abstractors_3x3"]
    coded = Coded.of_pairs(expected["table"])
    squares = {"weighting": Weighting.QUADRATIC}
    cohen = agreement.cohen_kappa(coded, **squares)
    as_printed(cohen, expected["cohen_quadratic"], 1e-9)
    ac2 = agreement.gwet(coded, **squares)
    as_printed(ac2, expected["gwet_ac2_quadratic"], 1e-9)
    assert ac2.name == "AC2"


def test_the_paradox(r):
    expected = r["prevalence_paradox_2x2"]
    found = agreement.paradox(Coded.of_pairs(expected["table"]))
    as_printed(found.percent, expected["percent"], 1e-9)
    as_printed(found.kappa, expected["cohen"], 1e-9)
    as_printed(found.ac1, expected["gwet_ac1"], 1e-9)


def test_intraclass(r):
    expected = r["icc_shrout_fleiss_1979"]
    found = agreement.intraclass_agreement([*expected["ratings"], [1, 2, None, 3]])
    assert (found.units, found.coders, found.left_out) == (6, 4, 1)
    for name, theirs in expected["icc"].items():
        ours = found.forms[name]
        assert (ours.value, ours.low, ours.high) == pytest.approx(
            (theirs["ICC"], theirs["lower"], theirs["upper"]), rel=1e-9
        )
