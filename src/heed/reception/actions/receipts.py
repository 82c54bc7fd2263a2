"""The words with which a writer comes back."""

from heed.reception.sittings import RECEIPT, Sitting
from heed.responses.actions.receipts import receipt_words


def words_of(sitting: Sitting) -> tuple[str, ...]:
    """The six words of a sitting; the same each time, since they are kept nowhere."""
    return receipt_words(sitting.token, sitting.note(RECEIPT))
