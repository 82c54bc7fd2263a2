"""Finds the reference results beside the checkout; skips where they are not there."""

import csv
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "shared/oracles"


def _path(name):
    path = FOLDER / name
    if not path.exists():
        pytest.skip("The reference results are not part of the project.")
    return path


def results(name):
    """A JSON file of reference results."""
    return json.loads(_path(name).read_text(encoding="utf-8"))


def lines(name):
    """The lines of a CSV file as records."""
    with _path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
