"""Libraries that are loaded when something is first asked of them.

A second and a hundred megabytes for each start of a server or a command is much where
few requests make a table. The standard library's lazy loader is not safe with threads
in Python 3.11; this asks the import system each time, which is.
"""

from importlib import import_module
from typing import Any


class Late:
    """Stands for a module; ``late("pandas").DataFrame`` loads it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def late(name: str) -> Any:
    """The module of that name, which may lie outside of Heed only.

    Our own rooms import one another at their top, where the order is checked.
    """
    return Late(name)
