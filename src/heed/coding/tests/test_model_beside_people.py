"""The model as a coder: beside the people, and in none of their figures."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from heed.coding.choices import Part
from heed.coding.models import Sighting
from heed.coding.presenters.agreement import as_json
from heed.coding.queries import judged
from heed.coding.queries.machine import model_beside_people
from heed.coding.tests.drafted import a_draft, knows
from heed.coding.tests.factories import a_trained_model, coded
from heed.foundation import clock
from heed.people.tests.factories import client_for


def figures(project):
    said = judged.judged_alone(project), judged.codes_of(project)
    return as_json(*said, judged.people_who_code(project))


@pytest.fixture
def two_agree(lead, coder, texts):
    for one in (lead, coder):
        coded(one, texts[0], "Staff workload")
        coded(one, texts[1])
        coded(one, texts[2], "Team factors")
    return lead.project


@pytest.fixture
def model(lead, texts, two_agree):
    """It is right on the first text, wrong on the second, and learnt from the third."""
    made = a_trained_model(lead)
    knows(made, texts[0], part=Part.ASIDE)
    knows(made, texts[1])
    knows(made, texts[2], part=Part.LEARNT, doubt=None)
    a_draft(made, texts[0], lead, "Staff workload")
    a_draft(made, texts[1], lead, "Staff workload")
    return made


def said():
    out = StringIO()
    call_command("coding_agreement", "a-project", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_it_stands_beside_each_coder(model, lead, coder):
    found = said()["model"]
    assert found["kind"] == "machine"
    assert found["codes_on"] == ["team-factors", "staff-workload"]
    assert [one["coder"] for one in found["with"]] == [lead.label, coder.label]
    assert {one["texts"] for one in found["with"]} == {2}
    # Two texts and two codes that are on: one decision of four differs.
    assert {one["percent"]["value"] for one in found["with"]} == {0.75}


def test_it_counts_in_no_figure_of_the_people(two_agree, request):
    before = figures(two_agree)
    request.getfixturevalue("model")
    assert figures(two_agree) == before
    assert before["all_codes"]["percent"]["value"] == 1


def test_what_it_learnt_from_is_no_comparison(model, texts):
    assert texts[2].pk not in model_beside_people(model.project).judged.texts


def seen(text, coder, model):
    Sighting.objects.create(
        organisation=text.organisation,
        text=text,
        coder=coder,
        model=model,
        at=clock.now(),
    )


def test_who_had_drafts_before_them_is_no_comparison(model, texts, coder, lead):
    seen(texts[0], coder, model)
    with_people = {one["coder"]: one["texts"] for one in said()["model"]["with"]}
    assert with_people == {lead.label: 2, coder.label: 1}


def test_nor_do_they_count_in_the_peoples_agreement(model, texts, coder, lead):
    seen(texts[0], coder, model)
    assert figures(lead.project)["coded_by_two_or_more"] == 2
    page = client_for(lead.account).get(reverse("coding:agreement", args=["a-project"]))
    assert "That was so 1 times." in page.content.decode()
    assert judged.judged_by_people(lead.project).shared == 3


def test_the_page_names_it_as_a_machine(model, lead):
    page = client_for(lead.account).get(reverse("coding:agreement", args=["a-project"]))
    words = page.content.decode()
    assert "The model beside each coder" in words
    assert "is a machine, and counts in none of the figures above" in words


def test_without_a_model_there_is_no_row(two_agree, lead):
    assert said()["model"] is None
    page = client_for(lead.account).get(reverse("coding:agreement", args=["a-project"]))
    assert "The model beside" not in page.content.decode()
