"""Beginning a questionnaire from nothing, from a copy and from a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heed.instruments.actions import load_library
from heed.instruments.formats.redcap.writing import write_redcap
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.queries import state_of
from heed.instruments.tests.drafting import a_draft, a_researcher
from heed.instruments.tests.samples import asking, item
from heed.people.tests.factories import client_for

pytestmark = pytest.mark.django_db
BEGIN, COPY = reverse("drafts:begin"), reverse("drafts:copy")
BRING_IN = reverse("drafts:bring_in")


@pytest.fixture
def owner():
    return a_researcher()


def sends(account, path, **fields):
    return client_for(account).post(path, fields)


def brings(account, name, content, **fields):
    file = SimpleUploadedFile(name, content)
    return sends(account, BRING_IN, **{"upload-file": file, **fields})


def test_from_nothing(owner):
    said = {"title": "Safe?", "code": "safe-here", "groups": ["staff"]}
    answer = sends(owner, BEGIN, languages=["en-gb"], **said)
    draft = QuestionnaireDraft.objects.get(code="safe-here")
    assert answer.url == reverse("drafts:draft", args=[draft.pk])
    assert "There is no question yet." in client_for(owner).get(answer.url).text


@pytest.mark.parametrize("code", ["Safe Here", "sample", "tell-us", "about-you"])
def test_a_code_that_cannot_be_is_said_at_its_place(owner, code):
    a_draft(owner)
    said = {"title": "Safe?", "groups": ["staff"], "languages": ["en-gb"]}
    answer = sends(owner, BEGIN, code=code, **said)
    assert answer.status_code == 422
    assert 'href="#code"' in answer.text


def test_from_what_came_with_heed_and_from_what_is_published(owner):
    sends(owner, COPY, **{"copy-source": "about-you", "copy-code": "who-you-are"})
    draft = QuestionnaireDraft.objects.get(code="who-you-are")
    assert state_of(draft).document["items"][1]["code"] == "ethnic_group"
    load_library(by=owner)
    fields = {"copy-source": "ward-check:1", "copy-code": "ward-safety"}
    assert sends(owner, COPY, **fields).status_code == 302


def test_an_edition_of_another_organisation_is_not_there(owner):
    load_library(by=a_researcher())
    fields = {"copy-source": "ward-check:1", "copy-code": "ward-safety"}
    assert sends(owner, COPY, **fields).status_code == 422


def test_what_a_file_says_and_heed_cannot_carry_is_listed(owner):
    content, _losses = write_redcap(asking(item("first"), item("second", "number")))
    calculated = b"total,sample,,calc,Total,[second]+1,,,,,,,,,,,,\r\n"
    answer = brings(owner, "their study.csv", content + calculated)
    draft = QuestionnaireDraft.objects.get(code="sample")
    assert answer.url == reverse("drafts:losses", args=[draft.pk])
    shown = client_for(owner).get(answer.url).text
    assert all(loss["where"] in shown for loss in draft.losses)
    assert draft.losses


def test_a_file_that_cannot_be_read_says_where_and_what_to_do(owner):
    answer = brings(owner, "broken.json", b'{"resourceType":\n oops}')
    assert answer.status_code == 422
    assert "line 2, column 2" in answer.text
    assert not QuestionnaireDraft.objects.exists()


@pytest.mark.parametrize("name", ["form.exe", "form.xls", "form"])
def test_another_kind_of_file_is_refused_unread(owner, name):
    answer = brings(owner, name, b"x")
    assert answer.status_code == 422
    assert "Choose a file that ends in" in answer.text


def test_a_file_that_is_too_large_is_refused_unread(owner):
    answer = brings(owner, "form.csv", b"x" * (4 * 2**20 + 1))
    assert answer.status_code == 422
    assert "larger than 4 MB" in answer.text
