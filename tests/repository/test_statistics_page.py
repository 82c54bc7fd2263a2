"""Each public name of the statistics has a line on their page, and a docstring."""

from importlib import import_module
from inspect import isfunction

import pytest

from heedstats import rates
from tests.repository.measures import ROOT

PAGE = ROOT / "docs/reference/statistics.md"
PARTS = ("tables", "groups", "survey", "scales", "agreement")
NAMES = [(f"heedstats.{part}", import_module(f"heedstats.{part}")) for part in PARTS]
PUBLIC = [(part, name) for part, module in NAMES for name in module.__all__] + [
    (rates.__name__, name)
    for name in ("Dispositions", "Rate", "outcome_rates", "participation_rates")
]


@pytest.mark.parametrize(("part", "name"), PUBLIC)
def test_a_name_has_a_line(part, name):
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("part", "name"), PUBLIC)
def test_a_function_says_what_happens_to_missing(part, name):
    thing = getattr(import_module(part), name)
    assert thing.__doc__
    if isfunction(thing):
        assert "issing" in thing.__doc__
