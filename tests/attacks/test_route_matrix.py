"""Every address against every role, the stranger, and those who are half inside."""

import re
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
import yaml
from django.core.cache import cache
from django.db import transaction

from heed.people.access import ROLES
from heed.people.tests.factories import a_service, an_account, client_for, posted
from tests.attacks.people_at_the_doors import a_house, browser_of, things_of
from tests.repository.test_routes import ROUTES

TABLE = yaml.safe_load((Path(__file__).parent / "routes.yaml").read_text())
PEOPLE = TABLE["people"]
SHARED = {"questionnaires", "invitation"}  # name nothing of one organisation
PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


# What a plain ``pk`` names, by a part of the address; the first that fits.
NAMED_PK = {
    "/concerns/complaints/": "complaint",
    "/concerns/care/": "debrief",
    "/concerns/reports/": "report",
    "/concerns/": "concern",
}


def expected(route):
    return TABLE["audiences"][TABLE["routes"][route]]


@pytest.fixture
def house(db):
    cache.clear()  # sign-ins of the people before count against those of the next
    return a_house()


@pytest.fixture
def things(house):
    return things_of(house)


def address(route, things):
    """An address of a route that names things which are there."""
    own = dict(things)
    if "questionnaires" in route:
        own["code"] = "ward-check"
    if route.startswith(("/s/", "/tablet/s/")):
        own["code"] = things["survey"]
    for part, thing in NAMED_PK.items():
        if part in route:
            own["pk"] = things[thing]
            break
    filled = PART.sub(lambda part: str(own[part[1] or part[2]]), route)
    return filled.replace("^", "").replace("$", "")


def is_refused(response, route):
    """Turned away: to the way in, to the second factor, or as if nothing were there."""
    is_own = route.startswith("/sign-in/")
    if response.status_code == 302:
        away = {"/sign-in/"} if is_own else {"/sign-in/", "/sign-in/safety/"}
        return response.url.partition("?")[0] in away
    return response.status_code == 403 or (
        response.status_code == 404 and route.startswith("/staff/")
    )


def ask(browser, how, where):
    """One request whose effects are undone, in the store and in the browser."""
    before = SimpleCookie(browser.cookies.output(header="", sep=";"))
    with transaction.atomic():
        response = getattr(browser, how)(where)
        transaction.set_rollback(True)
    browser.cookies = before
    return response


def enters(browser, route, things):
    """Whether somebody gets in, by reading or by sending."""
    where = address(route, things)
    answers = [ask(browser, how, where) for how in ("get", "post")]
    found = [r for r in answers if r.status_code != 405]
    return any(not is_refused(r, route) for r in found)


def test_every_address_has_a_row():
    assert {route for route, _view in ROUTES} == set(TABLE["routes"])


def test_every_role_is_in_the_table():
    assert set(ROLES) | {"stranger", "no_second_factor", "leaver"} == set(PEOPLE)


@pytest.mark.parametrize("who", PEOPLE)
def test_it_opens_to_those_in_the_table_and_to_nobody_else(house, things, who):
    browser = browser_of(house, who)
    wrong = {
        route: "is let in" if who not in expected(route) else "is turned away"
        for route, _view in ROUTES
        if enters(browser, route, things) != (who in expected(route))
    }
    assert not wrong


def test_all_roles_of_another_organisation_open_nothing_of_ours(house, things):
    elsewhere = a_service()
    stranger = an_account(at=elsewhere)
    for role in ROLES:
        posted(stranger, role, elsewhere.parent)
    browser = client_for(stranger)
    ours = [
        route
        for route, _view in ROUTES
        if route.startswith("/staff/")
        and PART.search(route)
        and not any(name in route for name in SHARED)
    ]
    assert ours
    assert [route for route in ours if enters(browser, route, things)] == []
