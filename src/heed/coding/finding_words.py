"""Every place where some words stand as whole words, however they are typed.

All words are looked for in one walk through the text (Aho and Corasick, 1975, over
words in place of letters), so that a long text and a long list cost their lengths
together and not their product. Nothing here knows of Django.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(r"\w+|\W")
IS_WORD = re.compile(r"\w")


@dataclass
class _Step:
    """Where one stands in the words looked for, after some tokens."""

    then: dict[str, "_Step"] = field(default_factory=dict)
    back: "_Step | None" = None  # the longest ending of it that also begins some words
    ends: int | None = None  # which of the words end here
    length: int = 0  # of those, in tokens
    shorter: "_Step | None" = None  # the longest ending of it in which others end


def places_of(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    """Start, end, and which of the words; of those that end at one place the longest.

    Words are whole: no letter or digit stands before or behind them.
    """
    root = _built(wanted)
    tokens = [(one.start(), one.end()) for one in TOKEN.finditer(text)]
    step = root
    for at, (start, end) in enumerate(tokens):
        step = _next(root, step, text[start:end].casefold())
        here = step if step.ends is not None else step.shorter
        while here is not None:
            first = tokens[at - here.length + 1][0]
            if _is_whole(text, first, end):
                yield first, end, here.ends
                break
            here = here.shorter


def _built(wanted: Iterable[str]) -> _Step:
    root = _Step()
    for number, words in enumerate(wanted):
        step, parts = root, TOKEN.findall(words.casefold())
        for part in parts:
            step = step.then.setdefault(part, _Step())
        if parts and step.ends is None:
            step.ends, step.length = number, len(parts)
    waiting = deque([root])
    while waiting:
        step = waiting.popleft()
        for part, after in step.then.items():
            after.back = root if step is root else _next(root, step.back, part)
            ended = after.back.ends is not None
            after.shorter = after.back if ended else after.back.shorter
            waiting.append(after)
    return root


def _next(root: _Step, step: _Step | None, token: str) -> _Step:
    while step is not None and token not in step.then:
        step = step.back
    return root if step is None else step.then[token]


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and IS_WORD.match(text[start - 1])
    behind = end < len(text) and IS_WORD.match(text[end])
    return not (before or behind)
