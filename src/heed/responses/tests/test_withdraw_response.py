"""What was taken back can be read by nobody, and every copy learns of it."""

import pytest

from heed.responses.actions import open_text, withdraw_response
from heed.responses.actions.withdrawing import _followers, follows_withdrawal
from heed.responses.errors import AlreadyWithdrawnError, WordsAreGoneError
from heed.responses.models import Text, Withdrawal
from heed.responses.tests.factories import given, stored


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


def test_upper_rooms_follow(response):
    followed = []
    follows_withdrawal(followed.append)
    try:
        withdraw(response)
    finally:
        _followers.remove(followed.append)
    assert [r.pk for r in followed] == [response.pk]


def test_where_a_follower_fails_nothing_is_withdrawn(response):
    def fails(_response):
        raise RuntimeError

    follows_withdrawal(fails)
    try:
        with pytest.raises(RuntimeError):
            withdraw(response)
    finally:
        _followers.remove(fails)
    response.refresh_from_db()
    assert response.state == "complete"
