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
from heed.coding.formats.refi.media import NOTHING

FOLDER = os.environ.get("HEED_EXAMPLE_PROJECTS", "")
FOUND = sorted(Path(FOLDER).rglob("*.qdpx")) if FOLDER else []

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        not FOUND,
        reason="HEED_EXAMPLE_PROJECTS names no folder with .qdpx files.",
    ),
]


MEDIA = {"PictureSource", "PDFSource", "AudioSource", "VideoSource"}
WORDS = {"TextDescription", "Representation", "Transcript"}


def name_of(element):
    return element.tag.rpartition("}")[2]


def selections_in(element):
    return [one for one in element.iter() if name_of(one).endswith("Selection")]


def words_of(source):
    """The texts that the file has of something that is none."""
    return [
        one
        for one in source
        if name_of(one) in WORDS
        and (
            one.get("plainTextPath")
            or any(name_of(child) == "PlainTextContent" for child in one)
        )
    ]


def counted(path):
    """How many of each there are, counted from the XML alone.

    A source is one text, of whatever kind; where words of a film or a picture are there
    and marks of it too, it is two. What is marked on the pages of a PDF counts only if
    the file has not its words (docs/reference/refi-qda.md). A source without words,
    marks, codings and notes is empty.
    """
    with zipfile.ZipFile(path) as package:
        [name] = [one for one in package.namelist() if one.endswith(".qde")]
        root = ElementTree.fromstring(package.read(name))
    tags = Counter(map(name_of, root.iter()))
    found = Counter(texts=tags["TextSource"])
    groups = [one for one in root if name_of(one) == "Sources"]
    for source in (one for group in groups for one in group):
        found += of_a_source(source)
    return {
        "users": tags["User"],
        "codes": tags["Code"],
        "texts": found["texts"],
        "empty": found["empty"],
        "selections": found["selections"],
        "codings": found["codings"],
        "sets": tags["Set"],
        "cases": tags["Case"],
    }


def of_a_source(source):
    """The texts that one source becomes, and what was said of it."""
    selections, words = selections_in(source), words_of(source)
    codings = [one for one in source.iter() if name_of(one) == "Coding"]
    if name_of(source) == "PDFSource" and words:
        pages = {one for one in selections if name_of(one) == "PDFSelection"}
        selections = [one for one in selections if one not in pages]
        on_pages = {one for page in pages for one in page.iter()}
        codings = [one for one in codings if one not in on_pages]
    found = Counter(selections=len(selections), codings=len(codings))
    if name_of(source) in MEDIA:
        marks = {one for one in source if name_of(one).endswith("Selection")}
        marks &= set(selections)
        said = {name_of(one) for one in source} & {"Coding", "NoteRef", "Description"}
        of_it = bool(marks or (said and len(words) != 1))
        found["texts"] = len(words) + of_it
        found["empty"] = not found["texts"]
    return found


def ours(imported):
    """The same of a project in our shape."""
    project = imported.project
    return {
        "users": len(project.users),
        "codes": len(project.codes),
        "texts": len(project.sources),
        "empty": sum(one.why == NOTHING for one in imported.losses),
        "selections": sum(len(one.selections) for one in project.sources),
        "codings": len(list(project.codings())),
        "sets": len(project.sets),
        "cases": len(project.cases),
    }


@pytest.mark.parametrize("path", FOUND or [None], ids=lambda path: path and path.name)
def test_everything_came_in(path):
    imported = read_file(path)
    assert ours(imported) == counted(path)
    assert imported.untrusted == ()


@pytest.mark.parametrize("path", FOUND or [None], ids=lambda path: path and path.name)
@pytest.mark.parametrize("unit", Unit)
def test_and_goes_out_again(path, unit, tmp_path):
    imported = read_file(path)
    project = imported.project
    again = tmp_path / "again.qdpx"
    again.write_bytes(write_project(project, unit=unit)[0])
    assert counted(again) == ours(imported) | {"empty": 0}
    back = read_file(again).project
    assert replace(back, origin="") == replace(project, origin="")


def summary():
    """The counts, for the page."""
    for path in FOUND:
        print(path.name, read_file(path).project.origin, counted(path))  # noqa: T201


if __name__ == "__main__":
    summary()
