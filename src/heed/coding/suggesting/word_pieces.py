"""Cuts texts into the word pieces that the sentence model was trained on.

The usual library for this brings a client for a model hub with it. Without it, nothing
that is installed could fetch a model; a test holds our pieces against that library's.
"""

import hashlib
import unicodedata
from pathlib import Path

from heed.coding.suggesting.errors import CannotSuggest

# The word list of BERT (uncased), by Google, Apache-2.0; MiniLM uses it unchanged.
VOCABULARY = Path(__file__).parent / "data" / "word-pieces.txt"
SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
REMEMBERED_WORDS = 200_000


class WordPieces:
    """Texts as numbers of pieces, at most ``longest`` of them with begin and end."""

    def __init__(self, longest: int = 128) -> None:
        content = VOCABULARY.read_bytes()
        if hashlib.sha256(content).hexdigest() != SHA256:
            raise CannotSuggest("The list of word pieces was changed.", "Reinstall.")
        words = content.decode("utf-8").split("\n")
        self._number = {piece: at for at, piece in enumerate(words) if piece}
        self._longest = longest
        self._known: dict[str, tuple[int, ...]] = {}
        self._begin, self._end = self._number[BEGIN], self._number[END]

    def of(self, text: str) -> tuple[int, ...]:
        """The numbers of a text's pieces."""
        found: list[int] = []
        for word in _words(text):
            found.extend(self._pieces(word))
            if len(found) >= self._longest:
                break
        return (self._begin, *found[: self._longest - 2], self._end)

    def _pieces(self, word: str) -> tuple[int, ...]:
        pieces = self._known.get(word)
        if pieces is None:
            if len(self._known) >= REMEMBERED_WORDS:
                self._known.clear()
            pieces = self._known[word] = self._cut(word)
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        """The longest known beginning, then the longest known next piece, …"""
        unknown = (self._number[UNKNOWN],)
        if len(word) > LONGEST_WORD:
            return unknown
        found, begin = [], 0
        while begin < len(word):
            mark = "##" if begin else ""
            for end in range(len(word), begin, -1):
                number = self._number.get(mark + word[begin:end])
                if number is not None:
                    break
            else:
                return unknown
            found.append(number)
            begin = end
        return tuple(found)


class _Characters(dict[int, str | None]):
    """What a character becomes: nothing, a space, itself, or itself alone."""

    def __missing__(self, point: int) -> str | None:
        self[point] = became = _became(chr(point))
        return became


def _became(letter: str) -> str | None:
    if letter in "\t\n\r":
        return " "
    kind = unicodedata.category(letter)
    if kind == "Mn" or kind[0] == "C" or letter == "\N{REPLACEMENT CHARACTER}":
        return None
    if kind[0] == "Z":
        return " "
    if kind[0] == "P" or (letter.isascii() and not letter.isalnum()):
        return f" {letter} "
    return f" {letter} " if _is_ideograph(ord(letter)) else letter.lower()


def _is_ideograph(point: int) -> bool:
    ranges = (
        (0x4E00, 0x9FFF),
        (0x3400, 0x4DBF),
        (0x20000, 0x2A6DF),
        (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F),
        (0x2B920, 0x2CEAF),
        (0xF900, 0xFAFF),
        (0x2F800, 0x2FA1F),
    )
    return any(low <= point <= high for low, high in ranges)


_CHARACTERS = _Characters()


def _words(text: str) -> list[str]:
    """Words and marks in small letters, without accents."""
    return unicodedata.normalize("NFD", text).translate(_CHARACTERS).split()
