"""Leaving at once, one answer per tap, and a shared tablet that forgets."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.browser import follow

pytestmark = pytest.mark.browser

CANARY = "zaphod canary words"


def test_leaving_covers_the_page_and_leaves_no_step_back(gallery, page_at):
    page = page_at(360, leaves=True)
    page.goto(gallery + "/")
    page.goto(gallery + "/question/textarea/")
    page.get_by_label("What happened?").fill(CANARY)
    page.get_by_role("link", name="Leave this page now").click()
    expect(page.get_by_text("Elsewhere")).to_be_visible()
    page.evaluate("setTimeout(() => history.back(), 0)")
    page.wait_for_url(gallery + "/")
    assert CANARY not in page.content()


def test_leaving_works_without_scripts(gallery, page_at):
    page = page_at(360, js=False, leaves=True)
    page.goto(gallery + "/question/textarea/")
    page.get_by_role("link", name="Leave this page now").click()
    expect(page.get_by_text("Elsewhere")).to_be_visible()


def test_shift_three_times_leaves(gallery, page_at):
    page = page_at(1280, leaves=True)
    page.goto(gallery + "/question/textarea/")
    page.keyboard.press("Shift")
    status = page.get_by_role("status").first
    expect(status).to_have_text("Shift, press 2 more times to leave.")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_text("Elsewhere")).to_be_visible()


def test_capital_letters_are_writing(gallery, page_at):
    page = page_at(1280)
    page.goto(gallery + "/question/textarea/")
    box = page.get_by_label("What happened?")
    box.press_sequentially("NOBODY LISTENS")
    expect(box).to_have_value("NOBODY LISTENS")
    expect(page.get_by_role("status").first).to_be_empty()


# Records each submission and whether the page held it back; none leaves the page.
RECORD = """
    window.heldBack = [];
    window.addEventListener("submit", event => {
        window.heldBack.push(event.defaultPrevented);
        event.preventDefault();
    });
