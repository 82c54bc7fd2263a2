"""Publishing a draft, comparing two states, and the files of an edition."""

import pytest
from django.urls import reverse

from heed.instruments.formats.files import ENDINGS
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.models import Edition
from heed.instruments.tests.drafting import Writer, a_draft, a_researcher, beside
from heed.instruments.tests.samples import item, options, words
from heed.people.tests.factories import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return a_researcher()


@pytest.fixture
def writer(owner):
    return Writer(owner, a_draft(owner))


def test_it_works(writer):
    assert "It becomes version 1 of sample." in writer.reads("publish")
    answer = writer.sends("publish")
    assert answer.url == "/staff/questionnaires/sample/1/"
    assert writer.client.get(answer.url).status_code == 200
    writer.sends("take_out", "third")
    assert "It becomes version 2 of sample." in writer.reads("publish")
    writer.sends("publish")
    assert [edition.number for edition in Edition.objects.order_by("number")] == [1, 2]


def test_the_same_once_more_is_refused(writer):
    writer.sends("publish")
    answer = writer.sends("publish")
    assert answer.status_code == 422
    assert "says exactly this already" in answer.text


def test_what_is_missing_stops_it(owner):
    writer = Writer(owner, a_draft(owner, item("first") | {"why": ""}))
    shown = writer.reads("publish")
    assert "Publish it for good" not in shown
    assert f"{writer.url('item', 'first')}#why" in shown
    assert writer.sends("publish").status_code == 422
    assert not Edition.objects.exists()


def test_somebody_elses_change_stops_it(writer, owner):
    Writer(beside(owner), writer.draft).sends("take_out", "third")
    assert writer.sends("publish", seen=1).status_code == 409
    assert not Edition.objects.exists()


def test_a_code_that_means_something_else_is_flagged(owner):
    writer = Writer(owner, a_draft(owner, item("first"), item("second")))
    writer.sends("publish")
    changed = options("a", "b", "c")
    changed[0]["words"] = words("Quite another answer")
    rows = {}
    for n, one in enumerate(changed):
        row = {"words": one["words"]["en-gb"], "code": one["code"], "order": n}
        row |= {"was": one["code"], "explain": "", "picture": ""}
        rows |= {f"option-{n}-{name}": value for name, value in row.items()}
    writer.sends("item", "first", code="first", ask="first?", **rows)
    query = {"old": "sample:1", "new": str(writer.draft.pk)}
    shown = client_for(owner).get(reverse("drafts:compare"), query).text
    assert "first: Reworded" in shown
    assert "stood for “a” and now stands for “Quite another answer”" in shown
    assert "second:" not in shown


def test_a_stranger_compares_nothing_of_ours(writer):
    query = {"old": str(writer.draft.pk), "new": str(writer.draft.pk)}
    stranger = client_for(a_researcher())
    assert stranger.get(reverse("drafts:compare"), query).status_code == 422


def test_files_name_their_losses_before_they_are_had(writer):
    writer.sends("publish")
    shown = writer.client.get("/staff/questionnaires/sample/1/files/").text
    assert "It carries everything." in shown
    assert "that it cannot say" in shown
    for form in ENDINGS:
        path = reverse("instruments:file", args=["sample", 1, form])
        assert path in shown
        assert writer.client.get(path).status_code == 200
    had = writer.client.get(reverse("instruments:file", args=["sample", 1, "yaml"]))
    assert read_yaml(had.content).sha256() == Edition.objects.get().sha256


def test_a_stranger_and_an_unknown_format_get_nothing(writer):
    writer.sends("publish")
    path = reverse("instruments:file", args=["sample", 1, "yaml"])
    assert client_for(a_researcher()).get(path).status_code == 404
    assert writer.client.get(path.replace("yaml", "docx")).status_code == 404
