"""The door without a cookie: strict, once only, the same rows as the pages store."""

import json
import uuid

import pytest

from heed.concerns.models import Concern
from heed.foundation.writer import NotStored
from heed.reception.actions import letters
from heed.responses.actions.texts import original_words
from heed.responses.models import Receipt, Response, Text
from heed.responses.queries import response_of_receipt

pytestmark = pytest.mark.django_db


def letter(**changes):
    return {
        "key": str(uuid.uuid4()),
        "instrument": "ward-check",
        "group": "service_user",
        "answers": {"atmosphere": ["calm"], "causes": ["staff", "place"]},
        **changes,
    }


def send(client, ward, body, **headers):
    return client.post(
        f"/give/{ward.code}",
        body if isinstance(body, bytes) else json.dumps(body),
        content_type=headers.pop("content_type", "application/json"),
        headers=headers,
    )


def test_it_works(client, ward):
    answer = send(client, ward, letter())
    assert (answer.status_code, answer.json()["outcome"]) == (201, "stored")
    assert not answer.cookies
    stored = Response.objects.get()
    assert stored.answers["causes"] == ["place", "staff"]
    assert stored.answers["direction"] == "skipped"


def test_words_are_sealed_and_the_receipt_opens_them(client, ward):
    body = letter(instrument="tell-us", answers={"what_happened": ["Canary"]})
    answer = send(client, ward, body).json()
    assert len(answer["receipt"]) == 6
    assert response_of_receipt(" ".join(answer["receipt"])) == Response.objects.get()
    assert original_words(Text.objects.get()) == "Canary"
    assert Concern.objects.count() == 1


def test_a_repeat_is_stored_once_and_gives_the_same_receipt(client, ward):
    body = letter(instrument="tell-us", answers={})
    first, second = send(client, ward, body), send(client, ward, body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["receipt"] == second.json()["receipt"]
    assert Response.objects.count() == Receipt.objects.count() == 1


def test_a_partial_letter_is_a_partial_response(client, ward):
    body = letter(answers={"atmosphere": ["calm"]}, is_partial=True)
    send(client, ward, body)
    stored = Response.objects.get()
    assert (stored.state, stored.answers["direction"]) == ("partial", "not_reached")


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "not a key"},
        {"key": "00000000-0000-1000-8000-000000000000"},
        {"group": "ghost"},
        {"language": "xx"},
        {"extra": "field"},
        {"answers": {"atmosphere": "calm"}},
        {"answers": {"UPPER": ["calm"]}},
    ],
)
def test_another_shape_is_refused(client, ward, wrong):
    answer = send(client, ward, letter(**wrong))
    assert answer.status_code == 400
    assert not Response.objects.exists()


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff\xfe", b"null"])
def test_what_is_not_json_is_refused(client, ward, body):
    assert send(client, ward, body).status_code == 400


@pytest.mark.parametrize(
    "answers",
    [
        {"atmosphere": ["sunny"]},
        {"no_such_item": ["x"]},
        {"causes": ["dont_know", "staff"]},
    ],
)
def test_an_unknown_answer_is_refused(client, ward, answers):
    answer = send(client, ward, letter(answers=answers))
    assert answer.status_code == 422
    assert answer.json()["fields"]
    assert not Response.objects.exists()


def test_what_is_not_asked_here_is_refused(client, ward):
    assert send(client, ward, letter(instrument="no-such")).status_code == 422


def test_too_much_is_refused(client, ward):
    body = letter(answers={"more": ["x" * 70_000]})
    assert send(client, ward, body).status_code == 413


def test_another_kind_of_body_is_refused(client, ward):
    answer = send(client, ward, letter(), content_type="text/plain")
    assert answer.status_code == 415


def test_no_place_is_not_found(client, ward):
    ward.code = "NONE"
    assert send(client, ward, letter()).status_code == 404


def test_another_site_cannot_post(client, ward):
    answer = send(client, ward, letter(), **{"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_failure_says_send_it_again(client, ward, monkeypatch):
    monkeypatch.setattr(letters, "submit", refuse)
    answer = send(client, ward, letter())
    assert answer.status_code == 503
    assert "same key" in answer.json()["error"]


def refuse(submission):
    raise NotStored


def test_no_refusal_repeats_what_was_sent(client, ward):
    for body in (letter(answers={"atmosphere": ["Canary"]}), letter(group="Canary")):
        assert "Canary" not in send(client, ward, body).text
