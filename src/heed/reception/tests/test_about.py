"""What the service says about itself."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["privacy", "accessibility"])
@pytest.mark.parametrize("language", ["", "/cy"])
def test_it_works(browser, page, language):
    assert browser.get(f"{language}/{page}/").status_code == 200


@pytest.mark.parametrize("page", ["/privacy/", "/accessibility/", "/back/"])
def test_nothing_is_promised_that_nobody_can_promise(browser, page):
    said = browser.get(page).text
    assert not re.search("completely (confidential|anonymous)|guarantee", said, re.I)


def test_every_page_leads_to_both(browser, ward):
    page = browser.get(f"/p/{ward.code}/").text
    assert 'href="/privacy/"' in page
    assert 'href="/accessibility/"' in page
