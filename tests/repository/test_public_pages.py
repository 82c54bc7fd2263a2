"""No public page is forgotten by the benchmark that measures all of them."""

from benchmarks.public import VIEWS, WITHOUT_A_PAGE
from heed.people.access import Who
from tests.repository.test_routes import ROUTES


def public_views():
    """Each public view as the benchmark names it: its file and its function."""
    return {
        f"{view.__module__.rsplit('.', 1)[-1]}.{view.__name__}"
        for _route, view in ROUTES
        if view.who_may_use is Who.ANYONE
    }


def test_each_is_measured_or_has_no_page():
    assert public_views() == VIEWS | WITHOUT_A_PAGE


def test_none_is_said_to_be_both():
    assert not VIEWS & WITHOUT_A_PAGE
