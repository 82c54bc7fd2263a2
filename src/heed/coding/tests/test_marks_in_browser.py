"""A list of marks at the desk in a real browser: it says what it is, and is coded."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heed.coding.actions import import_project
from heed.coding.actions.importing import Wanted
from heed.coding.models import Coding
from heed.coding.tests.interviewed import a_researcher
from heed.coding.tests.refi_atlasti import CODED
from heed.people.tests.factories import client_for
from heed.responses.sealed_words import version_words
from tests.browser import assert_no_sideways_scroll

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page_at, live_server, tmp_path):
    """The desk of a researcher with the marked times of a film on it."""

    def at(width, *, js=True):
        researcher, path = a_researcher(), tmp_path / "theirs.qdpx"
        path.write_bytes(CODED)
        project = import_project(
            by=researcher, path=path, wanted=Wanted("theirs", "Made up.")
        ).project
        page = page_at(width, js=js)
        cookie = client_for(researcher).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        text = project.texts.get()
        page.goto(live_server.url + reverse("coding:text", args=["theirs", text.pk]))
        return page, text

    return at


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_it_says_what_it_is(width, desk, assert_accessible):
    page, _text = desk(width)
    expect(
        page.get_by_text("This is a list of what was marked in a film")
    ).to_have_count(1)
    expect(page.locator("[data-words]")).to_contain_text(
        "0:00:21.477 to 0:00:21.477: 21s"
    )
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_a_line_is_coded_by_keyboard(desk):
    page, text = desk(1280)
    page.locator("[data-words]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    expect(page.locator("[data-coding]")).to_have_count(1)
    made = Coding.objects.get(coder__account__isnull=False)
    said = version_words(text.version)[made.excerpt.start : made.excerpt.end]
    assert said == version_words(text.version).splitlines()[0]
