"""Reads YAML and remembers the line of every key, so that mistakes can be shown."""

from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class MapProblem:
    """One mistake in a map; line 0 speaks of the data file."""

    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"Line {self.line}: " if self.line else ""
        return f"{where}{self.problem} {self.remedy}"


class MapRefused(Exception):
    """A map that cannot be used, with every mistake found in it."""

    def __init__(self, problems: list[MapProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def lines_of(data: bytes) -> tuple[dict[tuple[str, ...], int], Any]:
    """Return the line of every key by its path, and the content."""
    try:
        # Aliases could unfold a small map into an endless one; a map needs none.
        for event in yaml.parse(data, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise _refused(event.start_mark.line, "Aliases (*) are not allowed.")
        node = yaml.compose(data, Loader=yaml.SafeLoader)
        content = yaml.safe_load(data)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(mark.line if mark else 0, "This is not valid YAML.") from None
    lines: dict[tuple[str, ...], int] = {}
    _walk(node, (), lines)
    return lines, content


def _walk(
    node: yaml.Node | None, path: tuple, lines: dict[tuple[str, ...], int]
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            if here in lines:
                raise _refused(key.start_mark.line, f"'{key.value}' stands here twice.")
            lines[here] = key.start_mark.line + 1
            _walk(value, here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            lines[(*path, str(at))] = value.start_mark.line + 1
            _walk(value, (*path, str(at)), lines)


def _refused(line: int, problem: str) -> MapRefused:
    return MapRefused([MapProblem(line + 1, problem, "Correct this line of the map.")])
