"""Writes XML as a stream, so that no reader sees other characters than were meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import escape

from heed.coding.formats.refi.values import UNWRITABLE

_ENDS = {"\r": "&#13;"}
_QUOTED = {**_ENDS, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


class XmlOut:
    """Elements with attributes and words; ``changed`` counts what XML cannot hold."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.changed = 0
        self._put('<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def element(self, tag: str, /, **attributes: str) -> Iterator[None]:
        """An element with others inside it."""
        self._put(f"<{tag}{self._attributes(attributes)}>")
        yield
        self._put(f"</{tag}>\n")

    def empty(self, tag: str, /, **attributes: str) -> None:
        """An element with nothing inside it."""
        self._put(f"<{tag}{self._attributes(attributes)}/>")

    def words(self, tag: str, text: str, *, always: bool = False) -> None:
        """An element that holds words; none without any, unless it must be there."""
        if text or always:
            self._put(f"<{tag}>{escape(self._writable(text), _ENDS)}</{tag}>")

    def start(self, tag: str, /, **attributes: str) -> None:
        """The beginning of an element that is ended elsewhere."""
        self._put(f"<{tag}{self._attributes(attributes)}>")

    def end(self, tag: str) -> None:
        """The end of an element that was begun elsewhere."""
        self._put(f"</{tag}>")

    def _attributes(self, found: dict[str, str]) -> str:
        return "".join(
            f' {name}="{escape(self._writable(text), _QUOTED)}"'
            for name, text in found.items()
            if text or name in _NEEDED
        )

    def _writable(self, text: str) -> str:
        if not UNWRITABLE.search(text):
            return text
        self.changed += 1
        return UNWRITABLE.sub("\ufffd", text)

    def _put(self, text: str) -> None:
        self._stream.write(text.encode())


_NEEDED = {"name", "guid", "targetGUID"}
