"""The built-in questionnaires as definitions; knows no Django."""

from collections.abc import Iterator
from pathlib import Path

from heed.instruments.definition import Definition, read_yaml

SHELF = Path(__file__).parent


def files() -> list[Path]:
    """The files of the library, by name."""
    return sorted(SHELF.glob("*.yaml"))


def built_in() -> Iterator[Definition]:
    """Every built-in questionnaire."""
    return (read_yaml(path) for path in files())
