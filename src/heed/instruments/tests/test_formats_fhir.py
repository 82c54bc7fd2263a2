"""FHIR Questionnaires of other people: what comes in, what is lost."""

import pytest

from heed.instruments.errors import DefinitionError
from heed.instruments.formats.fhir.reading import read_questionnaire

TWO = [{"valueCoding": {"code": "a", "display": "A"}}, {"valueString": "B"}]
CORE = "http://hl7.org/fhir/StructureDefinition/"


def questionnaire(*items, **fields):
    resource = {"resourceType": "Questionnaire", "item": list(items), **fields}
    return read_questionnaire(resource, name="a form")


def an_item(link, kind="string", **fields):
    return {"linkId": link, "type": kind, "text": f"{link}?", **fields}


def stored(imported, number=0):
    return imported.definition.as_json()["items"][number]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (an_item("x", "boolean"), "one_choice"),
        (an_item("x", "choice", answerOption=TWO), "one_choice"),
        (an_item("x", "choice", answerOption=TWO, repeats=True), "several"),
        (an_item("x", "integer"), "number"),
        (an_item("x", "quantity"), "number"),
        (an_item("x", "dateTime"), "date"),
        (an_item("x", "string"), "short_text"),
        (an_item("x", "string", repeats=True), "text_list"),
        (an_item("x", "text"), "long_text"),
        (an_item("x", "display"), "statement"),
    ],
)
def test_it_works(item, kind):
    assert stored(questionnaire(item))["kind"] == kind


@pytest.mark.parametrize("kind", ["attachment", "reference"])
def test_what_heed_does_not_ask_is_listed(kind):
    imported = questionnaire(an_item("x", kind), an_item("y"))
    assert [one.code for one in imported.definition.items] == ["y"]
    assert imported.losses[0].where == "Questionnaire.item[0].type"


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        (
            [{"question": "x", "operator": "=", "answerCoding": {"code": "a"}}],
            {"item": "x", "is": ["a"]},
        ),
        (
            [{"question": "x", "operator": "!=", "answerString": "B"}],
            {"not": {"item": "x", "is": ["b"]}},
        ),
        (
            [{"question": "x", "operator": "exists", "answerBoolean": True}],
            {"item": "x", "is": ["a", "b"]},
        ),
        (
            [
                {"question": "x", "operator": "=", "answerCoding": {"code": "a"}},
                {"question": "w", "operator": "exists", "answerBoolean": False},
            ],
            {
                "all": [
                    {"item": "x", "is": ["a"]},
                    {"not": {"item": "w", "is": ["written"]}},
                ]
            },
        ),
    ],
)
def test_conditions(when, wanted):
    imported = questionnaire(
        an_item("x", "choice", answerOption=TWO),
        an_item("w"),
        an_item("y", enableWhen=when, enableBehavior="all"),
    )
    assert stored(imported, 2)["shown_if"] == wanted


def test_amounts_are_not_compared():
    when = [{"question": "n", "operator": ">", "answerInteger": 3}]
    imported = questionnaire(an_item("n", "integer"), an_item("y", enableWhen=when))
    [loss] = [one for one in imported.losses if one.item == "y"]
    assert loss.where == "Questionnaire.item[1].enableWhen"


def test_groups_become_statements_and_hand_their_condition_on():
    when = [{"question": "b", "operator": "=", "answerBoolean": True}]
    group = an_item("g", "group", item=[an_item("y")], enableWhen=when)
    imported = questionnaire(an_item("b", "boolean"), group)
    assert stored(imported, 1)["kind"] == "statement"
    assert stored(imported, 2)["shown_if"] == {"item": "b", "is": ["yes"]}


def test_options_of_a_contained_value_set():
    concepts = [{"code": "1", "display": "One"}, {"code": "2", "display": "Two"}]
    contained = {
        "resourceType": "ValueSet",
        "id": "v",
        "compose": {"include": [{"concept": concepts}]},
    }
    item = an_item("x", "choice", answerValueSet="#v")
    found = stored(questionnaire(item, contained=[contained]))
    assert [one["code"] for one in found["options"]] == ["c1", "c2"]
    assert found["maps_to"][0]["codes"] == {"c1": "1", "c2": "2"}


def test_a_hint_a_unit_and_a_range():
    control = {"coding": [{"code": "help"}]}
    url = f"{CORE}questionnaire-itemControl"
    hint = an_item("h", "display", extension=[_value(url, "CodeableConcept", control)])
    found = [_value(f"{CORE}minValue", "Integer", 1)]
    found += [_value(f"{CORE}questionnaire-unit", "Coding", {"display": "days"})]
    item = stored(questionnaire(an_item("x", "integer", extension=found, item=[hint])))
    assert (item["least"], item["most"]) == (1, 999_999_999)
    assert item["unit"] == {"en-gb": "days"}
    assert item["hint"] == {"en-gb": "h?"}


def _value(url, kind, value):
    return {"url": url, f"value{kind}": value}


def test_everything_that_is_not_carried_is_listed():
    option = {"valueCoding": {"system": "urn:s", "code": "a", "display": "A"}}
    option["extension"] = [_value(f"{CORE}ordinalValue", "Decimal", 1)]
    item = an_item("x", "choice", answerOption=[option, TWO[1]], required=True)
    item["prefix"] = "1."
    item["_text"] = {
        "extension": [_value(f"{CORE}rendering-markdown", "Markdown", "*")]
    }
    imported = questionnaire(item, publisher="Somebody")
    said = " ".join(f"{one.where} {one.what}" for one in imported.losses)
    for part in ("system", "ordinalValue", "required", "prefix", "rendering-markdown"):
        assert part in said
    assert "publisher" in said


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ({"type": "string"}, "Questionnaire.item[0].linkId"),
        (an_item("x", "dance"), "Questionnaire.item[0].type"),
        (an_item("x", text=3), "Questionnaire.item[0].text"),
        (an_item("x", item="y"), "Questionnaire.item[0].item"),
    ],
)
def test_mistakes_have_their_place(item, place):
    with pytest.raises(DefinitionError) as caught:
        questionnaire(item)
    assert caught.value.problems[0].path == place


def test_a_resource_in_another_language():
    with pytest.raises(DefinitionError, match="All words are in fr"):
        questionnaire(an_item("x"), language="fr")
