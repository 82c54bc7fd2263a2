"""The pages of interviews and edited copies, for a researcher and for strangers."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heed.coding.models import Interview, Paper, Speaker
from heed.coding.queries.copies import copies_of
from heed.coding.tests.interviewed import (
    SAID,
    a_researcher,
    a_transcribed_interview,
    an_interview,
)
from heed.people.tests.factories import client_for
from heed.responses.choices import TextKind
from heed.responses.models import Text
from heed.responses.sealed_words import version_words
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db
LIST = "interviews:interviews"
PAGES = ("interview", "hold", "thanks", "transcript", "speakers", "take_back")


@pytest.fixture
def researcher():
    return a_researcher()


@pytest.fixture
def client(researcher):
    return client_for(researcher)


def url(name, interview):
    return reverse(f"interviews:{name}", args=[interview.pk])


def copy_of(interview):
    return reverse("copies:copy", args=[interview.text_id])


def test_from_papers_to_a_finished_interview(client, researcher):
    place = str(researcher.postings.get().place_id)
    for kind in ("guide", "protocol", "consent"):
        purpose = "research" if kind == "consent" else ""
        said = {"kind": kind, "place": place, "title": kind, "body": f"The {kind}."}
        answer = client.post(
            reverse("interviews:write_paper"), said | {"purpose": purpose}
        )
        assert answer.status_code == 302
    papers = {paper.kind: str(paper.pk) for paper in Paper.objects.all()}
    said = {
        "code": "P07",
        "place": place,
        "group": "carer",
        "contact": "phone",
        "month": "3 2026",
        "guide": papers["guide"],
        "protocol": papers["protocol"],
        "research": "yes",
        "research_paper": papers["consent"],
    }
    assert client.post(reverse("interviews:record"), said).status_code == 302
    one = Interview.objects.get()
    held = client.get(url("hold", one)).content.decode()
    assert "The protocol." in held
    assert "The guide." in held
    answer = client.post(url("hold", one), {"act": "stop", "asked_by": "participant"})
    assert answer.url == url("thanks", one)
    assert "Thank you" in client.get(answer.url).content.decode()
    one.refresh_from_db()
    assert (one.ending, one.stopped_by) == ("stopped", "participant")


def test_what_is_wrong_with_a_record_is_said(client, researcher):
    said = {"code": "Sam Teal", "month": "17 March", "research": "yes"}
    answer = client.post(reverse("interviews:record"), said)
    found = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("Never a name", "such as 3 2026", "the wording that was used"):
        assert sentence in found


def test_a_transcript_is_looked_at_before_it_is_stored(client, researcher):
    one = an_interview(researcher)
    file = SimpleUploadedFile("sam.txt", SAID.encode())
    answer = client.post(url("transcript", one), {"file": file})
    assert "Who is “Sam Teal”?" in answer.content.decode()
    assert answer.content.decode().count(" checked") == 2  # a guess, to be confirmed
    assert not Text.objects.filter(kind=TextKind.TRANSCRIPT).exists()
    found = re.search(r'name="carried" value="([^"]*)"', answer.content.decode())
    carried = html.unescape(found[1])
    silent = client.post(url("transcript", one), {"carried": carried})
    assert silent.status_code == 422
    said = {"carried": carried, "voice-1": "interviewer", "voice-2": "participant"}
    assert client.post(url("transcript", one), said).status_code == 302
    assert Speaker.objects.count() == 2
    roles = {"voice-1": "other", "voice-2": "participant"}
    assert client.post(url("speakers", one), roles).status_code == 302
    assert Speaker.objects.get(number=1).role == "other"


@pytest.mark.parametrize("carried", ["", "{}", '{"turns": [{"speaker": 1}]}', "[" * 9])
def test_a_broken_preview_begins_again(client, researcher, carried):
    one = an_interview(researcher)
    answer = client.post(url("transcript", one), {"carried": carried})
    assert answer.url == url("transcript", one)


def test_a_file_that_is_refused_is_told_why(client, researcher):
    one = an_interview(researcher)
    file = SimpleUploadedFile("sam.doc", b"\xd0\xcf\x11\xe0")
    answer = client.post(url("transcript", one), {"file": file})
    assert answer.status_code == 422
    assert "Save it as .txt" in answer.content.decode()


def test_the_queue_tells_age_and_no_words(client, researcher):
    one = a_transcribed_interview(researcher)
    found = client.get(reverse("copies:waiting")).content.decode()
    assert copy_of(one) in found
    assert "days" in found
    assert "Quince" not in found


def test_nothing_is_opened_before_it_is_asked_for(client, researcher):
    one = a_transcribed_interview(researcher)
    opened = AuditEntry.objects.filter(event=Event.TEXT_OPENED)
    assert "Quince" not in client.get(copy_of(one)).content.decode()
    assert not opened.exists()
    assert "Quince" in client.post(copy_of(one), {"step": "open"}).content.decode()
    assert opened.count() == 1


def test_a_copy_is_made_step_by_step(client, researcher):
    one = a_transcribed_interview(researcher)
    page = client.post(copy_of(one), {"step": "open"})
    box = r'value="(\d+-\d+)"[^>]*><mark[^>]*>([^<]*)</mark>'
    codes = {w: code for code, w in re.findall(box, page.content.decode())}
    assert {"Larch ward", "943 476 5919", "3 March 2026"} <= codes.keys()
    chosen = {
        "take_out": [codes["943 476 5919"]],
        "all_of": ["NAME", "SITE"],
        "put-SITE": "[a ward]",
        "own": "Loud = Noisy",
        "span": ["0-4=[x]"],
    }
    look = client.post(copy_of(one), chosen | {"step": "look"}).content.decode()
    assert "3 March 2026" in look.split("This stays")[1]
    client.post(copy_of(one), chosen | {"step": "keep"})
    copy = version_words(copies_of(one.text).get())
    assert copy.startswith("[x] was it like on [a ward]?\n\nNoisy. [name] said so on 3")
    assert "943" not in copy
    assert copy_of(one) not in client.get(reverse("copies:waiting")).content.decode()


def test_without_the_library_the_page_says_so(client, researcher, monkeypatch):
    monkeypatch.setattr("heed.safeguards.name_finding.is_installed", lambda: False)
    one = a_transcribed_interview(researcher)
    found = client.post(copy_of(one), {"step": "open"}).content.decode()
    assert "rules alone" in found


def test_a_stranger_sees_nothing(researcher):
    one = a_transcribed_interview(researcher)
    stranger = client_for(a_researcher())
    assert one.code not in stranger.get(reverse(LIST)).content.decode()
    for page in PAGES:
        assert stranger.get(url(page, one)).status_code == 404
    assert stranger.post(copy_of(one), {"step": "open"}).status_code == 404


def test_taking_back_by_page(client, researcher):
    one = a_transcribed_interview(researcher)
    client.post(url("take_back", one))
    one.refresh_from_db()
    assert one.withdrawn_on
    assert "taken back" in client.get(url("interview", one)).content.decode()
