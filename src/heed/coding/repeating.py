"""Whether a note repeats a passage of somebody's words; knows nothing of Django."""

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+")
RUN = 6  # words in a row that nobody writes twice by chance
SHORTEST = 3  # of a text of fewer words than a run, all of it


def runs_of(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """What a note would share with texts: runs of words, without case or signs."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _words(text)
        size = min(RUN, len(words))
        if size >= SHORTEST:
            found |= set(_runs(words, size))
    return found


def repeats(note: str, runs: set[tuple[str, ...]]) -> bool:
    """Whether a note holds one of the runs."""
    words = _words(note)
    sizes = {len(run) for run in runs}
    return any(run in runs for size in sizes for run in _runs(words, size))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _runs(words: list[str], size: int) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
