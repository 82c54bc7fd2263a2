"""Every page that staff come to by links is accessible, on a phone as on a desk.

A browser follows the links as each role, so a new page is looked at without anybody
having to remember it.
"""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from heed.concerns.actions import (
    add_from_writer,
    declare_conflict,
    make_complaint,
    report_retaliation,
)
from heed.concerns.tests.factories import a_concern, read_on_weekdays
from heed.foundation.ids import new_id
from heed.people.access import ROLES
from heed.people.tests.factories import a_live_ward, everyone_at
from heed.reception.actions import new_secret, pair_tablet
from heed.reception.queries import shown_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEGINNINGS = ("/staff/", "/sign-in/safety/")
EVERYDAY = {("administrator", 360), ("safeguarding_lead", 360), ("ward_manager", 1280)}
WAYS = [
    pytest.param(
        role, width, marks=() if (role, width) in EVERYDAY else pytest.mark.full
    )
    for role in ROLES
    for width in (360, 768, 1280)
]
LEAST = {"home:start", "mfa_index", "instruments:edition"}
MORE = {
    "administrator": {"people:place", "people:rota", "people:account", "people:close"},
    "ward_manager": {"home:ward", "reception:typing", "reception:tablets"},
    "safeguarding_lead": {"concerns:queue", "concerns:words", "concerns:complaint"},
    "first_reader": {"concerns:queue", "concerns:words", "concerns:reply"},
}
CODE = {"come_back": "code"}
ANSWERS = {
    "come_back": "speak",
    "ward_sees": "edited",
    "harm_body": "a_lot",
    "about_staff": "yes",
    "not_read_by": ["ward"],
}


@pytest.fixture
def people():
    """One account in each role, and something of everything for them to find."""
    ward = a_live_ward(days=60)
    people = everyone_at(ward)
    read_on_weekdays(ward)
    where = {"contact_where": ["On the ward, in the mornings."]}
    told = a_concern(ward, answers=ANSWERS, texts=where)
    add_from_writer(concern=told, words="It happened again.", key=new_id())
    report_retaliation(concern=told, words="My leave was stopped.", key=new_id())
    make_complaint(concern=told, words="Look.", reach_me="By letter.", key=new_id())
    other = a_concern(ward, answers=CODE)
    # Which of the two stands first in the queue is chance: the lead may open both.
    opened_by = [
        ("safeguarding_lead", told),
        ("safeguarding_lead", other),
        ("first_reader", other),
    ]
    for role, concern in opened_by:
        declare_conflict(by=people[role], concern=concern, has_conflict=False)
    code = shown_code(new_secret())
    pair_tablet(by=people["administrator"], place=ward, code=code)
    return people


OFTEN = {"people:place": 3}  # an organisation, a service and a ward differ


def links_on(page):
    """The addresses of our own pages that this page links to."""
    for href in page.locator("a[href]").evaluate_all("all => all.map(a => a.href)"):
        path = urlsplit(href).path
        if path.startswith(BEGINNINGS) and not path.endswith((".pdf", "/file/")):
            yield path


def every_page_for(somebody):
    """Open each kind of page once, wherever links lead; gives how often each."""
    seen, opened, waiting = Counter(), set(), ["/staff/"]
    while waiting:
        path = waiting.pop(0)
        name = resolve(path).view_name
        if path in opened or seen[name] == OFTEN.get(name, 1):
            continue
        answer = somebody.page.goto(f"{somebody.server}{path}")
        assert answer.ok, f"{path} answered {answer.status}."
        somebody.check(somebody.page)
        seen[name] += 1
        opened.add(path)
        waiting += links_on(somebody.page)
    return seen


@pytest.mark.parametrize(("role", "width"), WAYS)
def test_every_page_is_accessible(role, width, people, member):
    seen = every_page_for(member(people[role], width))
    assert seen.keys() >= LEAST | MORE.get(role, set())
