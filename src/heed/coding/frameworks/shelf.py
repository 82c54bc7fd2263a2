"""The frameworks that come with Heed; knows no Django."""

from functools import cache
from pathlib import Path

from heed.coding.definition.framework import Framework, parse
from heed.instruments.formats.yaml_files import plain_values

SHELF = Path(__file__).parent


def files() -> list[Path]:
    """The files of the library, by name."""
    return sorted(SHELF.glob("*.yaml"))


@cache
def built_in() -> tuple[Framework, ...]:
    """Every framework that comes with Heed, earlier versions first."""
    found = [parse(plain_values(path)) for path in files()]
    return tuple(sorted(found, key=lambda one: (len(one.crosswalks), str(one.name))))
