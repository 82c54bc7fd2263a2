"""Every MUST of the field has its test, its procedure, or the work that brings it."""

import pytest

from heed.safeguards.hazards import broken_links, demands

MUSTS = {"PS": 12, "ST": 15, "RE": 14, "SP": 9, "IN": 10, "AN": 14, "PE": 10}


def test_every_must_is_there_once():
    expected = [f"{area}-{n}" for area in MUSTS for n in range(1, MUSTS[area] + 1)]
    assert sorted(demand.id for demand in demands().demands) == sorted(expected)


@pytest.mark.parametrize("demand", demands().demands, ids=lambda d: d.id)
def test_what_a_demand_names_exists(demand):
    assert not broken_links(demand), "Name a test or document that exists."
