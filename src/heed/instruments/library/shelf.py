"""The built-in questionnaires as definitions; knows no Django."""

from functools import cache
from pathlib import Path

from heed.instruments.definition import Definition
from heed.instruments.formats.yaml_files import read_yaml

SHELF = Path(__file__).parent


def files() -> list[Path]:
    """The files of the library, by name."""
    return sorted(SHELF.glob("*.yaml"))


@cache
def built_in() -> tuple[Definition, ...]:
    """Every built-in questionnaire, read once: the files do not change under us."""
    return tuple(read_yaml(path) for path in files())
