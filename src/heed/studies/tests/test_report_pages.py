"""The reports of a study on the pages of staff."""

import pytest
from django.urls import reverse

from heed.foundation import clock
from heed.people.tests.factories import an_account, client_for
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.models import Written
from heed.studies.reports import REPORTS
from heed.studies.tests.factories import AFTER, a_study

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


@pytest.fixture
def owner():
    return a_study({"easy": 9, "skipped": 2})[1]


def url(name, *more):
    return reverse(f"studies:{name}", args=["a-study", *more])


def reads(account, path):
    response = client_for(account).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(owner):
    assert url("reports") in reads(owner, url("study"))
    found = reads(owner, url("reports"))
    assert all(url("report", kind) in found for kind in REPORTS)
    assert "9 (81.8%)" in reads(owner, url("report", "survey"))
    assert "Not done, because" in reads(owner, url("report", "cherries"))
    assert AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED).count() == 2


def test_a_report_is_taken_out_as_a_file(owner):
    page = client_for(owner).get(url("report_file", "strobe", "html"))
    assert page["Content-Disposition"].endswith('a-study-strobe.html"')
    assert page.content.startswith(b"<!doctype html>")
    assert reads(owner, url("report_file", "strobe", "md")).startswith("# A study")


def test_a_blank_is_filled_once(owner):
    client, path = client_for(owner), url("blank", "funding")
    assert "Who paid" in reads(owner, path)
    assert client.post(path, {"words": ""}).status_code == 422
    assert client.post(path, {"words": "A <made-up> fund."}).status_code == 302
    assert Written.objects.get().words == "A <made-up> fund."
    assert "A &lt;made-up&gt; fund." in reads(owner, path)
    assert "A &lt;made-up&gt; fund." in reads(owner, url("report", "strobe"))


def test_what_there_is_not_is_not_found(owner):
    client = client_for(owner)
    for path in (
        url("report", "nothing"),
        url("report_file", "strobe", "exe"),
        url("blank", "nothing"),
    ):
        assert client.get(path).status_code == 404


def test_a_stranger_sees_nothing(owner):
    stranger = client_for(an_account("researcher", at=owner.postings.get().place))
    for path in (url("reports"), url("report", "survey"), url("blank", "funding")):
        assert stranger.get(path).status_code == 404
    assert not AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED).exists()
