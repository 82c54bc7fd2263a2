"""Frameworks in a real browser: read, completed and extended, also without scripts."""

import pytest
from playwright.sync_api import expect

from heed.coding.actions.frameworks import load_frameworks
from heed.people.tests.factories import an_account, an_organisation, client_for
from tests.browser import assert_no_sideways_scroll, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "",
    "bring-in/",
    "ycff-mh/2021/",
    "ycff-mh/2018/",
    "patient-feedback/6/",
    "ycff-mh/2021/codes/staff-workload/",
    "ycff-mh/2021/from/ycff/2012/",
    "ycff-mh/2021/files/",
    "ycff-mh/2018/supply/",
]


@pytest.fixture
def opened(page_at, live_server):
    """A page on which a researcher is signed in, and where frameworks are."""

    def at(width, *, js=True, library=True):
        account = an_account("researcher", at=an_organisation())
        if library:
            load_frameworks(by=account)
        page = page_at(width, js=js)
        cookie = client_for(account).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return page, f"{live_server.url}/staff/coding/frameworks/"

    return at


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_page_can_be_read(width, opened, assert_accessible):
    page, here = opened(width)
    for address in PAGES:
        page.goto(here + address)
        assert_accessible(page)
        assert_no_sideways_scroll(page)


def test_the_library_is_published_and_a_code_is_added(opened, assert_accessible):
    page, here = opened(360, js=False, library=False)
    page.goto(here)
    assert_accessible(page)
    follow(page.get_by_role("button", name="Publish all of these"))
    page.goto(f"{here}ycff-mh/2021/")
    follow(page.get_by_role("link", name="Add a code, in a new version"))
    assert_accessible(page)
    page.get_by_label("What is the new code called?").fill("Waiting alone")
    page.get_by_label("Its short name, for good").fill("waiting-alone")
    page.get_by_label("In which layer?").select_option("unknown")
    page.get_by_label("What does it mean?").fill("Nobody is there while one waits.")
    page.get_by_label("Why was it needed?").fill("Three coders noted it.")
    page.get_by_label("What is the new version called?").fill("2021-ours")
    follow(page.get_by_role("button", name="Publish"))
    follow(page.get_by_role("link", name="Waiting alone"))
    expect(page.get_by_text("Nobody is there while one waits.")).to_be_visible()
