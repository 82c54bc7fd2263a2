"""Finding a response by the words that only its writer holds."""

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.responses.models import Receipt, Response
from heed.responses.receipt_words import normalise


def receipt_look_up(typed: str) -> bytes:
    """Under which value a receipt is found; of no use without the key file.

    Unreadable words take the same steps and find nothing.
    """
    words = normalise(typed) or "unreadable"
    return keys().keyed_hash(Purpose.RECEIPT, f"look-up {words}")


def response_of_receipt(typed: str) -> Response | None:
    """The response whose receipt was typed, or none; both take the same steps."""
    receipt = (
        Receipt.objects.filter(look_up=receipt_look_up(typed))
        .select_related("response__place", "response__edition")
        .first()
    )
    return receipt.response if receipt else None
