"""Six words find a response; nothing in the database gives the words back."""

import pytest

from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftToken
from heed.responses.models import Receipt
from heed.responses.queries import response_of_receipt
from heed.responses.queries.receipts import look_up_of, receipt_look_up
from heed.responses.tests.factories import given, stored


def give(fieldwork, edition, ward, token):
    return stored(given(fieldwork, edition, ward), token).response


def test_it_works(fieldwork, edition, ward):
    token = DraftToken.new()
    response = give(fieldwork, edition, ward, token)
    words = receipt_words(token, "en-gb")
    assert response_of_receipt(" ".join(words)) == response


def test_typing_is_forgiven(fieldwork, edition, ward):
    token = DraftToken.new()
    response = give(fieldwork, edition, ward, token)
    typed = ", ".join(word.upper() for word in receipt_words(token, "en-gb"))
    assert response_of_receipt(f"  {typed} ") == response


@pytest.mark.parametrize("language", ["en", "cy"])
def test_made_words_are_looked_up_like_typed_ones(language):
    for _ in range(100):
        words = receipt_words(DraftToken.new(), language)
        assert look_up_of(words) == receipt_look_up(" ".join(words))


def test_other_words_find_nothing(fieldwork, edition, ward):
    give(fieldwork, edition, ward, DraftToken.new())
    other = receipt_words(DraftToken.new(), "en-gb")
    assert response_of_receipt(" ".join(other)) is None


def test_the_words_are_kept_nowhere(fieldwork, edition, ward):
    token = DraftToken.new()
    give(fieldwork, edition, ward, token)
    kept = bytes(Receipt.objects.get().look_up)
    assert len(kept) == 32
    assert not any(word.encode() in kept for word in receipt_words(token, "en-gb"))


def test_asking_twice_gives_the_same_words():
    token = DraftToken.new()
    assert receipt_words(token, "cy") == receipt_words(token, "cy")


def test_giving_twice_is_stored_once(fieldwork, edition, ward):
    token = DraftToken.new()
    give(fieldwork, edition, ward, token)
    give(fieldwork, edition, ward, token)
    assert Receipt.objects.count() == 1
