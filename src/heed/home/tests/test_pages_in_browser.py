"""The audit trail and the numbers in a real browser, narrow and wide."""

import pytest
from playwright.sync_api import expect

from heed.concerns.actions import declare_conflict, open_concern
from heed.concerns.tests.factories import a_concern
from heed.people.tests.factories import an_account, client_for
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(page_at, live_server):
    """A browser of somebody who has signed in."""

    def enter(account, width, js):
        page = page_at(width, js=js)
        cookie = client_for(account).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return page

    return enter


@pytest.mark.parametrize(("width", "js"), [(360, True), (1280, False)])
def test_an_overseer_looks_who_opened_what(
    width, js, ward, edition, signed_in, live_server, assert_accessible
):
    lead = an_account("safeguarding_lead", at=ward.parent)
    concern = a_concern(ward)
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    open_concern(by=lead, concern=concern)
    page = signed_in(lead, width, js)
    page.goto(f"{live_server.url}/staff/audit/")
    assert_accessible(page)
    page.get_by_label("What").select_option("all")
    follow(page.get_by_role("button", name="Show these"))
    assert_accessible(page)
    follow(page.get_by_role("button", name="Check it now"))
    expect(page.get_by_text("as they were written")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(("width", "js"), [(360, True), (1280, False)])
def test_a_partner_looks_at_numbers(
    width, js, ward, say, signed_in, live_server, assert_accessible
):
    say(6, hours_ago=12)
    page = signed_in(an_account("researcher", at=ward.parent), width, js)
    page.goto(f"{live_server.url}/staff/figures/")
    assert_accessible(page)
    follow(page.get_by_role("link", name="Larch ward"))
    expect(page.get_by_text("6 entries").first).to_be_visible()
    assert_accessible(page)
