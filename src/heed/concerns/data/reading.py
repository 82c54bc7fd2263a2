"""Reading this folder's files."""

from importlib.resources import files
from typing import Any

import yaml


def read(name: str) -> dict[str, Any]:
    """One file of code lists, as data."""
    text = files("heed.concerns.data").joinpath(name).read_text(encoding="utf-8")
    return yaml.safe_load(text)
