"""Reading questionnaires from YAML, without the surprises that YAML allows."""

import re
from pathlib import Path
from typing import Any

import yaml

from heed.instruments.definition import Definition, parse
from heed.instruments.errors import DefinitionError, Problem

LARGEST = 1_048_576  # bytes; the largest built-in questionnaire has about 70,000


class _Refused(yaml.MarkedYAMLError):
    """YAML that is correct, but not wanted here."""


class PlainLoader(yaml.SafeLoader):
    """Safe YAML without anchors or repeated keys, in which yes and no are words."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse aliases: a few lines of them can grow to fill the memory."""
        if self.check_event(yaml.AliasEvent):
            raise _Refused(
                problem="Anchors and aliases are not allowed. Write the text again.",
                problem_mark=self.peek_event().start_mark,
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that stands twice; the later would hide the earlier."""
        seen: set[str] = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Refused(
                    problem="A key must be a word.", problem_mark=key.start_mark
                )
            if key.value in seen:
                raise _Refused(
                    problem=f"The key {key.value} stands twice. Remove one.",
                    problem_mark=key.start_mark,
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


# YAML 1.1 takes yes, no, on and off for booleans and some words for dates.
PlainLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rsplit(":", 1)[1] in {"int", "float", "null"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def read_yaml(source: Path | str | bytes) -> Definition:
    """A definition from a file or from its text; every problem has its place."""
    return parse(plain_values(source))


def plain_values(source: Path | str | bytes) -> Any:
    """What a YAML file says, as plain values, for any definition to be parsed."""
    text = _bytes_of(source)
    try:
        # PlainLoader is a SafeLoader: it makes plain values and nothing else.
        return yaml.load(text, Loader=PlainLoader)  # noqa: S506
    except yaml.YAMLError as error:
        raise DefinitionError([_problem(error)]) from None
    except RecursionError:
        raise _refusal("The file nests too deeply.", "Make it flatter.") from None
    except ValueError:
        raise _refusal("A value cannot be read.", "Quote it.") from None


def _bytes_of(source: Path | str | bytes) -> bytes:
    if isinstance(source, Path):
        if source.stat().st_size > LARGEST:
            raise _refusal("The file is larger than 1 MB.", "Split it.")
        source = source.read_bytes()
    text = source.encode() if isinstance(source, str) else source
    if len(text) > LARGEST:
        raise _refusal("The file is larger than 1 MB.", "Split it.")
    return text


def _problem(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
    what = str(getattr(error, "problem", None) or "This is not YAML.")
    if isinstance(error, _Refused):
        return Problem(place, what, "")
    return Problem(place, f"This is not YAML: {what}.", "Mend the line.")


def _refusal(what: str, remedy: str) -> DefinitionError:
    return DefinitionError([Problem("the file", what, remedy)])
