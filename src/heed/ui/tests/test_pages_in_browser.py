"""Every page of the gallery in a real browser, at three widths, with and without JS."""

import pytest

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
