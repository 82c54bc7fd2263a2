"""``heed coding agreement``."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.coding.tests.factories import coded


def said(*arguments):
    out = StringIO()
    call_command("coding_agreement", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def coded_twice(lead, coder, texts):
    for one in (lead, coder):
        coded(one, texts[0], "Staff workload")
        coded(one, texts[1])
    coded(coder, texts[2], "Team factors")
    coded(lead, texts[2])


def test_it_works(coded_twice):
    found = json.loads(said("a-project", "--json"))
    assert found["coded_by_two_or_more"] == 3
    assert found["all_codes"]["percent"]["value"] == pytest.approx(11 / 12)
    assert found["between_kinds"][0]["of"] == ["researcher", "lived_experience"]
    assert {one["code"]: one["applied"] for one in found["codes"]} == {
        "team-factors": 1,
        "staff-workload": 1,
        "communication-systems": 0,
        "outcome": 0,
    }


def test_in_words(coded_twice):
    assert "On 3 texts that two coders or more did" in said("a-project")


def test_an_unknown_project_is_said(lead):
    with pytest.raises(CommandError, match="There is a-project"):
        said("elsewhere")
