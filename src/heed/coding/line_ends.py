"""Words with plain line feeds, and where places in them stand after that."""

import re
from bisect import bisect_left

_PAIR = re.compile("\r\n")


class Unwound:
    """Words whose line ends are line feeds alone; pages send two characters each."""

    def __init__(self, words: str) -> None:
        self.words = words.replace("\r\n", "\n").replace("\r", "\n")
        self._pairs = [one.start() for one in _PAIR.finditer(words)]

    def __call__(self, place: int) -> int:
        """A place in the words as they were, in code points, as it stands now."""
        return place - bisect_left(self._pairs, place)
