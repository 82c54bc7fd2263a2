"""Finding a response by the words that only its writer holds."""

from collections.abc import Iterable

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.responses.models import Receipt, Response
from heed.responses.receipt_words import normalise
from heed.responses.receipt_words.spelling import plain


def receipt_look_up(typed: str) -> bytes:
    """Under which value a receipt is found; of no use without the key file.

    Unreadable words take the same steps and find nothing.
    """
    return _look_up(normalise(typed) or "unreadable")


def look_up_of(words: Iterable[str]) -> bytes:
    """The same for words that were made and not typed: nothing is to be mended."""
    return _look_up(" ".join(plain(word) for word in words))


def _look_up(words: str) -> bytes:
    return keys().keyed_hash(Purpose.RECEIPT, f"look-up {words}")


def response_of_receipt(typed: str) -> Response | None:
    """The response whose receipt was typed, or none; both take the same steps."""
    receipt = (
        Receipt.objects.filter(look_up=receipt_look_up(typed))
        .select_related("response__place", "response__edition", "response__fieldwork")
        .first()
    )
    return receipt.response if receipt else None
