"""Members of staff with a browser, signed in or still at the door."""

import pytest

from heed.people.tests.factories import client_for
from tests.journeys.staff.member import Member


@pytest.fixture
def newcomer(page_at, live_server, assert_accessible):
    """``newcomer(360)``: somebody at a browser of that width, not signed in."""

    def arrive(width=1280, *, js=True):
        return Member(page_at(width, js=js), live_server.url, "", assert_accessible)

    return arrive


@pytest.fixture
def member(newcomer, live_server):
    """``member(account, 360)``: somebody signed in with their second factor."""

    def arrive(account, width=1280, *, js=True):
        somebody = newcomer(width, js=js)
        cookie = client_for(account).cookies["sessionid"]
        somebody.page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return somebody

    return arrive
