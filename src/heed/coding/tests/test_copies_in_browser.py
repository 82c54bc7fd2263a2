"""Interviews and edited copies in a real browser, by keyboard, and without scripts."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from heed.coding.queries.copies import copies_of
from heed.coding.tests.interviewed import (
    SAID,
    a_researcher,
    a_transcribed_interview,
    an_interview,
)
from heed.people.tests.factories import client_for
from heed.responses.sealed_words import version_words
from tests.browser import follow

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("HEED_SHOTS")  # a folder, for looking at the pages


def signed_in(page, account, address):
    cookie = client_for(account).cookies["sessionid"]
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie.value, "url": address}]
    )
    return page


@pytest.fixture
def researcher(live_server):
    return a_researcher()


@pytest.fixture
def walk(page_at, assert_accessible, live_server, researcher):
    """A signed-in page of a width, and how to look at it."""

    def begin(width, *, js=True):
        page = signed_in(page_at(width, js=js), researcher, live_server.url)

        def look(name):
            # As it stands when it has come, before anybody scrolls.
            page.evaluate("window.scrollTo(0, 0)")
            assert_accessible(page)
            if SHOTS:
                where = Path(SHOTS) / f"{name}-{width}.png"
                page.screenshot(path=where, full_page=True)

        return page, look

    return begin


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_an_interview_is_held_and_stopped(width, walk, live_server, researcher):
    one = an_interview(researcher)
    page, look = walk(width)
    page.goto(live_server.url + "/staff/interviews/")
    look("interviews")
    for name in ("papers", "record"):
        page.goto(f"{live_server.url}/staff/interviews/{name}/")
        look(name)
    page.goto(live_server.url + "/staff/interviews/")
    follow(page.get_by_role("link", name=one.code, exact=True))
    look("interview")
    follow(page.get_by_role("button", name="Hold the interview"))
    look("hold")
    follow(page.get_by_role("button", name="Stop now"))
    expect(page.get_by_text("It is right to stop")).to_be_visible()
    look("thanks")


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
def test_a_transcript_comes_in(width, js, walk, live_server, researcher, tmp_path):
    file = tmp_path / "made-up.txt"
    file.write_text(f"A heading\n{SAID}", encoding="utf-8")
    one = an_interview(researcher)
    page, look = walk(width, js=js)
    page.goto(f"{live_server.url}/staff/interviews/of/{one.pk}/transcript/")
    look("upload")
    page.get_by_label("The transcript").set_input_files(file)
    follow(page.get_by_role("button", name="Look at it"))
    expect(page.get_by_role("heading", name="Left out")).to_be_visible()
    page.locator("summary", has_text="turns that were recognised").click()
    expect(page.get_by_text(SAID.splitlines()[0].split(": ")[1]).first).to_be_visible()
    look("preview")
    whose = page.get_by_role("group", name="Who is “Interviewer”?")
    whose.get_by_label("The interviewer").check()
    whose = page.get_by_role("group", name="Who is “Sam Teal”?")
    whose.get_by_label("The person who was interviewed").check()
    follow(page.get_by_role("button", name="Store this transcript"))
    look("stored")
    follow(page.get_by_role("link", name="Say anew who speaks"))
    look("voices")


@pytest.mark.parametrize(("width", "js"), [(360, True), (768, False), (1280, True)])
def test_a_copy_is_made(width, js, walk, live_server, researcher):
    one = a_transcribed_interview(researcher)
    page, look = walk(width, js=js)
    page.goto(live_server.url + "/staff/copies/")
    look("copies-waiting")
    follow(page.get_by_role("link", name=f"Interview {one.code}"))
    expect(page.get_by_text("Quince")).to_have_count(0)
    look("copies-cover")
    follow(page.get_by_role("button", name="Open the words"))
    page.get_by_label("Nurse Quince").check()
    page.get_by_label("Other words to take out").fill("Loud = Noisy")
    look("copies-choose")
    follow(page.get_by_role("button", name="Look at the copy"))
    look("copies-look")
    follow(page.get_by_role("button", name="Keep this copy"))
    copy = version_words(copies_of(one.text).get())
    assert "[name] said so on 3 March 2026" in copy
    assert "Noisy." in copy


def test_by_the_keyboard(walk, live_server, researcher):
    one = a_transcribed_interview(researcher)
    page, _look = walk(1280)
    page.goto(f"{live_server.url}/staff/copies/of/{one.text_id}/")
    follow(page.get_by_role("button", name="Open the words"))
    boxes = page.locator("input[data-kind]")
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("a")
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()
    page.keyboard.press("u")
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("u")
    expect(boxes.first).not_to_be_checked()


def test_words_that_are_selected_go(walk, live_server, researcher):
    one = a_transcribed_interview(researcher, said=f"{SAID}Sam Teal: 😢 cold bath.\n")
    page, _look = walk(1280)
    page.goto(f"{live_server.url}/staff/copies/of/{one.text_id}/")
    follow(page.get_by_role("button", name="Open the words"))
    page.evaluate(
        """() => {
          const node = [...document.querySelectorAll("[data-at]")]
            .find(one => one.textContent.includes("cold")).firstChild;
          const at = node.data.indexOf("cold");
          getSelection().setBaseAndExtent(node, at, node, at + 4);
        }"""
    )
    page.get_by_role("button", name="Take out what is selected").click()
    expect(page.locator("[data-copies-list] li")).to_have_text("cold")
    follow(page.get_by_role("button", name="Look at the copy"))
    expect(page.locator(".nhsuk-inset-text")).to_contain_text("😢 […] bath.")
