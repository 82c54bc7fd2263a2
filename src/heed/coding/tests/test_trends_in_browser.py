"""Trends, ranks and editions in a real browser, at three widths and without scripts."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from heed.coding.actions import Choice, publish_findings, take_back_edition
from heed.coding.models import Step
from heed.coding.tests.told import Telling
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.safeguards.audience import Audience
from tests.browser import follow

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("HEED_SHOTS")  # a folder, for looking at the pages
TEAM, LOAD, TALK = "Team factors", "Staff workload", "Communication systems"


@pytest.fixture
def ward(live_server):
    return a_ward(days=400)


@pytest.fixture
def told(lead, fieldwork, edition, reader, ward):
    """A year of two groups; in one month nobody was heard, in one too few."""
    tell = Telling(lead, fieldwork, edition, reader).tell
    for month, many in ((5, 6), (6, 8), (8, 2), (9, 7)):
        tell(ward, "staff", (2026, month), [LOAD], people=many, times=2)
        tell(ward, "staff", (2026, month), [TALK], people=6)
        tell(ward, "service_user", (2026, month), [TEAM, LOAD], people=6)
        tell(ward, "service_user", (2026, month), [TALK], people=5)


@pytest.fixture
def walk(page_at, assert_accessible, live_server):
    """A signed-in page of a width, and how to look at it."""

    def begin(account, width, *, js=True):
        page = page_at(width, js=js)
        cookie = client_for(account).cookies["sessionid"].value
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie, "url": live_server.url}]
        )

        def look(name):
            shoot(page, assert_accessible, name, width)

        return page, look

    return begin


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
def test_a_lead_looks_at_findings_and_publishes_them(
    width, js, walk, live_server, lead, told
):
    page, look = walk(lead.account, width, js=js)
    page.goto(f"{live_server.url}/staff/coding/projects/a-project/findings/")
    follow(page.get_by_role("link", name="Over time and by place"))
    page.get_by_label("Factor", exact=True).select_option(label=LOAD)
    follow(page.get_by_role("button", name="Show"))
    named = page.get_by_text("“Staff workload” was named by 12 of 23").first
    expect(named).to_be_visible()
    look("trend")
    page.go_back()
    page.goto(f"{live_server.url}/staff/coding/projects/a-project/ranks/")
    look("ranks")
    page.goto(f"{live_server.url}/staff/coding/projects/a-project/mentions/")
    look("mentions")
    page.goto(f"{live_server.url}/staff/coding/projects/a-project/editions/")
    page.get_by_label("Everybody who signs in").check()
    page.get_by_label("By month").check()
    page.get_by_label("No: more factors").check()
    page.get_by_label("What readers are told").fill("Made-up people of a made-up ward.")
    follow(page.get_by_role("button", name="Look first"))
    look("looked")
    follow(page.get_by_role("button", name="Publish it"))
    look("published")


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
def test_a_nurse_reads_an_edition(width, js, walk, live_server, lead, told, ward):
    choice = Choice(Audience.ORGANISATION, Step.MONTH, by_place=False)
    publish_findings(by=lead, choice=choice, about="Made-up people of a made-up ward.")
    page, look = walk(an_account("ward_staff", at=ward), width, js=js)
    page.goto(f"{live_server.url}/staff/found/")
    look("found")
    follow(page.get_by_role("link", name="A project"))
    page.get_by_label("Factor", exact=True).select_option(label=LOAD)
    follow(page.get_by_role("button", name="Show"))
    expect(page.get_by_text("not shown").first).to_be_visible()
    look("edition")


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
@pytest.mark.parametrize("language", ["", "/cy"])
def test_anybody_reads_what_is_for_everybody(
    width,
    js,
    language,
    page_at,
    watcher,
    assert_accessible,
    live_server,
    lead,
    told,
    ward,
):
    choice = Choice(Audience.PUBLIC, Step.MONTH, by_place=False)
    edition = publish_findings(by=lead, choice=choice, about="Made-up people.")
    page = page_at(width, js=js)
    page.goto(f"{live_server.url}{language}/p/")
    follow(page.locator(f'a[href="{language}/found/"]'))
    shoot(page, assert_accessible, f"public{language[1:]}-list", width)
    follow(page.get_by_role("link", name="A project"))
    shoot(page, assert_accessible, f"public{language[1:]}-edition", width)
    page.locator("select[name=factor]").select_option(label=LOAD)
    follow(page.locator("main form button"))
    expect(page.locator("h1")).to_have_text(LOAD)
    shoot(page, assert_accessible, f"public{language[1:]}-factor", width)
    follow(page.locator(".nhsuk-back-link"))
    take_back_edition(by=lead, edition=edition, why="Made up.")
    page.goto(f"{live_server.url}{language}/found/{edition.pk}/")
    shoot(page, assert_accessible, f"public{language[1:]}-gone", width)
    assert not page.context.cookies()
    watcher.errors.clear()  # the browser's own word that it is gone


def shoot(page, assert_accessible, name, width):
    """Look at a page with axe, and keep a picture where pictures are wanted."""
    page.evaluate("window.scrollTo(0, 0)")
    assert_accessible(page)
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
