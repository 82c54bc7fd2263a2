"""Refuses characters that no database, page or other program takes as text."""

import re
from collections.abc import Iterator
from typing import Any

from heed.instruments.errors import Problem

# Controls but tab and line feed, halves of surrogate pairs, and what is no character.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def unprintable(data: Any, path: str = "") -> Iterator[Problem]:
    """Where such a character stands; loaded data nests no deeper than its file."""
    if isinstance(data, str):
        if UNPRINTABLE.search(data):
            yield Problem(
                path.removeprefix(".") or "the file",
                "There is a character here that is no text.",
                "Type the words again.",
            )
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from unprintable(value, f"{path}.{key}")
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data, 1):
            yield from unprintable(value, f"{path}.{number}")
