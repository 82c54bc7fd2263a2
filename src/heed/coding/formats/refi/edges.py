"""Whether a selection begins and ends where a person would have let it.

People select words and sentences, so under the right way of counting most selections
begin before a word and end after one; under a wrong way they cut through words.
"""

import re
import unicodedata
from collections.abc import Iterable

# Scripts that put no spaces between words tell nothing here.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
_JOINS = "\u200d\ufe0e\ufe0f"


def judged(words: str, spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """How many edges lie as people put them, and how many could be judged."""
    good = seen = 0
    for start, end in spans:
        for at, is_right in ((start, begins), (end, finishes)):
            if telling(words, at):
                seen += 1
                good += is_right(words, at)
    return good, seen


def telling(words: str, at: int) -> bool:
    """The ends of a text are edges under any counting; some scripts have none."""
    if not 0 < at < len(words):
        return False
    return not (_UNSPACED.match(words[at - 1]) and _UNSPACED.match(words[at]))


def begins(words: str, at: int) -> bool:
    """A word or sign begins here, after something else."""
    return not words[at].isspace() and not _cuts(words, at)


def finishes(words: str, at: int) -> bool:
    """A word, sign or line ends here."""
    before = words[at - 1]
    return (before == "\n" or not before.isspace()) and not _cuts(words, at)


def _cuts(words: str, at: int) -> bool:
    before, after = words[at - 1], words[at]
    if after in _JOINS or before == "\u200d" or unicodedata.combining(after):
        return True
    return before.isalnum() and after.isalnum()
