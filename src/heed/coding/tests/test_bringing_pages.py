"""The pages by which a project of another program comes in."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import (
    InMemoryUploadedFile,
    SimpleUploadedFile,
)
from django.urls import reverse

from heed.coding.actions import carry_in
from heed.coding.choices import BringState
from heed.coding.models import BroughtFile, Project
from heed.coding.tests.brought import a_brought_file, a_foreign_file, choices
from heed.coding.tests.refi_made import packed
from heed.coding.views import bringing as views
from heed.foundation import clock
from heed.people.tests.factories import an_account, client_for, posted

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def browser(reader):
    return client_for(reader)


@pytest.fixture
def brought(reader):
    return a_brought_file(reader)


def to(name, *args):
    return reverse(f"coding:{name}", args=args)


def sent(browser, content, name="theirs.qdpx"):
    file = SimpleUploadedFile(name, content)
    return browser.post(to("bring_project"), {"file": file})


def words_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def done(brought, **changed):
    """Tap the button, and let the process do it."""
    browser = client_for(brought.by)
    answer = browser.post(to("brought", brought.pk), choices(brought.by, **changed))
    assert answer.status_code == 302
    carry_in(brought.pk)
    return browser


def test_it_works(browser, reader):
    assert "Bring in a project of another program" in words_of(
        browser.get(to("projects"))
    )
    answer = sent(browser, a_foreign_file())
    brought = BroughtFile.objects.get()
    assert answer.url == to("brought", brought.pk)
    assert "It begins within a minute." in words_of(browser.get(answer.url))
    carry_in(brought.pk)
    page = words_of(browser.get(answer.url))
    for said in (
        "Heed",
        "First Coder",
        "each character counts as one",
        "3 names of texts.",
        "Who is “Second Coder”?",
    ):
        assert said in page
    done(brought)
    page = words_of(browser.get(answer.url))
    assert "“Their interviews” is in, and you lead it." in page
    assert "Elsewhere 1" in page
    assert to("project", "theirs") in page


def test_a_file_that_waits_stands_in_the_list(browser, brought):
    page = words_of(browser.get(to("projects")))
    assert to("brought", brought.pk) in page
    assert "A file waits for you to decide" in page


def test_what_is_missing_is_said_and_what_was_typed_stays(browser, brought, reader):
    typed = choices(reader, title="A title that I typed", record="")
    answer = browser.post(to("brought", brought.pk), typed)
    page = words_of(answer, 422)
    assert "Say where it can be looked up." in page
    assert "A title that I typed" in page
    assert BroughtFile.objects.get().state == BringState.READ


def test_a_name_in_use_is_said_and_what_was_typed_stays(browser, brought, lead):
    typed = choices(lead.account, title="Mine", slug=lead.project.slug)
    page = words_of(browser.post(to("brought", brought.pk), typed), 422)
    assert "is in use" in page
    assert "Mine" in page


def test_what_the_process_refuses_is_said_above_what_was_chosen(browser, brought):
    lead = brought.by
    browser.post(to("brought", brought.pk), choices(lead, title="Mine"))
    lead.postings.update(until=clock.now().date() - timedelta(days=1))
    carry_in(brought.pk)
    lead.postings.update(until=None)
    page = words_of(browser.get(to("brought", brought.pk)))
    assert "You may not lead a coding project anywhere." in page
    assert "Mine" in page


def test_a_second_tap_leads_to_the_same_page(browser, brought, reader):
    for _tap in range(2):
        answer = browser.post(to("brought", brought.pk), choices(reader))
        assert (answer.status_code, answer.url) == (302, to("brought", brought.pk))
    carry_in(brought.pk)
    answer = browser.post(to("brought", brought.pk), choices(reader))
    assert answer.status_code == 302
    assert Project.objects.count() == 1


def test_the_same_file_sent_twice_leads_to_the_same_page(browser):
    first, second = (sent(browser, a_foreign_file()) for _tap in range(2))
    assert first.url == second.url


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"some words", "a.docx", "This is no REFI-QDA project."),
        (b"<CodeBook/>", "codes.qdc", "A codebook comes in as a framework."),
        (b"", "a.qdpx", "That file is empty."),
    ],
)
def test_another_kind_of_file_is_refused_with_a_way_on(browser, content, name, said):
    page = words_of(sent(browser, content, name), 422)
    assert said in page
    assert reverse("frameworks:bring_in") in page
    assert not BroughtFile.objects.exists()


def test_a_hostile_file_is_refused_with_the_sentence_that_exists(browser, reader):
    content = packed('<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>')
    brought = a_brought_file(reader, content)
    page = words_of(browser.get(to("brought", brought.pk)))
    assert "Its XML holds instructions that a project never needs." in page
    assert to("bring_project") in page


@pytest.mark.parametrize(
    ("why", "said"),
    [("too-large", "larger than 100 MB"), ("busy", "Other large files come in")],
)
def test_what_the_server_did_not_take_is_said_by_the_page(browser, why, said):
    page = words_of(browser.get(to("bring_project") + f"?refused={why}"))
    assert said in page


def test_what_is_sent_stays_in_memory(browser, monkeypatch):
    seen = []

    def look(**said):
        seen.append(said["content"])
        raise views.IsACodebook

    kinds = []
    form = views.ChooseFile

    def noted(data=None, files=None):
        kinds.extend(files.values() if files else [])
        return form(data, files)

    monkeypatch.setattr(views.actions, "take_file", look)
    monkeypatch.setattr(views, "ChooseFile", noted)
    sent(browser, b"PK\x03\x04" + b"x" * 4_000_000)
    assert len(seen[0]) == 4_000_004
    assert {type(one) for one in kinds} == {InMemoryUploadedFile}


def test_all_that_is_not_carried_can_be_saved(browser, reader):
    brought = a_brought_file(reader, a_foreign_file(names=("=HYPER()", "Noise")))
    answer = browser.get(to("brought_lost", brought.pk))
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode().splitlines()
    assert lines[0] == "item,where,what,why,how"
    assert len(lines) > 5
    assert not any(line.startswith("=") for line in lines)


def test_counted_otherwise_where_texts_are_in_doubt(browser, brought):
    again = to("read_again", brought.pk)
    assert "Read it again so" not in words_of(browser.get(to("brought", brought.pk)))
    browser.post(again, {"counting": "utf-16"})
    carry_in(brought.pk)
    page = words_of(browser.get(to("brought", brought.pk)))
    assert "an emoji counts as two characters" in page
    assert "Read it again so" in page


def test_a_file_can_be_removed(browser, brought):
    answer = browser.post(to("discard_brought", brought.pk), follow=True)
    assert "are removed" in words_of(answer)
    assert not BroughtFile.objects.exists()


def test_a_colleague_finds_nothing_of_it(brought, ward):
    other = an_account("first_reader", at=ward.parent)
    posted(other, "patient_safety_lead", ward.parent)
    browser = client_for(other)
    assert "waits for you" not in words_of(browser.get(to("projects")))
    for name in ("brought", "brought_lost"):
        assert browser.get(to(name, brought.pk)).status_code == 404
    for name in ("brought", "read_again", "discard_brought"):
        said = choices(other) | {"counting": "utf-16"}
        assert browser.post(to(name, brought.pk), said).status_code == 404
    assert BroughtFile.objects.get().state == BringState.READ


def test_a_coder_brings_nothing_in(coder):
    browser = client_for(coder.account)
    assert "another program" not in words_of(browser.get(to("projects")))
    assert browser.get(to("bring_project")).status_code == 403


def test_a_stranger_sees_nothing(client, brought):
    for name, args in (("bring_project", ()), ("brought", (brought.pk,))):
        assert client.get(to(name, *args)).status_code == 302
