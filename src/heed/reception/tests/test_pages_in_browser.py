"""The bare address and the question of topics in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_the_bare_address_leads_to_a_place(
    js, ward, page_at, live_server, assert_accessible
):
    page = page_at(360, js=js)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Find your place")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Type the code from the poster").fill(ward.code.lower())
    follow(page.get_by_role("button", name="Go there"))
    expect(page).to_have_url(f"{live_server.url}/p/{ward.code}/")


@pytest.mark.parametrize(("easy", "js"), [("", False), ("easy/", True)])
def test_force_is_told_of_by_taps_alone(
    easy, js, ward, page_at, live_server, assert_accessible
):
    page = page_at(360, js=js)
    door = f"{live_server.url}/p/{ward.code}/{easy}"
    page.goto(f"{door}who/")
    follow(page.get_by_role("button").filter(has_text="I use this service"))
    page.goto(f"{door}q/topics/")
    assert_accessible(page)
    page.locator("input[value=restraint]").check()
    follow(page.get_by_role("button", name="Continue"))
    expect(page.locator("h1")).to_contain_text("not the official record")
    assert_accessible(page)
