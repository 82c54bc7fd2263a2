"""How a check says no."""

from collections.abc import Callable, Mapping
from typing import Any

# Form data as ``dict(request.POST.lists())`` gives it: every value a list.
Posted = Mapping[str, list[str]]
Check = Callable[[Posted], Any]


class Unacceptable(Exception):
    """An answer cannot be kept; the sentence says what to do and quotes nothing."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
