"""Somebody at a public page, in sentences; each page is checked for accessibility."""

import re

from playwright.sync_api import Page, expect

from tests.browser import follow


class Person:
    """Taps, writes and reads as a person does."""

    def __init__(self, page: Page, server: str, code: str, check) -> None:
        self.page, self.server, self.code = page, server, code
        self._accessible = check

    def check(self, page):
        """The page is accessible, as it stands before anybody scrolls.

        Further down, the exit button lies over whatever is below it.
        """
        page.evaluate("window.scrollTo(0, 0)")
        self._accessible(page)

    def opens(self, path):
        """Go to an address of the service."""
        self.page.goto(f"{self.server}{path}")
        self.check(self.page)

    def comes_by_the_poster(self):
        """The short address, as the QR code has it."""
        self.opens(f"/p/{self.code}/?from=poster")

    def taps(self, name):
        """Tap a button or link that begins with these words."""
        words = re.compile(rf"^\s*{re.escape(name)}")
        buttons = self.page.get_by_role("button", name=words)
        links = self.page.get_by_role("link", name=words)
        follow(buttons.or_(links).first)
        self.check(self.page)

    def goes_back(self, until="load"):
        """The browser's own Back; from its memory a page comes without a “load”."""
        with self.page.expect_navigation(wait_until=until):
            self.page.evaluate("setTimeout(() => history.back(), 0)")

    def skips_until(self, heading):
        """Leave questions out until one with this heading comes."""
        for _ in range(30):
            if self.sees_heading(heading):
                return
            go_on = self.page.get_by_role(
                "button", name=re.compile("^(Skip this question|Go on|Continue)$")
            )
            follow(go_on.last)
        raise AssertionError(f"No page had the heading {heading!r}.")

    def sees_heading(self, heading):
        """Whether the page is the one with this heading."""
        return heading in self.page.get_by_role("heading", level=1).inner_text()

    def writes(self, words):
        """Write into the one box for words."""
        self.page.locator("main textarea").fill(words)

    def reads(self, words):
        """The page says this."""
        expect(self.page.locator("body")).to_contain_text(words)

    def does_not_read(self, words):
        """The page says nothing of this, not even where it cannot be seen."""
        assert words not in self.page.content()

    def keeps_the_words(self):
        """Copy the six words of a receipt."""
        words = self.page.locator(".heed-receipt li")
        expect(words).to_have_count(6)
        return " ".join(words.all_inner_texts())
