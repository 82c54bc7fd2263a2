"""Posters and addresses that say by which way, and nothing about who."""

import pytest

from heed.people.tests.factories import a_ward, an_account, client_for
from heed.reception.tests.walking import begin, walk
from heed.responses.models import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(ward):
    return client_for(an_account("ward_manager", at=ward))


def test_it_works(manager, ward):
    pdf = manager.get(f"/staff/posters/{ward.code}.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_in_wales_it_speaks_both_languages(manager, ward):
    ward.nation = "wales"
    ward.save()
    assert manager.get(f"/staff/posters/{ward.code}.pdf").content.startswith(b"%PDF")


def test_the_list_leads_to_it(manager, ward):
    assert f"/staff/posters/{ward.code}.pdf" in manager.get("/staff/posters/").text


def test_a_colleague_elsewhere_cannot(ward):
    elsewhere = client_for(an_account("ward_manager", at=a_ward()))
    assert elsewhere.get(f"/staff/posters/{ward.code}.pdf").status_code == 404


def test_a_stranger_sees_nothing(client, ward, reader):
    assert client.get(f"/staff/posters/{ward.code}.pdf").status_code == 302
    assert client_for(reader).get("/staff/posters/").status_code == 403


@pytest.mark.parametrize(
    ("came_by", "entrance", "tag"),
    [
        ("poster", "poster", ""),
        ("leaflet", "link", "leaflet"),
        ("only-for-mary", "link", ""),
        ("", "link", ""),
    ],
)
def test_only_shared_words_are_kept(browser, ward, came_by, entrance, tag):
    first = begin(browser, ward, "ward-check", **{"from": came_by})
    walk(browser, first, {})
    stored = Response.objects.get()
    assert (stored.entrance, stored.source_tag) == (entrance, tag)


def test_the_poster_word_travels_from_the_start_page(browser, ward):
    page = browser.get(f"/p/{ward.code}/?from=poster").text
    assert 'name="from" value="poster"' in page
    assert f'href="/p/{ward.code}/who/?from=poster"' in page
