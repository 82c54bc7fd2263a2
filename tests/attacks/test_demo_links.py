"""Links that sign in without a password exist in the demonstration and nowhere else."""

from importlib import reload
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import NoReverseMatch, clear_url_caches, include, path, reverse

from heed.config import urls
from heed.people import demo_links
from heed.people.errors import Refused
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db


class DemoUrls:
    """The addresses of the demonstration; the module's own come without them."""

    urlpatterns = [
        path("demo/", include(demo_links.urlpatterns)),
        *urls.urlpatterns,
    ]


@pytest.fixture
def demo(settings):
    settings.HEED_DEMO = True
    settings.ROOT_URLCONF = DemoUrls
    yield
    clear_url_caches()


def a_person(made_up=True):
    return f.an_account(at=f.an_organisation(made_up=made_up))


def test_it_works_once(demo):
    link = demo_links.demo_link(a_person())
    client = Client()
    assert client.get(link).status_code == 302
    assert client.get(reverse("mfa_index")).status_code == 200
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("demo_on", "address", "exists"),
    [
        (True, "http://127.0.0.1:8000", True),
        (True, "http://localhost:8000", True),
        (True, "https://heed.example.org", False),
        (True, "https://127.0.0.1.example.org", False),
        (False, "http://127.0.0.1:8000", False),
    ],
)
def test_where_such_links_may_exist(demo_on, address, exists):
    chosen = SimpleNamespace(HEED_DEMO=demo_on, HEED_BASE_URL=address)
    assert demo_links.may_exist(chosen) == exists


@pytest.mark.parametrize(
    ("demo_on", "address"),
    [(False, "http://127.0.0.1:8000"), (True, "https://heed.example.org")],
)
def test_the_route_does_not_exist_otherwise(settings, demo_on, address):
    settings.HEED_DEMO, settings.HEED_BASE_URL = demo_on, address
    reload(urls)
    clear_url_caches()
    with pytest.raises(NoReverseMatch):
        reverse("demo_sign_in", args=[a_person().id, "token"])
    assert Client().get(f"/demo/{a_person().id}/token/").status_code == 404


def test_no_link_is_made_outside_the_demonstration():
    with pytest.raises(Refused):
        demo_links.demo_link(a_person())


def test_a_real_person_has_no_link(demo):
    with pytest.raises(Refused):
        demo_links.demo_link(a_person(made_up=False))


def test_a_real_person_does_not_get_in_with_a_true_token(demo):
    real = a_person(made_up=False)
    token = demo_links.demo_tokens.make_token(real)
    page = Client().get(reverse("demo_sign_in", args=[real.id, token]))
    assert page.status_code == 404


def test_the_demonstration_does_not_start_beside_real_data():
    a_person()
    demo_links.refuse_real_data()
    a_person(made_up=False)
    with pytest.raises(demo_links.RealDataHere):
        demo_links.refuse_real_data()
