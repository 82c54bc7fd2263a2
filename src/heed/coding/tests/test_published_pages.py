"""Editions for everybody: what anyone sees without signing in, and what nobody does."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from heed.coding.actions import take_back_edition
from heed.coding.found import Found
from heed.coding.presenters.published import most_words
from heed.coding.tests.told import an_edition
from heed.people.tests.factories import client_for
from heed.safeguards.audience import Audience

ENDS = ("", "csv/")


def seen(where, language=""):
    return Client().get(f"{language}/found/{where}")


@pytest.fixture
def published(lead):
    return an_edition(lead, Audience.PUBLIC)


@pytest.mark.parametrize("language", ["", "/cy"])
def test_it_works(published, language):
    listed = seen("", language)
    assert f"{language}/found/{published.pk}/" in listed.text
    page = seen(f"{published.pk}/", language)
    assert page.status_code == 200
    assert "6 (50.0%)" in page.text
    assert "Made up." in page.text


def test_what_is_shown_is_what_came_out_whatever_has_been_coded_since(
    published, django_assert_max_num_queries
):
    # The edition, and nothing that was coded: figures are not counted again.
    with django_assert_max_num_queries(2) as asked:
        seen(f"{published.pk}/")
    tables = " ".join(one["sql"] for one in asked.captured_queries)
    assert "coding_coding" not in tables
    assert "coding_codedtext" not in tables


def test_what_is_hidden_is_not_outdone_by_what_is_shown(published):
    # Nothing says that a factor was named most where another's number is hidden.
    assert "Named most: Team factors, Staff workload" in seen(f"{published.pk}/").text
    shown = Found.from_json(published.figures)
    line = shown.everybody
    part = replace(line, people={**line.people, "team-factors": None})
    hidden = replace(shown, axes={**shown.axes, "all": (part,)})
    assert "Named most: Staff workload, Communication systems" in most_words(hidden)
    assert "A number that is not shown may be higher." in most_words(hidden)


def test_nothing_published_yet_is_said(db):
    assert "Nothing has been published for everybody yet." in seen("").text


@pytest.mark.parametrize("audience", [Audience.WARD, Audience.ORGANISATION])
def test_editions_for_others_are_as_if_they_were_not_there(lead, audience):
    edition = an_edition(lead, audience)
    assert str(edition.pk) not in seen("").text
    for end in ENDS:
        there, nowhere = seen(f"{edition.pk}/{end}"), seen(f"{uuid4()}/{end}")
        assert there.status_code == nowhere.status_code == 404
        assert len(there.content) == len(nowhere.content)


@pytest.mark.parametrize("audience", [Audience.WARD, Audience.ORGANISATION])
def test_not_even_that_one_for_others_was_taken_back_is_told(lead, audience):
    edition = an_edition(lead, audience)
    take_back_edition(by=lead, edition=edition, why="It was wrong.")
    assert seen(f"{edition.pk}/").status_code == 404


def test_whoever_is_signed_in_sees_no_more(lead):
    edition = an_edition(lead)
    browser = client_for(lead.account)
    assert browser.get(f"/found/{edition.pk}/").status_code == 404
    assert str(edition.pk) not in browser.get("/found/").text


@pytest.mark.parametrize("end", ENDS)
def test_what_was_taken_back_says_so_and_nothing_of_what_it_said(lead, published, end):
    take_back_edition(by=lead, edition=published, why="Somebody was named.")
    page = seen(f"{published.pk}/{end}")
    assert page.status_code == 410
    assert "This was taken back" in page.text
    assert "Why this can happen" in page.text
    for secret in ("Somebody was named.", "Made up.", "Staff workload", "A project"):
        assert secret not in page.text
    assert str(published.pk) not in seen("").text


def test_it_sets_no_cookie_and_can_be_compressed(published):
    for where in ("", f"{published.pk}/", f"{published.pk}/csv/"):
        page = Client(headers={"accept-encoding": "gzip"}).get(f"/found/{where}")
        assert not page.cookies
        assert page["Content-Encoding"] == "gzip"


def test_nobody_is_named_on_it(lead, published):
    page = seen(f"{published.pk}/").text
    for name in (lead.account.name, lead.account.email):
        assert name not in page


def test_the_name_of_the_csv_says_its_day_and_no_short_name(published):
    name = seen(f"{published.pk}/csv/").headers["Content-Disposition"]
    assert f"findings-{published.published_on}.csv" in name
    assert published.project.slug not in name


def test_the_csv_has_every_line_of_the_edition(published):
    rows = seen(f"{published.pk}/csv/").text.splitlines()
    codes = len(published.figures["names"]["factors"])
    assert len(rows) == 1 + codes * len(published.figures["axes"])
    assert all("not shown" in row for row in rows[1:])  # how often it was said


def test_what_is_asked_for_of_an_edition_changes_no_figure(published):
    for asked in ("?factor=staff-workload&step=month", "?factor=nobody&step=x", "?a=b"):
        page = seen(f"{published.pk}/{asked}")
        assert page.status_code == 200
        assert "50.0%" in page.text


def test_the_lead_is_led_to_the_page_for_everybody(lead, published):
    other = an_edition(lead, Audience.WARD)
    where = f"/staff/coding/projects/{lead.project.slug}/editions/"
    page = client_for(lead.account).get(where).text
    assert f'"/found/{published.pk}/"' in page
    assert f'"/found/{other.pk}/"' not in page
