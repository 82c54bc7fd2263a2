"""How typed words are brought to one spelling, and how a slip of a finger is mended."""

import re
import unicodedata

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def plain(word: str) -> str:
    """Return a word in lower case without accents, as it is typed on any keyboard."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def split(typed: str) -> list[str]:
    """Cut what was typed into words; numbers, commas, hyphens and dots only part."""
    return re.findall(r"[a-z]+", plain(typed))


def one_slip_away(word: str) -> set[str]:
    """Return every spelling one letter left out, added, changed or swapped away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {h + t[1] + t[0] + t[2:] for h, t in cuts if len(t) > 1}
    changed = {h + c + t[1:] for h, t in cuts if t for c in ALPHABET}
    added = {head + letter + tail for head, tail in cuts for letter in ALPHABET}
    return (left_out | swapped | changed | added) - {word}
