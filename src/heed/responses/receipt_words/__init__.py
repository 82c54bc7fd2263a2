"""Six plain words by which a writer, and only the writer, can come back."""

from heed.responses.receipt_words.receipt_words import (
    GUESSES,
    LANGUAGES,
    WORDS_IN_RECEIPT,
    normalise,
    word_list,
    words_from,
)

__all__ = [
    "GUESSES",
    "LANGUAGES",
    "WORDS_IN_RECEIPT",
    "normalise",
    "word_list",
    "words_from",
]
