"""Changing an open survey in the browser: member, member of another study, stranger."""

from datetime import timedelta

import pytest

from heed.people.tests.factories import a_service, a_ward, an_account, client_for
from heed.responses.models import Quota
from heed.studies.tests.worded import MONDAY, Worded, a_worded_edition, on

pytestmark = pytest.mark.django_db
HERE = "/staff/studies/of/a-study/surveys/in-words/"
PAGES = ("days/", "places/", "further/", "quota/")


@pytest.fixture
def it():
    with on(0):
        return Worded()


def get(account, address="", day=1):
    with on(day):
        return client_for(account).get(HERE + address)


def post(account, address, day=1, **said):
    with on(day):
        return client_for(account).post(HERE + address, said)


def dated(name, days):
    when = (MONDAY + timedelta(days=days)).date()
    parts = {"day": when.day, "month": when.month, "year": when.year}
    return {f"{name}-{part}": value for part, value in parts.items()}


def test_the_days_are_changed_and_the_history_says_so(it):
    assert get(it.by, "days/").status_code == 200
    assert post(it.colleague, "days/", **dated("closes_on", 40)).status_code == 302
    page = get(it.by).text
    assert "Last day: 11 July 2026 instead of 22 June 2026." in page
    assert it.colleague.name in page
    assert "It was opened." in page


def test_what_is_not_fair_is_said_in_the_form(it):
    refused = post(it.by, "days/", **dated("closes_on", -3))
    assert refused.status_code == 422
    assert "not before the first day" in refused.text


def test_a_group_is_asked_too(it):
    it.survey.instruments.filter(group="carer").delete()
    edition = a_worded_edition(it.by, code="for-carers")
    assert "for-carers, version 1" in get(it.by, "further/").text
    said = {"group": "carer", "edition": str(edition.id)}
    assert post(it.by, "further/", **said).status_code == 302
    assert "asked for-carers, version 1 from then on." in get(it.by).text
    again = post(it.by, "further/", **said | {"group": "staff"})
    assert again.status_code == 422
    assert "stays as it was" in again.text


def test_places_within_reach_are_chosen(it):
    ward, far = a_ward(it.place, name="Larch ward"), a_ward(name="Far ward")
    page = get(it.by, "places/").text
    assert "Larch ward" in page
    assert "Far ward" not in page
    assert post(it.by, "places/", places=[far.code]).status_code == 422
    assert post(it.by, "places/", places=[ward.code]).status_code == 302
    found = get(it.by).text
    assert "<li>Larch ward</li>" in found
    assert f"added {ward.code}, taken away none" in found


def test_a_quota_by_a_way_and_its_end(it):
    post(it.by, "source/", tag="forum", title="A forum")
    post(it.by, "quota/", group="staff", source="forum", most=20)
    assert Quota.objects.get().source == "forum"
    post(it.by, "quota/", group="staff", source="forum", most="")
    assert not Quota.objects.exists()
    assert "The quota of Staff, forum was taken away." in get(it.by).text


def test_nobody_else_finds_it(it):
    others = [an_account("researcher", at=one) for one in (it.place, a_service())]
    for other in others:
        for page in ("", *PAGES):
            assert get(other, page).status_code == 404
        for page in PAGES:
            assert post(other, page, **dated("closes_on", 40)).status_code == 404
    it.survey.refresh_from_db()
    assert it.survey.closes_on == MONDAY.date() + timedelta(days=21)
