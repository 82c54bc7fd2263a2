"""Outcome rates of named lists, and what an open link may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heedstats.errors import Refusal
from heedstats.rates import Dispositions, Rate, outcome_rates, participation_rates

LIST = Dispositions(
    complete=400,
    partial=50,
    refused=150,
    not_contacted=200,
    other=50,
    unknown_household=100,
    unknown_other=50,
    not_eligible=150,
)
counts = st.integers(0, 500)


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("RR1", 40.0),  # 400 of 1,000
        ("RR2", 45.0),
        ("RR3", 100 * 400 / 977.5),  # of 850 + 0.85 * 150
        ("RR4", 100 * 450 / 977.5),
        ("RR5", 47.058824),  # 400 of 850
        ("RR6", 52.941176),
        ("COOP1", 61.538462),  # 400 of 650
        ("COOP2", 69.230769),
        ("COOP3", 66.666667),  # 400 of 600
        ("COOP4", 75.0),
        ("REF1", 15.0),
        ("REF2", 100 * 150 / 977.5),
        ("REF3", 17.647059),
        ("CON1", 65.0),
        ("CON2", 100 * 650 / 977.5),
        ("CON3", 76.470588),
    ],
)
def test_it_works(name, percent):
    assert LIST.share_eligible == 0.85
    rates = outcome_rates(LIST, e=LIST.share_eligible)
    assert rates[name].percent == pytest.approx(percent)
    assert len(rates) == 16


def test_the_worked_example_of_another_program():
    """Counts and rates as printed in the README of outcomerate (rOpenSci, 2022)."""
    counted = Dispositions(4, 2, 1, 1, 1, 1, 1, 1)
    printed = {
        "RR1": 0.364,
        "RR2": 0.545,
        "RR3": 0.370,
        "RR4": 0.556,
        "RR5": 0.444,
        "RR6": 0.667,
        "COOP1": 0.500,
        "COOP2": 0.750,
        "COOP3": 0.571,
        "COOP4": 0.857,
        "REF1": 0.091,
        "REF2": 0.093,
        "REF3": 0.111,
        "CON1": 0.727,
        "CON2": 0.741,
        "CON3": 0.889,
    }
    rates = outcome_rates(counted, e=counted.share_eligible)
    assert {n: round(r.percent / 100, 3) for n, r in rates.items()} == printed


def test_without_a_stated_share_its_rates_are_not_there():
    assert not {"RR3", "RR4", "REF2", "CON2"} & set(outcome_rates(LIST))


@given(st.builds(Dispositions, counts, counts, counts, counts, counts, counts, counts))
def test_rates_keep_their_order(list_):
    rates = outcome_rates(list_, e=0.5)
    if list_.eligible:
        shares = [rates[name].percent for name in ("RR1", "RR3", "RR5")]
        assert shares == sorted(shares)
        assert 0 <= rates["RR1"].percent <= rates["RR2"].percent <= 100


def test_nobody_is_no_rate():
    rate = outcome_rates(Dispositions(0))["RR1"]
    assert rate.percent is None
    assert rate.record()["percent"] is None
    with pytest.raises(Refusal, match="Nobody's eligibility"):
        _ = Dispositions(0).share_eligible


def test_counts_are_shown_with_the_rate():
    assert Rate("RR1", "complete, of all", 579, 2471).record() == {
        "name": "RR1",
        "meaning": "complete, of all",
        "numerator": 579,
        "denominator": 2471,
        "percent": 23.4,
    }


def test_an_open_link_has_no_response_rate():
    rates = participation_rates(
        finished=185, agreed=200, opened_first_page=400, visited=500
    )
    assert {name: rate.percent for name, rate in rates.items()} == {
        "completion": 92.5,
        "participation": 50.0,
        "view": 80.0,
    }


def test_what_anonymity_forbids_to_count_is_not_there():
    assert set(participation_rates(finished=185, agreed=200)) == {"completion"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Dispositions(-1),
        lambda: outcome_rates(LIST, e=1.1),
        lambda: participation_rates(finished=3, agreed=2),
        lambda: participation_rates(finished=1, agreed=2, visited=1),
        lambda: participation_rates(finished=-1, agreed=2),
    ],
)
def test_impossible_counts_are_refused(ask):
    with pytest.raises(Refusal):
        ask()
