"""Trying a questionnaire: drawn as at a public door, routed, and kept nowhere."""

import pytest
from django.urls import reverse

from heed.instruments.tests.drafting import a_draft, a_researcher
from heed.instruments.tests.samples import item
from heed.people.tests.factories import client_for
from heed.responses.models import Draft, Response

pytestmark = pytest.mark.django_db
THEN = {"item": "first", "is": ["b"]}


@pytest.fixture
def owner():
    return a_researcher()


@pytest.fixture
def draft(owner):
    some = item("first"), item("year", "date", coarseness="year")
    return a_draft(owner, *some, item("why_b", "long_text", shown_if=THEN))


def page(draft, group="service_user", variant="en-gb"):
    return reverse("reception:preview-draft-page", args=[draft.pk, group, variant])


def hidden(response):
    """What the page brings back beside its own question."""
    text, found = response.text, {}
    for part in text.split('<input type="hidden" name="')[1:]:
        name, rest = part.split('" value="', 1)
        found.setdefault(name, []).append(rest.split('"', 1)[0])
    return found


def test_it_works(owner, draft):
    client = client_for(owner)
    around = client.get(reverse("reception:preview-draft", args=[draft.pk])).text
    assert page(draft) in around
    first = client.get(page(draft))
    assert "Nothing that you answer here is kept." in first.text
    second = client.post(page(draft), hidden(first) | {"first": "b"})
    assert "year?" in second.text
    third = client.post(page(draft), hidden(second) | {"year-year": "2020"})
    assert "why_b?" in third.text
    end = client.post(page(draft), hidden(third) | {"why_b": "My words."})
    assert "That was the last question" in end.text
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_another_answer_takes_another_way(owner, draft):
    client = client_for(owner)
    first = client.get(page(draft))
    second = client.post(page(draft), hidden(first) | {"first": "a"})
    end = client.post(page(draft), hidden(second) | {"skip": "yes"})
    assert "That was the last question" in end.text


def test_a_wrong_answer_is_said_and_what_came_before_stays(owner, draft):
    client = client_for(owner)
    first = client.get(page(draft))
    second = client.post(page(draft), hidden(first) | {"first": "b"})
    again = client.post(page(draft), hidden(second) | {"year-year": "soon"})
    assert "There is a problem" in again.text
    assert hidden(again)["first"] == ["b"]


def test_only_our_own_pages_may_frame_it(owner, draft):
    response = client_for(owner).get(page(draft))
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_what_is_not_whole_is_left_out_and_named(owner):
    broken = item("broken") | {"options": []}
    draft = a_draft(owner, item("first"), broken, code="half")
    around = client_for(owner).get(reverse("reception:preview-draft", args=[draft.pk]))
    assert "These cannot be shown yet: broken." in around.text


def test_welsh_stands_in_a_welsh_frame(owner):
    ask = {"en-gb": "Safe?", "cy": "Diogel?"}
    fields = {"languages": ["en-gb", "cy"], "marked_translation": {"cy": "Somebody"}}
    draft = a_draft(owner, item("first", "statement", ask=ask), **fields)
    shown = client_for(owner).get(page(draft, variant="cy")).text
    assert "Diogel?" in shown
    assert '<html lang="cy"' in shown


def test_a_stranger_sees_nothing(draft):
    stranger = client_for(a_researcher())
    assert stranger.get(page(draft)).status_code == 404
    around = reverse("reception:preview-draft", args=[draft.pk])
    assert stranger.get(around).status_code == 404


@pytest.mark.parametrize("parts", [("nobody", "en-gb"), ("staff", "fr")])
def test_unknown_readers_are_not_found(owner, draft, parts):
    assert client_for(owner).get(page(draft, *parts)).status_code == 404
