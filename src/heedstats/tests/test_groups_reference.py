"""Groups against R: 1e-9 relative, ordinal regression 1e-6."""

import numpy as np
import pytest

from heedstats import groups
from heedstats.answers import Answers
from heedstats.groups import Method
from heedstats.sample import Nature
from heedstats.tables import Base, stated_table
from heedstats.tests.reference import results

pytestmark = pytest.mark.reference
OPEN = {"nature": Nature.CONVENIENCE}
LEVELS = ("Low", "Medium", "High")


@pytest.fixture(scope="module")
def r():
    return results("groups_ordinal.json")


def close(value, rel=1e-9):
    return pytest.approx(value, rel=rel)


@pytest.fixture
def months(r):
    data = r["kruskal_airquality"]["data"]
    ozone = np.array([np.nan if x is None else x for x in data["Ozone"]])
    month = np.array(data["Month"])
    return {str(m): ozone[month == m] for m in range(5, 10)}


def test_kruskal_wallis(r, months):
    expected = r["kruskal_airquality"]
    found = groups.kruskal_wallis(months, **OPEN)
    assert (found.h, found.p) == close((expected["H"], expected["p"]))
    assert found.epsilon_squared == close(expected["epsilon_squared"])
    assert (found.df, sum(found.n.values())) == (expected["df"], expected["n"])


def test_pairs_of_groups(r, months):
    rows = r["pairwise_wilcox_airquality_BH"]["p"]
    expected = {
        (first, second): p
        for second, row in zip(("6", "7", "8", "9"), rows, strict=True)
        for first, p in row.items()
        if p is not None
    }
    found = groups.pairwise_ranks(months, **OPEN)
    ours = dict(zip(found.pairs, found.adjusted_p, strict=True))
    assert ours == {pair: close(expected[pair]) for pair in ours}
    assert len(ours) == 10


def test_mann_whitney(r, months):
    expected = r["mannwhitney_airquality_5_8"]
    found = groups.mann_whitney(months["5"], months["8"], **OPEN)
    assert (found.u, found.p) == close((expected["W"], expected["p"]))


@pytest.mark.parametrize(
    ("method", "key"),
    [
        (Method.BENJAMINI_HOCHBERG, "BH"),
        (Method.BENJAMINI_YEKUTIELI, "BY"),
        (Method.HOLM, "holm"),
        (Method.BONFERRONI, "bonferroni"),
    ],
)
def test_adjusted_p_values(r, method, key):
    expected = r["fdr_benjamini_hochberg_1995"]
    assert groups.adjusted(expected["p"], method) == close(expected[key], 1e-12)


def test_four_are_found_as_published(r):
    expected = r["fdr_benjamini_hochberg_1995"]
    found = int((groups.adjusted(expected["p"]) <= 0.05).sum())
    assert found == expected["rejected_at_q05_published"]


def test_chi_squared(r):
    expected = r["chisq_agresti_2007"]
    table = stated_table(
        rows=["women", "men"],
        columns=["a", "b", "c"],
        counts=expected["table"],
        base=Base.ANSWERED,
    )
    found = groups.chi_squared(table, **OPEN)
    assert (found.chi_squared, found.p) == close((expected["X2"], expected["p"]))
    assert (found.df, found.caution) == (expected["df"], "")
    assert found.cramers_v == close(expected["cramers_v"])


def test_friedman(r):
    rounding = """5.40 5.50 5.55 5.85 5.70 5.75 5.20 5.60 5.50 5.55 5.50 5.40 5.90 5.85
    5.70 5.45 5.55 5.60 5.40 5.40 5.35 5.45 5.50 5.35 5.25 5.15 5.00 5.85 5.80 5.70 5.25
    5.20 5.10 5.65 5.55 5.45 5.60 5.35 5.45 5.05 5.00 4.95 5.50 5.50 5.40 5.45 5.55 5.50
    5.55 5.55 5.35 5.45 5.50 5.55 5.50 5.45 5.25 5.65 5.60 5.40 5.70 5.65 5.55 6.30 6.30
    6.25"""
    times = np.array([float(x) for x in rounding.split()]).reshape(22, 3)
    expected = r["friedman_hollander_wolfe_rounding"]
    found = groups.friedman(times, **OPEN)
    assert (found.chi_squared, found.p) == close((expected["chi2"], expected["p"]))
    assert (found.df, found.kendalls_w) == (
        expected["df"],
        close(expected["kendalls_W"]),
    )


def test_ordinal_logit_on_housing(r):
    expected = r["polr_housing"]
    data = expected["data"]
    times = np.array(data["Freq"])

    def answers(name, choices):
        codes = [choices.index(value) for value in data[name]]
        return Answers.from_codes(np.repeat(codes, times), choices)

    terms = {
        "Infl": answers("Infl", LEVELS),
        "Type": answers("Type", ("Tower", "Apartment", "Atrium", "Terrace")),
        "Cont": answers("Cont", ("Low", "High")),
    }
    found = groups.ordinal_logit(answers("Sat", LEVELS), terms, **OPEN)
    values = expected["coef"] | expected["zeta"]
    for one in (*found.terms, *found.thresholds):
        label = one.term.replace(": ", "")
        assert one.value == close(values[label], 1e-5)
        assert one.se == close(expected["se"][label], 1e-5)
    assert found.log_likelihood == close(expected["logLik"], 1e-9)
    assert -2 * found.log_likelihood == close(expected["deviance"])


@pytest.fixture
def wine(r):
    data = r["clm_wine"]["data"]
    rating = Answers.from_codes(np.array(data["rating"]) - 1, ("1", "2", "3", "4", "5"))
    terms = {
        "temp": Answers.of(data["temp"], ("cold", "warm")),
        "contact": Answers.of(data["contact"], ("no", "yes")),
    }
    return rating, terms, data["judge"]


def test_ordinal_logit_on_wine(r, wine):
    expected = r["clm_wine"]
    found = groups.ordinal_logit(*wine[:2], **OPEN)
    parts = (*found.terms, *found.thresholds)
    for one in parts:
        label = one.term.replace(": ", "")
        assert one.value == close(expected["coef"][label], 1e-6)
        assert one.se == close(expected["se"][label], 1e-6)
    assert found.log_likelihood == close(expected["logLik"])
    assert 2 * len(parts) - 2 * found.log_likelihood == close(expected["AIC"])
    assert round(found["temp: warm"].value, 4) == 2.5031


def test_ordinal_logit_of_nine_judges(r, wine):
    expected = r["clmm_wine_judge"]
    found = groups.clustered_ordinal_logit(*wine, nodes=expected["nAGQ"], **OPEN)
    for one in (*found.terms, *found.thresholds):
        label = one.term.replace(": ", "")
        assert one.value == close(expected["coef"][label], 1e-5)
        assert one.se == close(expected["se"][label], 1e-5)
    assert found.spread == close(expected["sd_judge"], 1e-5)
    assert found.log_likelihood == close(expected["logLik"], 1e-9)
    assert (found.n, found.clusters) == (72, 9)
