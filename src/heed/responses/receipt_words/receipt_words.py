"""Makes the words of a receipt from a secret, and reads them back as people type them.

The words are chosen by 66 bits of HKDF output, eleven bits a word, so that every
receipt is equally likely. Look-up compares a keyed hash of the normalised words; it
lives elsewhere, because this module knows neither keys nor the database.
"""

from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heed.responses.receipt_words.spelling import one_slip_away, plain, split

WORDS_IN_LIST = 2048
WORDS_IN_RECEIPT = 6
BITS_PER_WORD = 11
GUESSES = WORDS_IN_LIST**WORDS_IN_RECEIPT
LANGUAGES = {"en": "english.txt", "cy": "welsh.txt"}
# Nobody needs more for six words with numbers and commas; longer input is not read.
LONGEST_TYPED = 400
_PURPOSE = b"heed receipt words 1"
_BYTES = 9  # 72 bits, of which the first 66 are used


@cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the 2,048 words of a language ("en" or "cy"), in their committed order."""
    path = Path(__file__).parent / LANGUAGES[language]
    return tuple(path.read_text(encoding="utf-8").split())


def words_from(secret: bytes, language: str) -> tuple[str, ...]:
    """Derive the six words of a receipt; the same secret gives the same words."""
    derived = HKDF(SHA256(), _BYTES, salt=None, info=_PURPOSE).derive(secret)
    bits = int.from_bytes(derived) >> (8 * _BYTES - BITS_PER_WORD * WORDS_IN_RECEIPT)
    words = word_list(language)
    places = range(WORDS_IN_RECEIPT - 1, -1, -1)
    return tuple(words[(bits >> BITS_PER_WORD * at) % WORDS_IN_LIST] for at in places)


def normalise(typed: str) -> str | None:
    """Bring typed words to the one spelling that is looked up, or None if unreadable.

    Case, accents, numbers and marks between words do not matter. A word with one slip
    is mended only where exactly one word of the list is that near. The language is
    the one in which all six words can be read with the fewest slips.
    """
    words = split(typed[:LONGEST_TYPED])
    if len(typed) > LONGEST_TYPED or len(words) != WORDS_IN_RECEIPT:
        return None
    readings = [r for r in (_read(words, language) for language in LANGUAGES) if r]
    if not readings:
        return None
    fewest = min(slips for slips, _ in readings)
    best = {text for slips, text in readings if slips == fewest}
    return best.pop() if len(best) == 1 else None


def _read(words: list[str], language: str) -> tuple[int, str] | None:
    known = _spellings(language)
    mended = [word if word in known else _mend(word, known) for word in words]
    if None in mended:
        return None
    slips = sum(was != now for was, now in zip(words, mended, strict=True))
    return slips, " ".join(filter(None, mended))


def _mend(word: str, known: frozenset[str]) -> str | None:
    near = one_slip_away(word) & known
    return near.pop() if len(near) == 1 else None


@cache
def _spellings(language: str) -> frozenset[str]:
    return frozenset(plain(word) for word in word_list(language))
