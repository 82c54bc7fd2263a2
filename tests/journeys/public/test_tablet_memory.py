"""A tablet whose browser keeps pages in memory, and one that loses its network.

The other tests drive a Chromium that keeps no page in memory; tablets do keep them,
even pages that say they must not be stored. These look at the moment of coming back.
"""

import pytest

from tests.browser import CHROMIUM, arguments
from tests.journeys.public.test_tablet import CANARY, nothing_is_left, tablet

__all__ = ["tablet"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WATCH = """addEventListener("pageshow", event => {
  const boxes = [...document.querySelectorAll("textarea")];
  console.log(JSON.stringify({
    from: event.persisted ? "memory" : "server", at: location.pathname,
    typed: boxes.map(box => box.value).join(""),
    shown: boxes.some(box => box.checkVisibility())
  }));
})"""

FROM_SERVER = '"from":"server","at":"/tablet/q/more/"'
FROM_MEMORY = '"from":"memory","at":"/tablet/q/more/"'
TAP = """() => {
  document.querySelector(".heed-exit button").click();
  const box = document.querySelector("main textarea");
  return {typed: box.value, shown: box.checkVisibility()};
}"""


@pytest.fixture(scope="module")
def chromium(chromium):
    """A Chromium that keeps pages in memory, as it does on a tablet."""
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM,
        args=arguments(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def seen(tablet):
    """What each page held at the moment when it was shown."""
    lines = []
    tablet.page.add_init_script(WATCH)
    tablet.page.on("console", lambda message: lines.append(message.text))
    return lines


@pytest.fixture
def writing(tablet, seen):
    """Somebody has typed and sent nothing yet."""
    tablet.taps("I am staying here")
    tablet.opens("/tablet/q/causes/?all")
    tablet.taps("Add words first")
    tablet.writes(CANARY)
    return tablet


def test_this_browser_does_bring_pages_back_from_memory(tablet, seen):
    tablet.opens("/accessibility/")
    tablet.opens("/privacy/")
    from_memory = '"from":"memory","at":"/accessibility/"'
    with tablet.page.expect_console_message(lambda said: from_memory in said.text):
        tablet.goes_back(until="commit")


def test_a_page_from_memory_holds_nothing_and_is_asked_for_again(writing, seen):
    writing.opens("/accessibility/")
    with writing.page.expect_console_message(lambda said: FROM_MEMORY in said.text):
        with writing.page.expect_console_message(lambda said: FROM_SERVER in said.text):
            writing.goes_back(until="commit")
    writing.page.wait_for_load_state()
    from_memory = [line for line in seen if '"from":"memory"' in line]
    assert all('"typed":"","shown":false' in line for line in from_memory)
    nothing_is_left(writing)


def test_after_the_next_person_came_the_page_is_gone(writing, seen):
    writing.taps("It is someone else's turn")
    writing.goes_back()
    writing.reads("Your answers are not here any more")
    assert not any("Canary" in line for line in seen)
    nothing_is_left(writing)


def test_without_a_network_the_words_go_at_the_tap(writing, watcher):
    writing.page.context.set_offline(True)
    with writing.page.expect_event("requestfailed"):
        assert writing.page.evaluate(TAP) == {"typed": "", "shown": False}
    writing.page.wait_for_function("location.protocol === 'chrome-error:'")
    watcher.errors.clear()  # Chromium reports the lost network, and nothing else
    writing.page.context.set_offline(False)
    writing.goes_back()
    nothing_is_left(writing)
