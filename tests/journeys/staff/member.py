"""A member of staff at a page, in sentences, with a mouse or by keyboard alone."""

from tests.journeys.public.person import Person

FAR = 80  # more stops than any page of ours has before what is looked for


class Member(Person):
    """Signs in, taps and types; each page is checked for accessibility."""

    def types(self, label, words):
        """Write into the box with this label."""
        self.page.get_by_label(label, exact=True).fill(words)

    def tabs_to(self, locator):
        """Press Tab until this has the focus, and see that the focus shows."""
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if locator.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError(f"Tab never came to {locator}.")

    def types_by_keyboard(self, label, words):
        """Reach a box by Tab alone and type into it."""
        self.tabs_to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(words)

    def presses(self, name):
        """Reach a button by Tab alone and press Enter on it."""
        self.tabs_to(self.page.get_by_role("button", name=name, exact=True))
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
        self.check(self.page)
