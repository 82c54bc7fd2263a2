"""A nurse opens the ward's page at handover and notes what came of it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from heed.foundation import clock
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.queries import coarseness_of
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.responses.tests.factories import feedback_at, given, stored
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = [(width, js) for width in (360, 768, 1280) for js in (True, False)]
FEELINGS = ["calm", "calm", "stormy", "in_between", "very_stormy", "stormy", "calm"]


@pytest.fixture
def ward():
    return a_ward()


@pytest.fixture
def spoken(ward):
    """Seven people said how the ward felt, in each of three shifts."""
    by = an_account("administrator", at=ward.parent)
    load_library(by=by)
    edition = edition_in_use(ward.organisation, "ward-check")
    fieldwork = feedback_at(ward, by=by, editions=[edition])
    for days in (1, 2, 4):
        moment = clock.now() - timedelta(days=days)
        for feeling in FEELINGS:
            answers = {
                "atmosphere": feeling,
                "direction": "worse" if "stormy" in feeling else "same",
                "causes": ["staff", "people"] if feeling == "stormy" else ["feelings"],
            }
            window = coarseness_of(ward, moment)
            stored(given(fieldwork, edition, ward, window=window, answers=answers))


@pytest.fixture
def signed_in(page_at, live_server):
    """A browser in which someone has signed in with their second factor."""

    def open_for(account, width, js):
        page = page_at(width, js=js)
        cookie = client_for(account).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return page

    return open_for


@pytest.mark.parametrize(("width", "js"), WAYS)
def test_a_nurse_looks_and_notes(
    width, js, ward, spoken, signed_in, live_server, assert_accessible
):
    nurse = an_account("ward_staff", at=ward)
    page = signed_in(nurse, width, js)
    page.goto(f"{live_server.url}/staff/")
    follow(page.get_by_role("main").get_by_role("link", name="How wards feel"))
    expect(page.get_by_role("main")).to_contain_text("7 entries")
    assert_accessible(page)
    follow(page.get_by_role("button", name="We looked at this"))
    follow(page.get_by_role("button", name="We talked about it"))
    expect(page.get_by_role("button", name="Take back")).to_have_count(1)
    assert_accessible(page)
    follow(page.get_by_role("link", name="Print a sheet for handover"))
    told = "not been found to foretell incidents"
    expect(page.get_by_role("main")).to_contain_text(told)
    assert_accessible(page)


def test_an_empty_ward_says_why(ward, signed_in, live_server, assert_accessible):
    load_library(by=an_account("administrator", at=ward.parent))
    nurse = an_account("ward_staff", at=ward)
    page = signed_in(nurse, 360, True)
    page.goto(f"{live_server.url}/staff/wards/{ward.code}/")
    expect(page.get_by_role("main")).to_contain_text("There is nothing to show yet")
    assert_accessible(page)
