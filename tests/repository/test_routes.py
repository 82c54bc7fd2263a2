"""Every address says who may use it; one that does not is open by oversight."""

import pytest
from django.urls import URLPattern, get_resolver

from heed.people.access import Permission, Who


def every_route():
    waiting = [("/", get_resolver())]
    while waiting:
        before, resolver = waiting.pop()
        for pattern in resolver.url_patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route, pattern.callback
            else:
                waiting.append((route, pattern))


ROUTES = sorted(every_route(), key=lambda route: route[0])


@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[r for r, _ in ROUTES])
def test_it_says_who_may_use_it(route, view):
    who = getattr(view, "who_may_use", None)
    assert isinstance(who, Who | Permission), (
        f"{route}: put @anyone, @signed_in or @allowed on its view."
    )


@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[r for r, _ in ROUTES])
def test_only_public_pages_go_without_the_form_token(route, view):
    exempt = getattr(view, "csrf_exempt", False)
    assert exempt == (view.who_may_use is Who.ANYONE), route


def test_there_are_routes_to_look_at():
    assert len(ROUTES) > 40


def test_nobody_signs_up_by_themselves():
    assert not [route for route, _ in ROUTES if "signup" in route]
