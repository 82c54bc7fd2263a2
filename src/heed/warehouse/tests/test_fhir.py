"""FHIR responses, read back by a library that is not ours."""

import json

import pytest
from fhir.resources.R4B.bundle import Bundle

from heed.warehouse.formats.fhir import write_fhir
from heed.warehouse.formats.fhir_answers import ABSENT, INSTEAD
from heed.warehouse.tests.samples import a_dataset


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "a-survey.fhir.json"
    write_fhir(a_dataset(), path)
    return Bundle.model_validate_json(path.read_text(encoding="utf-8"))


@pytest.fixture
def people(bundle):
    return [entry.resource for entry in bundle.entry[1:]]


def item(person, link):
    return next(one for one in person.item if one.linkId == link)


def reason(node):
    return {one.url: one.valueCode for one in node.extension}[ABSENT]


def test_each_response_is_linked_to_the_questionnaire(bundle, people):
    form = bundle.entry[0].resource
    assert len(people) == 4
    assert {p.questionnaire for p in people} == {f"{form.url}|{form.version}"}
    assert len({entry.fullUrl for entry in bundle.entry}) == 5


def test_each_question_is_one_of_the_questionnaire_in_its_order(bundle, people):
    links = [one.linkId for one in bundle.entry[0].resource.item]
    for person in people:
        found = [one.linkId for one in person.item]
        assert found == [link for link in links if link in found]


def test_answers_are_there(people):
    first = people[0]
    assert item(first, "safe").answer[0].valueCoding.code == "no"
    assert item(first, "safe").answer[0].valueCoding.display == "No"
    assert [a.valueCoding.code for a in item(first, "causes").answer] == ["noise"]
    assert item(first, "years").answer[0].valueDecimal == 3.5
    assert str(item(first, "since").answer[0].valueDate).startswith("2024-05")


def test_the_kinds_of_missing_stay_apart(people):
    assert reason(item(people[1], "safe")) == "asked-declined"
    assert reason(item(people[1], "causes")) == "not-applicable"
    assert reason(item(people[2], "years")) == "not-asked"
    assert item(people[1], "safe").answer is None


def test_a_code_in_the_place_of_a_number_is_named(people):
    for link, person in (("years", people[1]), ("since", people[3])):
        told = {one.url: one for one in item(person, link).extension}
        assert told[INSTEAD].valueCoding.display == "Not sure"
        assert told[ABSENT].valueCode == "unknown"


def test_how_the_answers_came_is_there_and_nothing_of_the_person(people):
    assert people[0].status == "completed"
    assert people[2].status == "stopped"
    assert people[1].language == "cy"
    groups = {one.url: one.valueCode for one in people[1].extension}
    assert groups == {"urn:heed:group": "carer"}
    for person in people:
        told = person.model_dump(exclude_none=True)
        assert not {"authored", "author", "source", "subject", "id"} & set(told)


def test_free_text_is_not_there(people):
    assert all(one.linkId != "words" for person in people for one in person.item)


def test_the_same_people_are_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_fhir(a_dataset(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nobody_is_a_bundle_too(tmp_path):
    write_fhir(a_dataset(rows=[]), tmp_path / "none")
    assert len(json.loads((tmp_path / "none").read_text())["entry"]) == 1
