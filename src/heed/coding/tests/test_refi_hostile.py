"""Files made to harm are refused in bounded time and memory, with a plain sentence.

Each is read in a process of its own with 700 MB to use; the seconds are of its
processor, without the start of Python.
"""

import os
import subprocess
import sys
import zipfile

import pytest

from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import import_file, read_file
from heed.coding.formats.refi.limits import Limits
from heed.coding.tests.refi_foreign import (
    CODE,
    SOURCE,
    WAYS,
    counted_file,
    project,
    selection,
    source,
)
from heed.coding.tests.refi_made import guid, packed

READ = """
import resource, sys, time
from pathlib import Path
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import read_file
resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20,) * 2)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
try:
    read_file(Path(sys.argv[1]))
    said = "taken"
except ExchangeRefused as error:
    said = str(error)
took = time.process_time() - began
grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
print(f"{took:.2f}|{grew}|{said}")
"""


def refusal_of(path, *, within_seconds=1.0, within_mb=100):
    """What is said of a file, soon and without much more memory."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PATH": "/usr/bin"},
    )
    took, grew, said = done.stdout.strip().split("|", 2)
    assert float(took) < within_seconds, done.stdout
    assert int(grew) < within_mb, done.stdout
    assert said != "taken"
    return said


@pytest.fixture
def stored(tmp_path):
    """Put a file where it can be read."""

    def store(content, name="theirs.qdpx"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return store


@pytest.fixture
def piecewise(tmp_path):
    """A package whose XML is written in pieces, so that it may be huge."""

    def pack(*pieces):
        path = tmp_path / "huge.qdpx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            with file.open("project.qde", "w", force_zip64=True) as stream:
                for piece, times in pieces:
                    for _ in range(times):
                        stream.write(piece)
        return path

    return pack


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><Project name="&j;"/>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<Project name="x"><Description>&a;</Description></Project>'
)


@pytest.mark.parametrize("xml", [BILLION, OUTSIDE])
@pytest.mark.parametrize("name", ["theirs.qdpx", "theirs.qde", "theirs.qdc"])
def test_instructions_in_the_xml(stored, xml, name):
    content = packed(xml) if name.endswith("qdpx") else xml
    assert "instructions" in refusal_of(stored(content, name))


def test_ten_million_codings(piecewise):
    coding = f'<Coding guid="{guid(1)}"/>'.encode() * 1_000
    path = piecewise((b'<Project name="x"><Sources>', 1), (coding, 10_000))
    assert "1,000,000 codings" in refusal_of(path, within_seconds=5)


def test_ten_million_codings_without_a_package(stored):
    path = stored("<Project>" + "<Coding/>" * 10_000_000, "theirs.qde")
    assert "1,000,000 codings" in refusal_of(path, within_seconds=5)


def test_xml_that_unpacks_to_gigabytes(piecewise):
    path = piecewise((b'<Project name="x">', 1), (b" " * 2**20, 600))
    assert "unpacks" in refusal_of(path)


def test_codes_nested_without_end(stored):
    code = f'<Code guid="{guid(1)}" name="n" isCodable="true">'
    xml = "<Project name='x'><CodeBook><Codes>" + code * 49_000
    assert "nested" in refusal_of(stored(packed(xml)))


def test_other_things_nested_without_end(stored):
    xml = "<Project name='x'>" + "<Sets>" * 3_000_000
    assert "nested" in refusal_of(stored(xml, "theirs.qde"))


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x", "a\\..\\..\\x"]
)
def test_files_that_would_lie_outside(stored, tmp_path, name):
    path = stored(packed(project(source(""))))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, "x")
    assert "outside itself" in refusal_of(path)


@pytest.mark.parametrize(
    "path", ["internal://../../../etc/passwd", "internal://a\\..\\..\\b", "../b.txt"]
)
def test_texts_that_would_come_from_outside(stored, path):
    content = packed(project(source(selection(1, 0, 1), path=path)))
    assert "outside itself" in refusal_of(stored(content))


def test_a_text_that_unpacks_to_gigabytes(tmp_path):
    path = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("project.qde", project(source("")))
        with package.open(f"sources/{SOURCE}.txt", "w", force_zip64=True) as stream:
            for _ in range(300):
                stream.write(b"a" * 2**20)
    assert "unpacks" in refusal_of(path)


def test_a_film_of_gigabytes_is_never_opened(tmp_path):
    path = tmp_path / "film.qdpx"
    path.write_bytes(counted_file(WAYS[0], "NVivo 14"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        with package.open("sources/film.mp4", "w", force_zip64=True) as stream:
            for _ in range(1_000):
                stream.write(b"a" * 2**20)
    assert len(read_file(path).project.sources) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-1", "utf-7"])
def test_xml_in_other_encodings(stored, encoding):
    xml = project(source("")).replace("utf-8", encoding).encode(encoding)
    assert "UTF-8" in refusal_of(stored(packed(xml)))


def test_a_text_in_another_encoding_is_lost_by_name(stored):
    content = packed(
        project(source(selection(1, 0, 4))), {f"{SOURCE}.txt": "café".encode("latin-1")}
    )
    imported = read_file(stored(content))
    assert imported.project.sources == ()
    assert "not in UTF-8" in str(imported.losses[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and no more", "damaged"),
        (packed(project(source("")))[:-40], "damaged"),
        (packed("x", name="readme.txt"), "no project"),
        (b"<html><body>Not found</body></html>", "neither"),
        (b"<Project><Codes></Project>", "broken at line 1"),
        (b"\x89PNG\r\n", "broken"),
    ],
)
def test_what_is_no_project(stored, content, said):
    assert said in refusal_of(stored(content))


@pytest.mark.parametrize(
    ("limits", "what"),
    [
        (Limits(code=1), "codes"),
        (Limits(selection=1), "selections"),
        (Limits(text=1), "texts"),
        (Limits(coding=1), "codings"),
        (Limits(all_text_bytes=20), "together"),
        (Limits(text_bytes=5), "unpacks"),
        (Limits(entries=2), "files"),
    ],
)
def test_each_limit_holds(stored, limits, what):
    code = '<Code guid="{}" name="n" isCodable="true"/>'
    xml = project(
        source(selection(1, 0, 4) + selection(2, 5, 8)) + source("", number=4),
        codes=code.format(CODE) + code.format(guid(8)),
    )
    texts = {f"{guid(n)}.txt": b"some words of it" for n in (3, 4)}
    with pytest.raises(ExchangeRefused, match=what):
        read_file(stored(packed(xml, texts)), limits=limits)


@pytest.mark.parametrize("at", ["startPosition", "endPosition"])
@pytest.mark.parametrize("value", ["9" * 5_000, "-4", "four", "", "1e3", "∞"])
def test_positions_nobody_can_have_meant(stored, at, value):
    mark = selection(1, 0, 4)
    was = 'startPosition="0"' if at == "startPosition" else 'endPosition="4"'
    content = packed(
        project(source(mark.replace(was, f'{at}="{value}"'))),
        {f"{SOURCE}.txt": b"some words"},
    )
    imported = read_file(stored(content))
    assert imported.project.sources[0].selections == ()
    assert imported.losses


def test_the_child_gives_what_this_process_gives(stored):
    path = stored(counted_file(WAYS[1], "NVivo 14"))
    assert import_file(path) == read_file(path)


def test_the_child_passes_refusals_on(stored):
    with pytest.raises(ExchangeRefused, match="neither"):
        import_file(stored(b"<html></html>"))
