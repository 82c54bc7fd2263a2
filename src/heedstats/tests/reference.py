"""Finds the reference results beside the checkout; skips where they are not there.

It keeps what the tests read of them, so that one test can say that nothing was left.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "shared/oracles"
READ = set()


class Told(Mapping):
    """A part of the reference results that remembers which of its entries were read."""

    def __init__(self, inside, *path):
        self._inside, self._path = inside, path

    def __getitem__(self, key):
        value, path = self._inside[key], (*self._path, key)
        if isinstance(value, dict):
            return Told(value, *path)
        if is_records(value):
            return [Told(one, *path) for one in value]
        READ.add("/".join(path))
        return value

    def __iter__(self):
        return iter(self._inside)

    def __len__(self):
        return len(self._inside)

    def __or__(self, other):
        return dict(self) | dict(other)


def is_records(value):
    """Whether this is a list of records, which are walked like one."""
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def path_of(name):
    """A file of reference results; the test is skipped where it is not there."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip("The reference results are not part of the project.")
    return path


def results(name):
    """A JSON file of reference results."""
    return Told(json.loads(path_of(name).read_text(encoding="utf-8")), name)


def lines(name):
    """The lines of a CSV file as records."""
    with path_of(name).open(encoding="utf-8", newline="") as file:
        return [Told(row, name) for row in csv.DictReader(file)]
