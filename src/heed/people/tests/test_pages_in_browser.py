"""Ending places and planning exceptions in a real browser."""

import pytest
from playwright.sync_api import expect

from heed.people.models import RotaShift
from heed.people.tests.factories import a_ward, an_account, client_for
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "js"), [(360, True), (1280, False)])
def test_an_administrator_changes_places(
    width, js, page_at, live_server, assert_accessible
):
    ward = a_ward()
    a_ward(ward.parent, name="Elm ward")
    account = an_account("administrator", at=ward.parent.parent)
    page = page_at(width, js=js)
    cookie = client_for(account).cookies["sessionid"]
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
    )
    RotaShift.objects.create(
        organisation=ward.organisation,
        place=ward,
        role="first_reader",
        starts="2099-01-01T00:00:00Z",
        ends="2099-01-02T00:00:00Z",
    )
    place = f"{live_server.url}/staff/places/{ward.code}/"
    top = f"{live_server.url}/staff/places/{ward.parent.parent.code}/"
    rota = f"{live_server.url}/staff/rota/{ward.code}/"
    for address in (
        place,
        f"{place}merge/",
        f"{place}split/",
        top,
        f"{top}carers/",
        rota,
        f"{rota}instead/",
        f"{place}close/",
    ):
        page.goto(address)
        assert_accessible(page)
    follow(page.get_by_role("button", name="Close it"))
    expect(page.get_by_text("Closed on")).to_be_visible()
    assert_accessible(page)
    follow(page.get_by_role("button", name="Take the closing back"))
    expect(page.get_by_role("link", name="Close it")).to_be_visible()
