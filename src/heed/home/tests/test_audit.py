"""Who opened what: without words, within one's reach, and never one's own case."""

from datetime import timedelta

import pytest
from django.db import connection

from heed.concerns.actions import declare_conflict, open_concern
from heed.concerns.models import ExcludedReader
from heed.concerns.tests.factories import a_concern
from heed.home.queries import Asked, chain_of, trail_for
from heed.people.days import today_of
from heed.people.tests.factories import a_service, a_ward, an_account, client_for
from heed.safeguards import audit, trail

pytestmark = pytest.mark.django_db
CANARY = "Canary behind the door"


@pytest.fixture
def service(db):
    return a_service()


@pytest.fixture
def ward(service):
    return a_ward(service)


@pytest.fixture
def lead(service):
    return an_account("safeguarding_lead", at=service, name="Robin Lead")


@pytest.fixture
def overseer(service):
    return an_account("administrator", at=service.parent, name="Ash Keeper")


@pytest.fixture
def opened(ward, lead):
    concern = a_concern(ward, words=CANARY)
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    open_concern(by=lead, concern=concern)
    return concern


def page(account, **asked):
    return client_for(account).get("/staff/audit/", asked)


def test_it_works(opened, overseer):
    html = page(overseer).text
    assert "Robin Lead" in html
    assert "Text opened" in html
    assert "Larch ward" in html
    assert CANARY not in html


def test_the_menu_leads_there(overseer, ward):
    assert 'href="/staff/audit/"' in client_for(overseer).get("/staff/").text
    nurse = an_account("ward_staff", at=ward)
    assert 'href="/staff/audit/"' not in client_for(nurse).get("/staff/").text


def test_a_colleague_without_the_permission_is_turned_away(ward, service):
    assert page(an_account("ward_staff", at=ward)).status_code == 403
    assert page(an_account("first_reader", at=service)).status_code == 403


def test_a_stranger_sees_nothing(opened):
    stranger = an_account("administrator", at=a_service().parent)
    html = page(stranger, what="all").text
    assert "Robin Lead" not in html
    assert "Larch ward" not in html


def test_another_services_lead_sees_nothing_of_ours(opened, service):
    sister = a_service(service.parent)
    elsewhere = an_account("safeguarding_lead", at=sister)
    assert trail_for(elsewhere, Asked(kind="all")).entries == []


def about(found):
    return {entry.about_id for entry in found.entries}


def test_nobody_learns_here_that_somebody_told_of_them(opened, overseer):
    texts = set(opened.response.texts.values_list("pk", flat=True))
    assert {opened.pk, *texts} <= about(trail_for(overseer, Asked(kind="all")))
    ExcludedReader.objects.create(
        organisation=opened.organisation,
        concern=opened,
        scope="account",
        account=overseer,
        why="writer",
    )
    assert not {opened.pk, *texts} & about(trail_for(overseer, Asked(kind="all")))


def test_filters_narrow_it(opened, overseer, lead):
    everything = trail_for(overseer, Asked(kind="all")).entries
    openings = trail_for(overseer, Asked()).entries
    assert 0 < len(openings) < len(everything)
    assert trail_for(overseer, Asked(by=overseer.pk)).entries == []
    assert trail_for(overseer, Asked(by=lead.pk)).entries == openings
    today = today_of(overseer.organisation)
    assert trail_for(overseer, Asked(first=today, last=today)).entries == openings
    assert trail_for(overseer, Asked(first=today + timedelta(days=1))).entries == []
    assert trail_for(overseer, Asked(last=today - timedelta(days=1))).entries == []


@pytest.mark.parametrize("wrong", ["", "junk", "9" * 40, "0000-00-00", "-5"])
def test_a_strange_address_shows_the_page(overseer, wrong):
    asked = dict.fromkeys(("what", "who", "first", "last", "before"), wrong)
    assert page(overseer, **asked).status_code == 200


def test_pages_follow_one_another_without_gap_or_repeat(opened, overseer, monkeypatch):
    everything = [e.pk for e in trail_for(overseer, Asked(kind="all")).entries]
    assert len(everything) > 2
    monkeypatch.setattr(trail, "PAGE", 2)
    seen, before = [], None
    while True:
        found = trail_for(overseer, Asked(kind="all", before=before))
        seen += [entry.pk for entry in found.entries]
        before = found.more_before
        if before is None:
            break
    assert seen == everything


def test_a_whole_chain_says_so(opened, overseer):
    checked = client_for(overseer).post("/staff/audit/check/")
    assert "are as they were written" in checked.text


def test_a_touched_chain_is_an_alarm(opened, overseer):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE safeguards_auditentry SET event = 'we looked'")
    checked = client_for(overseer).post("/staff/audit/check/")
    assert "The trail breaks at entry 1." in checked.text


def test_a_long_chain_is_checked_elsewhere(opened, overseer, monkeypatch):
    monkeypatch.setattr(audit, "length", lambda _organisation: 10_000_000)
    assert chain_of(overseer) is None
    checked = client_for(overseer).post("/staff/audit/check/")
    assert "heed audit verify" in checked.text


def test_every_event_can_be_asked_for():
    assert set(trail.KINDS["all"]) == set(audit.Event)
