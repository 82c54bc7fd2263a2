"""A browser for every test that needs one.

``page_at(360)`` opens a page of that width; ``page_at(360, js=False)`` one without
scripts. When the test ends, each page must have asked no other host and written no
error to its console. ``assert_accessible(page)`` runs axe for WCAG 2.0 to 2.2, A and
AA. Mark such tests ``@pytest.mark.browser``.

With ``HEED_TEST_SLOW=1`` the server takes a while over each page and style sheet, which
shows the tests that look too early.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Locator,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

CHROMIUM = "/usr/bin/chromium"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# Without its own name, axe leaves out what WCAG 2.2 added, such as target size.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {360: 640, 768: 1024, 1280: 900, 320: 640}
LOCAL = {"127.0.0.1", "localhost", "testserver"}
# No name but our own is found, so that nothing leaves this machine. To ask for leave
# at each request would cost a third of the time and the browser's own cache.
ONLY_US = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
SCRIPTS_OFF = "Emulation.setScriptExecutionDisabled"
# A page that takes longer counts as hung. How fast pages are is what benchmarks say:
# here a busy machine may take its time.
PATIENCE = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)


def pytest_configure() -> None:
    """Slow the server down where that is wanted."""
    if os.environ.get("HEED_TEST_SLOW"):
        set_app = ThreadedWSGIServer.set_app
        ThreadedWSGIServer.set_app = lambda self, app: set_app(self, slowly(app))


def slowly(app: Callable) -> Callable:
    """The same application at the other end of a bad line."""

    def answer(*request: object) -> object:
        time.sleep(random.uniform(0.3, 0.8))
        return app(*request)

    return answer


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}.")
    # The browser's event loop runs in this thread, and Django would refuse its
    # database there, although nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments(), headless=True
        )
        yield browser
        browser.close()


def arguments() -> list[str]:
    """What each Chromium of the tests is started with."""
    return [ONLY_US, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


class Watcher:
    """Opens pages and remembers what they must not do."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.without_js: list[BrowserContext] = []
        self.sessions: dict[Page, CDPSession] = {}
        self.off_site: list[str] = []
        self.errors: list[str] = []

    def open(
        self, width: int, *, js: bool = True, leaves: bool = False, **options: object
    ) -> Page:
        """A fresh page in a context of its own: no cookie, no history.

        Where it ``leaves`` us on purpose, it finds a page that says “Elsewhere”.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": WIDTHS.get(width, 900)},
            java_script_enabled=js,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", self.notice)
        context.on("console", self.listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        if leaves:
            context.route(is_elsewhere, answer_elsewhere)
        self.contexts.append(context)
        if not js:
            self.without_js.append(context)
        return context.new_page()

    @contextmanager
    def scripts_of_ours(self, page: Page) -> Iterator[None]:
        """Let our own checks run where scripts are off; the page's own stay unrun.

        A page that came without scripts has asked for none and shows what stands in
        its ``noscript``, so it is looked at as it is.
        """
        if page.context not in self.without_js:
            yield
            return
        session = self.sessions.get(page)
        if session is None:
            # It is never let go: with its end the page would have scripts again.
            session = self.sessions[page] = page.context.new_cdp_session(page)
            session.send(SCRIPTS_OFF, {"value": True})
        session.send(SCRIPTS_OFF, {"value": False})
        yield
        session.send(SCRIPTS_OFF, {"value": True})

    def notice(self, request: Request) -> None:
        """Remember what a page asks of others; leaving on purpose is no such thing."""
        if is_elsewhere(request.url) and not request.is_navigation_request():
            self.off_site.append(request.url)

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
        with watcher.scripts_of_ours(page):
            if not page.evaluate("'axe' in window"):
                page.evaluate(source)
            found = page.evaluate(
                """rules => axe.run({runOnly: rules, resultTypes: ["violations"]})
                    .then(result => result.violations)""",
                RULES,
            )
        breaches = "\n".join(told(violation) for violation in found)
        assert not found, f"{page.url}\n{breaches}"
        assert_no_sideways_scroll(page)

    return check


def is_elsewhere(url: str) -> bool:
    """Whether this is the address of another host."""
    return urlsplit(url).hostname not in LOCAL


def answer_elsewhere(route: Route) -> None:
    """The page of another host."""
    route.fulfill(status=200, content_type="text/html", body="<p>Elsewhere</p>")


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
