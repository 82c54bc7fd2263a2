"""What a framework must be to be one; everything wrong is told at once."""

import pytest

from heed.coding.definition.framework import parse
from heed.coding.tests.samples import a_code, a_document, a_framework
from heed.instruments.errors import DefinitionError


def test_it_works():
    framework = a_framework()
    assert [code.slug for code in framework.only_factors] == ["listening", "money"]
    assert framework.may_be_coded_to
    assert parse(framework.as_json()) == framework


WRONG = [
    ({"colour": "red"}, "not known"),
    ({"version": "The first"}, "permitted name"),
    ({"codes": []}, "too few"),
    ({"codes": [a_code("a"), a_code("a")]}, "stands twice"),
    ({"codes": [a_code("a"), a_code("b", label="A")]}, "stands twice"),
    ({"codes": [a_code("a", layer="nowhere")]}, "layer is not known"),
    ({"codes": [a_code("a", layer=None)]}, "stands in a layer"),
    ({"codes": [a_code("a", kind="outcome")]}, "remainder has no layer"),
    ({"codes": [a_code("a", evidence=[])]}, "go together"),
    ({"codes": [a_code("a", evidence=["A"])]}, "mark A has no meaning"),
    ({"codes": [a_code("a", evidence=["E"])]}, "evidence"),
    (
        {"codes": [a_code("a", seen_in=[{"what": "x", "source": "gone"}])]},
        "source gone is not known",
    ),
    (
        {"codes": [a_code("a", not_when=[{"text": "x", "instead": "gone"}])]},
        "code gone is not in this version",
    ),
    ({"codes": [a_code("a", label="a\x00b")]}, "character here"),
    ({"status": "incomplete"}, "says what is missing"),
    ({"missing": [{"what": "All.", "supplied_by": "You."}]}, "says what is missing"),
    ({"factors": 3}, "There are 2 factors"),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
def test_what_is_wrong_is_told(changes, told):
    with pytest.raises(DefinitionError, match=told):
        parse(a_document(**changes))


def walk(**row):
    return [
        {
            "earlier": {"framework": "sample", "version": "0"},
            "evidence": "Made up.",
            "rows": [row],
        }
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"old": "a", "relation": "same"},
        {"old": "a", "new": "money", "relation": "added"},
        {"new": "money", "relation": "dropped"},
        {"relation": "unknown"},
        {"old": "a", "new": "gone", "relation": "same"},
    ],
)
def test_a_crosswalk_needs_its_ends(row):
    with pytest.raises(DefinitionError, match=r"crosswalks\.1\.rows\.1"):
        a_framework(crosswalks=walk(**row))


def test_a_problem_names_the_code():
    with pytest.raises(DefinitionError, match=r"codes\.1 \(a\)\.layer"):
        parse(a_document(codes=[a_code("a", layer="nowhere")]))
