"""What was taken back can be read by nobody, and every copy learns of it."""

import pytest

from heed.responses.actions import open_text, withdraw_response
from heed.responses.errors import AlreadyWithdrawnError, WordsAreGoneError
from heed.responses.models import Text, Withdrawal
from heed.responses.tests.factories import given, stored
from heed.safeguards import withdrawal
from heed.safeguards.erasure import erase


@pytest.fixture
def response(fieldwork, edition, ward):
    what = given(
        fieldwork,
        edition,
        ward,
        answers={"atmosphere": "calm"},
        texts={"more": "words"},
    )
    return stored(what).response


def withdraw(response):
    return withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)


def test_it_works(response):
    withdraw(response)
    response.refresh_from_db()
    assert (response.state, response.answers) == ("withdrawn", {})
    assert Withdrawal.objects.get().response_id_was == response.id


def test_the_words_can_be_read_by_nobody(response, reader):
    withdraw(response)
    with pytest.raises(WordsAreGoneError):
        open_text(by=reader, text=Text.objects.get())


def test_taking_back_twice_is_refused(response):
    withdraw(response)
    with pytest.raises(AlreadyWithdrawnError):
        withdraw(response)


def test_upper_rooms_follow(response, monkeypatch):
    followed = []
    monkeypatch.setitem(
        withdrawal._followers[withdrawal.RESPONSE], "a test", followed.append
    )
    withdraw(response)
    assert followed == [response.pk]


def test_where_a_follower_fails_nothing_is_withdrawn(response, monkeypatch):
    def fails(_response):
        raise RuntimeError

    monkeypatch.setitem(withdrawal._followers[withdrawal.RESPONSE], "a test", fails)
    with pytest.raises(RuntimeError):
        withdraw(response)
    response.refresh_from_db()
    assert response.state == "complete"


def test_erasure_on_request_is_the_same_with_a_name(response, reader):
    gone = erase(
        by=reader.id,
        kind="response",
        id=response.id,
        organisation=response.organisation,
        ground="asked",
    )
    assert gone == {"response and its words": 1}
    assert Withdrawal.objects.get().reason == "erasure"
