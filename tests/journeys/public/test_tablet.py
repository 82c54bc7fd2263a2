"""Two people on one tablet within ten seconds: the second sees nothing of the first."""

import json
import re
import time

import pytest
from playwright.sync_api import expect

from heed.people.tests.factories import an_account
from heed.reception.actions import pair_tablet
from heed.responses.models import Draft, Response
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANARY = "Canary: I am afraid of the evenings."
STORES = """async () => {
  const caches_ = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      caches_.push(request.url);
    }
  }
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  return {
    local: {...localStorage}, session: {...sessionStorage},
    caches: caches_, databases: databases.map(d => d.name), cookies: document.cookie,
    state: history.state, title: document.title, address: location.href
  };
}"""


@pytest.fixture
def tablet(person, ward):
    """A paired tablet at its start page."""
    somebody = person(768)
    somebody.opens("/tablet/")
    shown = somebody.page.locator(".heed-code").inner_text()
    administrator = an_account("administrator", at=ward.parent)
    pair_tablet(by=administrator, place=ward, code=shown)
    somebody.taps("It is paired now")
    return somebody


def first_person_writes(tablet):
    tablet.taps("I am staying here")
    tablet.taps("Very stormy")
    tablet.taps("Getting worse")
    tablet.taps("Choose more than one")
    tablet.taps("Add words first")
    tablet.writes(CANARY)
    follow(tablet.page.get_by_role("button", name="Continue"))
    expect(tablet.page).to_have_url(re.compile("/q/ward_sees/$"))


def nothing_is_left(tablet):
    tablet.does_not_read(CANARY)
    values = tablet.page.evaluate(
        "[...document.querySelectorAll('input, textarea')].map(e => e.value)"
    )
    assert CANARY not in values
    stores = tablet.page.evaluate(STORES)
    assert "Canary" not in json.dumps(stores)
    assert stores["local"] == stores["session"] == {}
    assert stores["caches"] == stores["databases"] == []


def test_two_people_within_ten_seconds(tablet):
    first_person_writes(tablet)
    started = time.monotonic()
    tablet.taps("It is someone else's turn")
    nothing_is_left(tablet)
    tablet.taps("I am staying here")
    tablet.does_not_read("Your answer so far")
    nothing_is_left(tablet)
    assert time.monotonic() - started < 10
    assert not Response.objects.exists()


def test_back_five_times_reload_and_a_restored_tab_show_nothing(tablet):
    first_person_writes(tablet)
    visited = [f"/tablet/q/{item}/" for item in ("more", "ward_sees", "causes")]
    tablet.taps("It is someone else's turn")
    for _ in range(5):
        tablet.goes_back()
        nothing_is_left(tablet)
    tablet.page.reload()
    nothing_is_left(tablet)
    for address in visited:
        other = tablet.page.context.new_page()
        other.goto(f"{tablet.server}{address}")
        assert CANARY not in other.content()
        other.close()


def test_half_written_words_are_not_brought_back_either(tablet):
    tablet.taps("I am staying here")
    tablet.opens("/tablet/q/causes/?all")
    tablet.taps("Add words first")
    tablet.writes(CANARY)
    tablet.taps("It is someone else's turn")
    tablet.goes_back()
    tablet.reads("Your answers are not here any more")
    nothing_is_left(tablet)


def test_untouched_it_hides_and_then_clears(tablet):
    tablet.page.clock.install()
    first_person_writes(tablet)
    tablet.page.clock.run_for(61_000)
    tablet.reads("Are you still there?")
    tablet.page.get_by_role("button", name="Yes, I am still here").click()
    tablet.reads("What may the ward see of your words?")
    tablet.page.clock.run_for(181_000)
    tablet.page.wait_for_url("**/tablet/")
    nothing_is_left(tablet)
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_walking_away_is_counted_if_that_was_wanted(tablet):
    tablet.page.get_by_label("If I walk away").check()
    tablet.taps("I am staying here")
    tablet.taps("Calm")
    tablet.taps("It is someone else's turn")
    assert Response.objects.get().state == "partial"


def test_targets_are_large_enough_for_a_trembling_hand(tablet):
    tablet.taps("I am staying here")
    sizes = tablet.page.evaluate(
        """[...document.querySelectorAll('main button, .heed-exit button')]
           .filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
           .map(r => Math.min(r.width, r.height))"""
    )
    assert sizes
    assert min(sizes) >= 48
    letters = tablet.page.evaluate(
        """[...document.querySelectorAll('main *')]
           .filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))
           .filter(e => e.offsetParent)
           .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(letters) >= 20