"""


def test_a_second_tap_within_a_moment_is_no_second_answer(gallery, page_at):
    page = page_at(360)
    page.clock.install()
    page.goto(gallery + "/answers/")
    page.evaluate(RECORD)
    page.get_by_role("button", name="Very calm").dblclick()
    page.wait_for_function("heldBack.length === 2")
    assert page.evaluate("heldBack") == [False, True]
    page.clock.run_for(20_000)
    page.get_by_role("button", name="Very calm").click()
    page.wait_for_function("heldBack.length === 3")
    assert page.evaluate("heldBack") == [False, True, False]


@pytest.mark.parametrize("js", [True, False])
def test_one_tap_answers(js, gallery, page_at):
    page = page_at(360, js=js)
    page.goto(gallery + "/answers/")
    follow(page.get_by_role("button", name="Stormy", exact=True))
    chosen = page.get_by_role("button", name="Stormy Your answer so far")
    expect(chosen).to_be_visible()


def test_answers_are_easy_to_hit(gallery, page_at):
    page = page_at(360)
    page.goto(gallery + "/answers/")
    boxes = [b.bounding_box() for b in page.locator(".heed-answer").all()]
    assert len(boxes) == 6
    assert all(box["height"] >= 48 and box["width"] >= 300 for box in boxes)
    gaps = [b["y"] - a["y"] - a["height"] for a, b in itertools.pairwise(boxes)]
    assert min(gaps) >= 8


def test_enter_sends_the_answer_and_does_not_skip(gallery, page_at):
    page = page_at(1280)
    page.goto(gallery + "/question/text/")
    sent = []
    page.on("request", lambda r: sent.append(r.post_data) if r.post_data else None)
    page.get_by_label("What is the ward called?").press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert 'name="skip"' not in sent[0]


def test_an_error_is_reached_by_keyboard(gallery, page_at, assert_accessible):
    page = page_at(360)
    page.goto(gallery + "/question/radios/")
    follow(page.get_by_role("button", name="Continue"))
    expect(page).to_have_title(re.compile("^Error: Is anyone in danger now?"))
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Yes")).to_be_focused()


def test_the_skip_link_comes_first(gallery, page_at):
    page = page_at(1280)
    page.goto(gallery + "/answers/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_back_does_not_show_the_last_person_s_words(gallery, page_at):
    page = page_at(768)
    page.goto(gallery + "/question/textarea/")
    page.get_by_label("What happened?").fill(CANARY)
    page.goto(gallery + "/clear/")
    page.evaluate("setTimeout(() => history.back(), 0)")
    page.wait_for_url(gallery + "/question/textarea/")
    expect(page.get_by_label("What happened?")).to_have_value("")


class TestSharedTablet:
    """The gallery's tablet hides after half a minute and clears a minute later."""

    @pytest.fixture
    def tablet(self, gallery, page_at):
        page = page_at(768)
        page.clock.install()
        page.goto(gallery + "/tablet/")
        page.get_by_label("What happened?").fill(CANARY)
        return page

    def test_it_hides_what_was_written(self, tablet, assert_accessible):
        tablet.clock.run_for(31_000)
        expect(tablet.get_by_text("Are you still there?")).to_be_visible()
        expect(tablet.get_by_label("What happened?")).to_be_hidden()
        assert_accessible(tablet)

    def test_who_is_still_there_goes_on(self, tablet):
        tablet.clock.run_for(31_000)
        box = tablet.get_by_label("What happened?")
        tablet.get_by_role("button", name="Yes, I am still here").click()
        expect(box).to_have_value(CANARY)
        expect(box).to_be_focused()

    def test_a_touch_keeps_the_page(self, tablet):
        for _ in range(4):
            tablet.clock.run_for(20_000)
            tablet.mouse.down()
            tablet.mouse.up()
        expect(tablet.get_by_label("What happened?")).to_be_visible()

    def test_it_clears_when_nobody_answers(self, tablet):
        tablet.clock.run_for(95_000)
        expect(tablet.get_by_role("heading", name="Cleared")).to_be_visible()
        assert CANARY not in tablet.content()

    def test_it_clears_on_waking(self, tablet):
        # Timers stand still while a tablet sleeps; only the clock has moved on.
        tablet.evaluate("Date.prototype.getTime = () => 4102444800000")
        tablet.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(tablet.get_by_role("heading", name="Cleared")).to_be_visible()

    def test_a_touch_on_waking_does_not_show_the_page(self, tablet):
        tablet.evaluate("Date.prototype.getTime = () => 4102444800000")
        tablet.mouse.down()
        expect(tablet.get_by_role("heading", name="Cleared")).to_be_visible()

    def test_the_next_person_starts_afresh(self, tablet):
        tablet.clock.run_for(31_000)
        tablet.get_by_role("button", name="It is someone else's turn").click()
        expect(tablet.get_by_role("heading", name="Cleared")).to_be_visible()

    def test_a_page_that_is_left_holds_no_words(self, tablet):
        box = tablet.get_by_label("What happened?")
        tablet.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
        expect(box).to_have_value("")
        expect(box).to_be_hidden()

    def test_an_old_page_that_comes_back_is_asked_for_again(self, tablet):
        with tablet.expect_navigation(url="**/tablet/"):
            tablet.evaluate(
                "window.dispatchEvent(new PageTransitionEvent('pageshow', "
                "{persisted: true}))"
            )
        expect(tablet.get_by_label("What happened?")).to_have_value("")

    def test_another_form_is_never_swallowed(self, tablet):
        tablet.evaluate(
            """() => {
              addEventListener("submit", e => e.preventDefault(), {once: true});
              document.querySelector("main form").requestSubmit();
              document.querySelector("[data-idle-next]").requestSubmit();
            }"""
        )
        expect(tablet.get_by_role("heading", name="Cleared")).to_be_visible()
