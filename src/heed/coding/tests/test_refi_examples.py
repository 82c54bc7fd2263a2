"""Projects of other programs, which are not part of Heed, against a plain count.

``HEED_EXAMPLE_PROJECTS`` names a folder that holds them (docs/reference/refi-qda.md).
"""

import os
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from heed.coding.formats.refi import Unit, read_file, write_project

FOLDER = os.environ.get("HEED_EXAMPLE_PROJECTS", "")
FOUND = sorted(Path(FOLDER).rglob("*.qdpx")) if FOLDER else []

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        not FOUND,
        reason="HEED_EXAMPLE_PROJECTS names no folder with .qdpx files.",
    ),
]


def counted(path):
    """How many of each there are, counted from the XML alone."""
    with zipfile.ZipFile(path) as package:
        [name] = [one for one in package.namelist() if one.endswith(".qde")]
        root = ElementTree.fromstring(package.read(name))
    tags = Counter(one.tag.rpartition("}")[2] for one in root.iter())
    return {
        "users": tags["User"],
        "codes": tags["Code"],
        "texts": tags["TextSource"],
        "selections": tags["PlainTextSelection"],
        "codings": tags["Coding"],
        "sets": tags["Set"],
        "cases": tags["Case"],
    }


def ours(project):
    """The same of a project in our shape."""
    return {
        "users": len(project.users),
        "codes": len(project.codes),
        "texts": len(project.sources),
        "selections": sum(len(one.selections) for one in project.sources),
        "codings": len(list(project.codings())),
        "sets": len(project.sets),
        "cases": len(project.cases),
    }


@pytest.mark.parametrize("path", FOUND or [None], ids=lambda path: path and path.name)
def test_everything_came_in(path):
    imported = read_file(path)
    assert ours(imported.project) == counted(path)
    assert imported.untrusted == ()


@pytest.mark.parametrize("path", FOUND or [None], ids=lambda path: path and path.name)
@pytest.mark.parametrize("unit", Unit)
def test_and_goes_out_again(path, unit, tmp_path):
    project = read_file(path).project
    again = tmp_path / "again.qdpx"
    again.write_bytes(write_project(project, unit=unit)[0])
    assert counted(again) == counted(path)
    back = read_file(again).project
    assert replace(back, origin="") == replace(project, origin="")


def summary():
    """The counts, for the page."""
    for path in FOUND:
        print(path.name, read_file(path).project.origin, counted(path))  # noqa: T201


if __name__ == "__main__":
    summary()
