"""The pages of a study, for a member, a colleague who is not one, and a stranger."""

import io
import zipfile

import pytest
from django.urls import reverse

from heed.foundation import clock
from heed.people.tests.factories import a_service, an_account, client_for
from heed.responses.models import Fieldwork
from heed.responses.queries.surveys import Standing, standing_of
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.models import PlannedTable, Study
from heed.studies.tests.factories import AFTER, a_study
from heed.warehouse.formats import WRITERS

pytestmark = pytest.mark.django_db
PAGES = ("study", "join", "plan_table", "exports", "open_survey")


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


@pytest.fixture
def owner():
    return a_study()[1]


@pytest.fixture
def colleague(owner):
    return an_account("researcher", at=owner.postings.get().place)


def url(name, *more):
    return reverse(f"studies:{name}", args=["a-study", *more])


def reads(account, path):
    response = client_for(account).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(owner):
    assert "A study" in reads(owner, reverse("studies:studies"))
    found = reads(owner, url("study"))
    assert "How easy it is" in found
    assert "a-survey, version 1" in found
    for page in PAGES:
        assert reads(owner, url(page))


def test_the_empty_list_says_how_to_begin(colleague):
    found = reads(colleague, reverse("studies:studies"))
    assert "You work inside no study yet." in found
    assert reverse("drafts:begin") in found


@pytest.mark.parametrize("page", PAGES)
def test_a_colleague_outside_finds_nothing(owner, colleague, page):
    assert client_for(colleague).get(url(page)).status_code == 404


def test_a_stranger_sees_nothing(owner):
    stranger = an_account("researcher", at=a_service())
    found = client_for(stranger).get(reverse("studies:studies")).content.decode()
    assert "A study" not in found
    for path in (url("table", "ease"), url("fieldwork", "a-survey")):
        assert client_for(stranger).get(path).status_code == 404
    assert client_for(stranger).post(url("export", "csv")).status_code == 404


def test_a_colleague_is_let_in(owner, colleague):
    client_for(owner).post(url("join"), {"account": str(colleague.id)})
    assert colleague.name in reads(colleague, url("study"))


def test_a_table_has_its_base_its_missing_and_a_note_that_it_was_opened(owner):
    found = reads(owner, url("table", "ease"))
    for words in ("Base: everybody in the group", "Missing: skipped", "40.0%", "<svg"):
        assert words in found
    assert AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED, by=owner.id).exists()
    assert "42.6%" not in found
    other = reads(owner, url("table", "ease") + "?base=answered")
    assert "40.4%" in other


def test_a_table_is_planned(owner):
    said = {"title": "Staff", "slug": "staff-ease", "item": "ease", "base": "answered"}
    said["groups"] = ["staff"]
    client = client_for(owner)
    assert client.post(url("plan_table"), said).status_code == 302
    assert PlannedTable.objects.get(slug="staff-ease").groups == ["staff"]
    again = client.post(url("plan_table"), said)
    assert again.status_code == 422
    assert "in use" in again.content.decode()


@pytest.mark.parametrize("kind", ["csv", "ddi", "bundle"])
def test_data_are_taken_out_and_that_is_written_down(owner, kind):
    response = client_for(owner).post(url("export", kind))
    assert response["Content-Disposition"].endswith(f'a-study-{kind}.zip"')
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert names
    assert AuditEntry.objects.filter(event=Event.EXPORTED, by=owner.id).exists()


def test_every_kind_of_file_is_offered(owner):
    found = reads(owner, url("exports"))
    assert all(url("export", kind) in found for kind in (*WRITERS, "bundle"))
    assert client_for(owner).get(url("export", "csv")).status_code == 405
    assert client_for(owner).post(url("export", "exe")).status_code == 404


def test_a_study_and_a_survey_are_opened_from_nothing(colleague, owner):
    client = client_for(colleague)
    said = {"title": "Safety", "slug": "safety", "sampling": "open"}
    client.post(reverse("studies:open"), said)
    study = Study.objects.get(slug="safety")
    edition = Fieldwork.objects.get(slug="a-survey").instruments.first().edition
    survey = {
        "title": "Safe?",
        "slug": "safe",
        "place": colleague.postings.get().place.code,
        "by_link": "yes",
        "asks_staff": str(edition.id),
    }
    for name, year in (("opens_on", 2026), ("closes_on", 2027)):
        survey |= {f"{name}-day": 1, f"{name}-month": 9, f"{name}-year": year}
    path = reverse("studies:open_survey", args=["safety"])
    answer = client.post(path, survey)
    assert answer.status_code == 302
    assert "An information sheet in English." in reads(colleague, answer.url)
    made = Fieldwork.objects.get(slug="safe")
    plain = {"language": "en-gb", "variant": "standard"}
    say(client, "consent", kind="sheet", body="About.", is_needed="yes", **plain)
    say(client, "consent", kind="statement", body="I agree.", is_needed="yes", **plain)
    say(client, "words", title="Safe?", about="It.", asked_by="Us.", **plain)
    say(client, "quota", group="staff", most=50)
    say(client, "source", tag="poster-a", title="A poster")
    assert standing_of(made) is Standing.OPEN
    found = reads(colleague, answer.url)
    assert "It can be answered." in found
    assert "Still missing" not in found
    assert study.fieldworks.count() == 1


def say(client, name, **said):
    path = reverse(f"studies:{name}", args=["safety", "safe"])
    assert client.post(path, said).status_code == 302


def test_days_in_the_wrong_order_are_said(owner):
    said = {"title": "Safe?", "slug": "safe", "by_link": "yes"}
    for name, year in (("opens_on", 2027), ("closes_on", 2026)):
        said |= {f"{name}-day": 1, f"{name}-month": 9, f"{name}-year": year}
    answer = client_for(owner).post(url("open_survey"), said)
    assert answer.status_code == 422
    assert "The last day comes before the first." in answer.content.decode()
    assert "at least one group" in answer.content.decode()
