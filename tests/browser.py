"""A browser for every test that needs one.

``page_at(360)`` opens a page of that width; ``page_at(360, js=False)`` one without
scripts. When the test ends, each page must have asked no other host and written no
error to its console. ``assert_accessible(page)`` runs axe for WCAG 2.0 to 2.2, A and
AA. Mark such tests ``@pytest.mark.browser``.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    expect,
    sync_playwright,
)

CHROMIUM = "/usr/bin/chromium"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# Without its own name, axe leaves out what WCAG 2.2 added, such as target size.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {360: 640, 768: 1024, 1280: 900, 320: 640}
LOCAL = {"127.0.0.1", "localhost", "testserver"}
# A page that takes longer counts as hung. How fast pages are is what benchmarks say:
# here a busy machine may take its time.
PATIENCE = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}.")
    # The browser's event loop runs in this thread, and Django would refuse its
    # database there, although nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments, headless=True
        )
        yield browser
        browser.close()


class Watcher:
    """Opens pages and remembers what they must not do."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.without_js: list[BrowserContext] = []
        self.off_site: list[str] = []
        self.errors: list[str] = []

    def open(self, width: int, *, js: bool = True, **options: object) -> Page:
        """A fresh page in a context of its own: no cookie, no history."""
        context = self.browser.new_context(
            viewport={"width": width, "height": WIDTHS.get(width, 900)},
            java_script_enabled=js,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.route("**/*", self.guard)
        context.on("console", self.listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.contexts.append(context)
        if not js:
            self.without_js.append(context)
        return context.new_page()

    def readable(self, page: Page) -> Page:
        """The page itself, or a twin that axe can run in where scripts are off.

        The twin has the same address and the same HTML, and loads no script of ours.
        """
        if page.context not in self.without_js:
            return page
        html, address = page.content(), page.url
        context = self.browser.new_context(viewport=page.viewport_size)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)

        def serve(route: object) -> None:
            if route.request.resource_type == "script":
                route.abort()
            elif route.request.url == address:
                route.fulfill(status=200, content_type="text/html", body=html)
            else:
                self.guard(route)

        context.route("**/*", serve)
        twin = context.new_page()
        twin.goto(address)
        return twin

    def guard(self, route: object) -> None:
        """Let local requests through; stop and remember the others."""
        request = route.request
        if urlsplit(request.url).hostname in LOCAL:
            route.continue_()
            return
        # Leaving on purpose is not a request that our page makes.
        if not request.is_navigation_request():
            self.off_site.append(request.url)
        route.fulfill(status=200, content_type="text/html", body="<p>Elsewhere</p>")

    def listen(self, message: object) -> None:
        """Remember errors, such as what the content security policy stopped."""
        if message.type == "error":
            self.errors.append(message.text)


@pytest.fixture
def watcher(chromium: Browser) -> Iterator[Watcher]:
    """The pages of this test; afterwards none may have misbehaved."""
    watching = Watcher(chromium)
    yield watching
    for context in watching.contexts:
        context.close()
    assert watching.off_site == []
    assert watching.errors == []


@pytest.fixture
def page_at(watcher: Watcher) -> Callable[..., Page]:
    """``page_at(width, js=True)`` opens a page in a browser that knows nothing."""
    return watcher.open


@pytest.fixture
def assert_accessible(watcher: Watcher) -> Callable[[Page], None]:
    """``assert_accessible(page)``: axe finds no breach, and nothing sticks out."""
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.wait_for_load_state("load")
        page = watcher.readable(page)
        page.evaluate(source)
        found = page.evaluate(
            "rules => axe.run({runOnly: rules}).then(result => result.violations)",
            RULES,
        )
        breaches = "\n".join(told(violation) for violation in found)
        assert not found, f"{page.url}\n{breaches}"
        assert_no_sideways_scroll(page)

    return check


def follow(link: Locator) -> None:
    """Click, and wait for the next page with its style sheets and scripts."""
    with link.page.expect_navigation(wait_until="load"):
        link.click()


def told(violation: dict) -> str:
    """One breach with the elements that it concerns."""
    places = "; ".join(" ".join(node["target"]) for node in violation["nodes"])
    return f"{violation['id']}: {violation['help']} ({places})"


def assert_no_sideways_scroll(page: Page) -> None:
    """Nobody must scroll sideways to read (WCAG 1.4.10)."""
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room, f"{page.url} is {wide} wide in a window of {room}."
