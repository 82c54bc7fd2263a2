"""A project of another program comes in: in a browser, by keyboard, without scripts."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from heed.coding.actions import bringing, carry_in
from heed.coding.tests.brought import a_foreign_file
from heed.foundation.worker import run_due
from heed.people.tests.factories import a_ward, an_account, client_for, posted
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("read_here")]
SHOTS = os.environ.get("HEED_SHOTS")  # a folder, for looking at the pages


@pytest.fixture
def lead(live_server):
    ward = a_ward()
    account = an_account("researcher", at=ward.parent)
    posted(account, "patient_safety_lead", ward.parent)
    return account


@pytest.fixture
def walk(page_at, assert_accessible, live_server, lead, monkeypatch):
    """A signed-in page of a width, and how to look at it."""
    monkeypatch.setattr(bringing, "launch", lambda pk, *_words: carry_in(pk))

    def begin(width, *, js=True):
        page = page_at(width, js=js)
        cookie = client_for(lead).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )

        def look(name):
            page.evaluate("window.scrollTo(0, 0)")
            assert_accessible(page)
            if SHOTS:
                where = Path(SHOTS) / f"{name}-{width}.png"
                page.screenshot(path=where, full_page=True)

        return page, look

    return begin


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "made-up.qdpx"
    path.write_bytes(a_foreign_file())
    return path


def activate(page, locator, key="Enter"):
    """Reach something and use it, by the keyboard alone."""
    locator.focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


@pytest.mark.parametrize(("width", "js"), [(360, False), (768, True), (1280, True)])
def test_a_project_comes_in(width, js, walk, live_server, file, watcher):
    page, look = walk(width, js=js)
    page.goto(live_server.url + "/staff/coding/")
    look("bringing-list")
    name = "Bring in a project of another program"
    activate(page, page.get_by_role("button", name=name))
    look("bringing-choose")
    activate(page, page.get_by_role("button", name="Look at it"))
    expect(page.get_by_role("alert")).to_contain_text("Choose a file.")
    look("bringing-choose-refused")
    page.get_by_label("The project's file").set_input_files(file)
    activate(page, page.get_by_role("button", name="Look at it"))
    expect(page.get_by_role("status")).to_contain_text("It begins within a minute.")
    look("bringing-on-its-way")
    run_due()
    activate(page, page.get_by_role("button", name="See how far it is"))
    expect(page.get_by_role("heading", name="What came in the file")).to_be_visible()
    look("bringing-came")
    activate(page, page.get_by_role("button", name="Bring the project in"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Choose why these words may be used.")
    basis = page.get_by_label("These words are made up")
    basis.focus()
    page.keyboard.press("Space")
    page.get_by_label("Where can that be looked up?").fill("Made up for a test.")
    look("bringing-came-refused")
    activate(page, page.get_by_role("button", name="Bring the project in"))
    run_due()
    activate(page, page.get_by_role("button", name="See how far it is"))
    expect(page.get_by_role("status")).to_contain_text("is in, and you lead it.")
    look("bringing-done")
    activate(page, page.get_by_role("button", name="Open the project"))
    look("bringing-project")
    page.goto(f"{live_server.url}/staff/coding/projects/their-interviews/desk/")
    if page.get_by_role("button", name="Begin").count():
        activate(page, page.get_by_role("button", name="Begin"))
    look("bringing-desk")
    expect(page.locator("main")).to_contain_text("It was cold at night.")
    watcher.errors.clear()  # a form that is sent back is a 422, which Chromium notes


def test_the_refused_file_leads_on(walk, live_server, tmp_path):
    path = tmp_path / "broken.qdpx"
    path.write_bytes(b"PK\x03\x04 broken")
    page, look = walk(360)
    page.goto(live_server.url + "/staff/coding/from-file/")
    page.get_by_label("The project's file").set_input_files(path)
    follow(page.get_by_role("button", name="Look at it"))
    run_due()
    page.reload()
    look("bringing-refused")
    follow(page.get_by_role("button", name="Choose another file"))
    look("bringing-choose-with-one")
