"""Words that let the writer, and only the writer, come back."""

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.unsaved import unsaved
from heed.responses.draft_body import DraftToken
from heed.responses.models import Receipt, Response
from heed.responses.queries.receipts import look_up_of
from heed.responses.receipt_words import words_from


def receipt_words(token: DraftToken, language: str) -> tuple[str, ...]:
    """The receipt of a draft; the same each time it is asked for.

    They follow from the draft's secret **and** the key file, so that neither a stolen
    cookie nor a stolen key file alone gives anyone's receipt.
    """
    secret = keys().keyed_hash(Purpose.RECEIPT, token.secret_for("receipt"))
    return words_from(secret, language[:2])


def compose_receipt(*, response: Response, words: tuple[str, ...]) -> Receipt:
    """The row that finds a response by its receipt; not yet saved."""
    return unsaved(
        Receipt,
        organisation=response.organisation,
        response=response,
        look_up=look_up_of(words),
        language=response.language,
    )
