"""The word rule: it may raise attention, and nothing else.

The answer is *raise* or *unknown*. There is no other: a text in which nothing was
found is not safer than any other, and waits for its reader under the same clock.
Words in a script or language that the lists cannot read raise attention too.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("attention.yaml")
# Letters of English and Welsh once accents are evened out, and of loan words.
LETTERS = "abcdefghijklmnopqrstuvwxyz"
OUR_LETTERS = frozenset(LETTERS)
OUR_ACCENTS = frozenset("àáâäèéêëìíîïòóôöùúûüẁẃŵẅỳýŷÿçñ")
GAP = r"(?:\W+\w+){0,4}?\W+"


class Attention(Enum):
    """What the rule can say about a text."""

    RAISE = "raise"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """What the rule says, under which version, and which groups of words it met."""

    attention: Attention
    version: int
    groups: tuple[str, ...]


@dataclass(frozen=True)
class WordList:
    """The list as it stands in the file, ready for use."""

    version: int
    dated: date
    near: Mapping[str, tuple[str, ...]]  # by their first letters
    patterns: dict[str, re.Pattern[str]]
    whichever: re.Pattern[str]  # meets what any of the patterns meets


@cache
def word_list() -> WordList:
    """The words that raise attention."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    phrases = {
        group: [_pattern(str(line)) for line in lines]
        for group, lines in data["phrases"].items()
    }
    return WordList(
        version=data["version"],
        dated=data["dated"],
        near=_by_first_letter(evened(word) for word in data["near"]),
        patterns={group: _any_of(found) for group, found in phrases.items()},
        whichever=_any_of(one for found in phrases.values() for one in found),
    )


def look(text: str) -> Finding:
    """Whether a text should be read before others; never whether it can wait."""
    words = word_list()
    plain = evened(text)
    groups = [group for group, found in words.patterns.items() if found.search(plain)]
    if _is_near(plain, words.near):
        groups.append("near")
    if _is_in_another_language(text):
        groups.append("another language")
    attention = Attention.RAISE if groups else Attention.UNKNOWN
    return Finding(attention, words.version, tuple(groups))


def is_raised(text: str) -> bool:
    """Whether ``look`` would say raise, by one search for all groups of words."""
    words = word_list()
    plain = evened(text)
    return (
        bool(words.whichever.search(plain))
        or _is_near(plain, words.near)
        or _is_in_another_language(text)
    )


def evened(text: str) -> str:
    """A text in small letters, without accents, curly quotes and repeated letters."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").casefold()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.combining(c))
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    for letter in LETTERS:
        while letter * 2 in text:
            text = text.replace(letter * 2, letter)
    return text


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for many; where a word begins, those with its letter are tried.

    Every submission with words waits for it.
    """
    found = [
        f"{letter}(?:{'|'.join(one[len(letter) :] for one in some)})"
        for letter, some in _by_first_letter(patterns).items()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words or patterns by what they begin with; nothing where that is no letter."""
    found = defaultdict(list)
    for word in words:
        found[word[:1] if word[:1] in LETTERS else ""].append(word)
    return {letter: tuple(some) for letter, some in found.items()}


def _pattern(line: str) -> str:
    """A line of the list as a regular expression over an evened text."""
    parts = []
    for word in evened(line).split():
        if word == "...":
            parts.append(GAP)
            continue
        if parts and parts[-1] != GAP:
            parts.append(r"\W+")
        found = re.escape(word.rstrip("*")).replace("'", "'?")
        parts.append(found + (r"\w*" if word.endswith("*") else ""))
    return "".join(parts)


def _is_near(plain: str, near: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a word is one or two slips away from a word of the list."""
    return any(
        _slips(word, target, limit=1 if len(target) < 8 else 2)
        for word in set(re.findall(r"[a-z]{5,20}", plain))
        for target in near.get(word[0], ())
        if abs(len(word) - len(target)) <= 2
    )


def _slips(word: str, target: str, *, limit: int) -> bool:
    """Whether ``word`` becomes ``target`` within a number of single-letter changes."""
    if len(set(word) ^ set(target)) > 2 * limit:
        return False  # each change brings in one letter and takes out one at most
    row = list(range(len(target) + 1))
    for i, a in enumerate(word, 1):
        before, row = row, [i]
        for j, b in enumerate(target, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _is_in_another_language(text: str) -> bool:
    """Whether the text has letters that neither English nor Welsh uses."""
    if text.isascii():
        return False
    ours = OUR_LETTERS | OUR_ACCENTS
    composed = unicodedata.normalize("NFC", text)
    return any(c.isalpha() and c.lower() not in ours for c in composed)
