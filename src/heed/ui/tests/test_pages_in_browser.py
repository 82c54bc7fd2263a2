"""Every page of the gallery in a real browser, at three widths, with and without JS."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/answers/",
    "/question/radios/",
    "/question/several/",
    "/question/textarea/",
    "/question/date/",
    "/question/text/",
    "/question/file/",
    "/content/",
    "/figures/",
    "/staff/",
    "/paper/",
    "/error/404/",
    "/error/500/",
]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_every_page_is_accessible(width, gallery, page_at, assert_accessible):
    page = page_at(width)
    for path in PAGES:
        page.goto(gallery + path)
        assert_accessible(page)


def test_every_page_is_accessible_without_scripts(gallery, page_at, assert_accessible):
    page = page_at(360, js=False)
    for path in PAGES:
        page.goto(gallery + path)
        assert_accessible(page)


def test_the_check_itself_finds_what_is_wrong(gallery, page_at, assert_accessible):
    page = page_at(360)
    page.goto(gallery + "/")
    page.set_content("<html lang=en><title>x</title><p>x")
    page.evaluate("document.body.innerHTML += '<img src=data:,>'")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_sideways_scrolling_is_found(gallery, page_at, assert_accessible):
    page = page_at(360)
    page.goto(gallery + "/")
    page.evaluate("document.querySelector('h1').style.width = '500px'")
    with pytest.raises(AssertionError, match="wide in a window of 360"):
        assert_accessible(page)


def test_the_words_have_a_font_without_serifs(gallery, page_at):
    page = page_at(360)
    page.goto(gallery + "/question/textarea/")
    for place in ("body", "button", "textarea", "h1"):
        family = page.evaluate(
            "place => getComputedStyle(document.querySelector(place)).fontFamily", place
        )
        assert family.lower().startswith("arial"), place


def test_figures_are_drawn_for_the_screen(gallery, page_at):
    for width, shown in ((360, ".heed-narrow"), (1280, ".heed-wide")):
        page = page_at(width)
        page.goto(gallery + "/figures/")
        visible = page.locator(".heed-drawing:visible")
        assert visible.count() == page.locator(shown).count() > 0
        # Text in a drawing that shrank to fit would be too small to read.
        for text in page.locator(".heed-drawing:visible text").all():
            assert text.bounding_box()["height"] >= 12


def test_a_welsh_page_is_welsh_and_accessible(gallery, page_at, assert_accessible):
    page = page_at(360, locale="cy")
    for path in ("/", "/answers/", "/question/textarea/", "/figures/"):
        page.goto(gallery + path)
        expect(page.locator("html")).to_have_attribute("lang", "cy")
        expect(page.get_by_text("yn aros i rywun ei wirio")).to_be_visible()
        assert_accessible(page)


def test_large_text_still_fits(gallery, page_at, assert_accessible):
    page = page_at(768)
    for path in PAGES:
        page.goto(gallery + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert_accessible(page)
