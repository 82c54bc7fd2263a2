"""Walking through a questionnaire as a person does, by what the pages offer."""

import re


def begin(browser, ward, instrument, group="service_user", **more):
    """Open a door; gives the first question's address."""
    posted = {"instrument": instrument, "group": group, **more}
    return browser.post(f"/p/{ward.code}/begin/", posted).url


def walk(browser, address, answers, *, looks=False):
    """Answer what is asked for and skip the rest; gives the end and the pages seen."""
    seen = []
    while "/q/" in address:
        item = address.rstrip("/").rsplit("/", 1)[-1]
        seen.append(item)
        assert not looks or browser.get(address).status_code == 200, item
        response = browser.post(address, answers.get(item, {"skip": "yes"}))
        assert response.status_code == 302, response.text
        address = response.url
    return address, seen


def words_on(page):
    """The six words that a receipt page shows."""
    return re.findall(r"<li>([a-z]+)</li>", page.text)
