"""The pages on which staff see what people are asked."""

import pytest
from django.test import Client
from django.urls import reverse

from heed.instruments.actions import load_library
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import SHELF
from heed.people.tests.factories import a_ward, an_account, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    account = an_account("first_reader", at=a_ward().parent)
    load_library(by=account)
    return account


NEWEST = read_yaml(SHELF / "tell-us.yaml").version


def address(code="tell-us", number=NEWEST):
    return reverse("instruments:edition", args=(code, number))


def page(account, path, **query):
    response = client_for(account).get(path, query)
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(owner):
    found = page(owner, reverse("instruments:editions"))
    assert "How does the ward feel?" in found
    assert address("about-you", 1) in found


def test_a_colleague_sees_the_same(owner):
    colleague = an_account(organisation=owner.organisation)
    assert "How does the ward feel?" in page(colleague, reverse("instruments:editions"))


def test_a_stranger_sees_nothing(owner):
    stranger = an_account()
    assert "Nothing is published yet." in page(
        stranger, reverse("instruments:editions")
    )
    assert client_for(stranger).get(address()).status_code == 404


@pytest.mark.parametrize("path", [address(), reverse("instruments:editions")])
def test_one_must_be_signed_in(path):
    assert Client().get(path).status_code == 302


def test_a_preview_has_the_questions_and_why(owner):
    found = page(owner, address())
    assert "What would you like to tell us about?" in found
    assert "Why we ask" in found
    assert "Shown only if not (the answer to “What would you" in found


def test_a_preview_for_a_group_in_welsh_easy_read(owner):
    found = page(owner, address(), group="staff", language="cy", easy_read="yes")
    assert "Cewch godi llais" in found
    assert "waiting for a person to check it" in found
    assert "/speak.svg" in found


def test_an_unknown_choice_shows_the_first(owner):
    found = page(owner, address(), group="<script>", language="xx", easy_read="?")
    assert "<script>" not in found.split("</head>")[1]
    assert "What would you like to tell us about?" in found


@pytest.mark.parametrize("path", [address(number=9), address("nothing-here")])
def test_what_is_not_published_is_not_found(owner, path):
    assert client_for(owner).get(path).status_code == 404
