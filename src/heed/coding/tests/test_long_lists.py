"""Disagreements and quotes of a large project, some at a time."""

import pytest
from django.urls import reverse

from heed.coding.dealing import sign_of
from heed.coding.queries import differing, mentioned
from heed.coding.tests.factories import coded
from heed.people.tests.factories import client_for
from heed.responses.choices import WardMaySee
from heed.responses.models import Text


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def browser(lead):
    return client_for(lead.account)


@pytest.fixture
def all_differing(lead, coder, texts):
    for text in texts:
        coded(lead, text, "Staff workload")
        coded(coder, text)
    return texts


def test_a_long_list_goes_on_where_it_ended(browser, all_differing, texts, monkeypatch):
    monkeypatch.setattr(differing, "PAGE", 2)
    monkeypatch.setattr(differing, "READ", (1, 2))
    first = browser.get(to("disagreements")).text
    assert [sign_of(one.position) in first for one in texts] == [True, True, False]
    assert f"?after={texts[1].position}" in first
    then = browser.get(to("disagreements"), {"after": texts[1].position}).text
    assert [sign_of(one.position) in then for one in texts] == [False, False, True]
    assert "?after=" not in then


@pytest.mark.parametrize("after", ["²", "-1", "9" * 5000, "x"])
def test_a_place_that_is_none_is_the_beginning(browser, all_differing, texts, after):
    page = browser.get(to("disagreements"), {"after": after}).text
    assert all(sign_of(one.position) in page for one in texts)


def test_behind_the_last_place_there_is_nothing_more(browser, all_differing):
    page = browser.get(to("disagreements"), {"after": "9" * 13}).text
    assert "There are no further texts" in page


def test_many_quotes_go_on_where_they_ended(browser, lead, coder, texts, monkeypatch):
    for text in texts:
        coded(coder, text, "Staff workload")
    monkeypatch.setattr(mentioned, "PAGE", 2)
    address = to("quotes", "staff-workload")
    first = browser.get(address).text
    assert first.count("<blockquote") == 2
    assert f"?after={texts[1].position}" in first
    then = browser.get(address, {"after": texts[1].position, "voices": "all"}).text
    assert then.count("<blockquote") == 1
    assert "?after=" not in then
    assert "?voices=all" in then


def test_quotes_pass_over_texts_that_may_not_be_read(
    browser, coder, texts, monkeypatch
):
    for text in texts:
        coded(coder, text, "Staff workload")
    Text.objects.filter(versions__in=[texts[0].version, texts[1].version]).update(
        ward_may_see=WardMaySee.NOTHING
    )
    monkeypatch.setattr(mentioned, "PAGE", 1)
    assert browser.get(to("quotes", "staff-workload")).text.count("<blockquote") == 1
