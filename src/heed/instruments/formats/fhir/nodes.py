"""Objects of a JSON file that know where they stand and remember what was read."""

from collections.abc import Iterator
from typing import Any

from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.fhir.urls import TRANSLATION
from heed.instruments.formats.words import variant_of

SHAPES = {str: "text", list: "a list", dict: "an object", bool: "true or false"}


class Node:
    """One object; what is taken is crossed off, so that nothing is dropped unseen."""

    def __init__(self, data: object, path: str) -> None:
        if not isinstance(data, dict):
            raise _wrong(path, dict)
        self.data: dict[str, Any] = data
        self.path = path
        self._taken: set[str] = {"id"}

    def at(self, key: str) -> str:
        """Where a value stands."""
        return f"{self.path}.{key}"

    def take(self, key: str, shape: type, otherwise: Any) -> Any:
        """A value of the stated shape, crossed off."""
        self._taken.add(key)
        value = self.data.get(key)
        if value is None:
            return otherwise
        if not isinstance(value, shape):
            raise _wrong(self.at(key), shape)
        return value

    def text(self, key: str) -> str:
        """A text, or none."""
        return str(self.take(key, str, "")).strip()

    def flag(self, key: str) -> bool:
        """Whether something is stated to be true."""
        return bool(self.take(key, bool, False))

    def nodes(self, key: str) -> Iterator["Node"]:
        """The objects of a list."""
        for number, data in enumerate(self.take(key, list, [])):
            yield Node(data, f"{self.at(key)}[{number}]")

    def node(self, key: str) -> "Node":
        """An object inside; an empty one where there is none."""
        return Node(self.take(key, dict, {}), self.at(key))

    def words(self, key: str, language: str) -> dict[str, str]:
        """A text with its translations, in our variants."""
        found: dict[str, str] = {}
        base = variant_of(language)
        text = self.text(key)
        if text and base:
            found[base] = text
        for one in self.node(f"_{key}").nodes("extension"):
            if one.text("url") == TRANSLATION:
                parts = {part.text("url"): part for part in one.nodes("extension")}
                tag = _value(parts.get("lang"))
                content = _value(parts.get("content"))
                if isinstance(tag, str) and isinstance(content, str):
                    variant = variant_of(tag)
                    if variant and content.strip():
                        found[variant] = content.strip()
        return found

    def not_ours(self, key: str) -> Iterator[str]:
        """What stands beside a text and is no translation into one of our variants."""
        for one in self.node(f"_{key}").nodes("extension"):
            if one.text("url") != TRANSLATION:
                yield f"The extension {one.text('url')[:120]}."
                continue
            parts = {part.text("url"): part for part in one.nodes("extension")}
            tag = _value(parts.get("lang"))
            if not isinstance(tag, str) or not variant_of(tag):
                yield f"The words in {str(tag)[:40]}."

    def extensions(self) -> dict[str, Any]:
        """The values of the extensions by their address."""
        found: dict[str, Any] = {}
        for one in self.nodes("extension"):
            found.setdefault(one.text("url"), _value(one))
        return found

    def left(self) -> Iterator[tuple[str, Any]]:
        """The values that nobody took."""
        for key, value in self.data.items():
            if key not in self._taken and value not in (None, "", [], {}, False):
                yield key, value


def _value(node: Node | None) -> Any:
    """The one value of an extension, whatever its type."""
    if node is None:
        return None
    keys = [key for key in node.data if key.startswith("value")]
    return node.data[keys[0]] if keys else None


def _wrong(path: str, shape: type) -> DefinitionError:
    return DefinitionError(
        [
            Problem(
                path,
                f"Here should be {SHAPES.get(shape, 'something else')}.",
                "Check the file with a FHIR validator.",
            )
        ]
    )
