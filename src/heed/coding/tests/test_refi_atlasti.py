"""ATLAS.ti 26 codes films that lie elsewhere: what was coded comes in all the same."""

from collections import Counter
from dataclasses import replace

import pytest

from heed.coding.access import coder_in
from heed.coding.actions import export_project, import_project, state_basis
from heed.coding.actions.importing import Wanted
from heed.coding.choices import Basis
from heed.coding.errors import NoCodesToCodeTo
from heed.coding.formats.refi import read_file, write_project
from heed.coding.models import Coding, Excerpt, Memo
from heed.coding.tests.factories import a_framework
from heed.coding.tests.refi_atlasti import (
    BASELINE,
    CODED,
    COMMENTS,
    HELLO,
    NAME,
    SOMEBODY,
    TEST,
)
from heed.coding.tests.test_refi_examples import counted, ours
from heed.responses.choices import TextKind
from heed.responses.sealed_words import original_words, version_words

LINES = (
    "0:00:02.274 to 0:00:06.120: 2s\n"
    "0:00:07.241 to 0:00:14.243: 7s\n"
    "0:00:15.010 to 0:00:18.900: 15s\n"
    "0:00:19.377 to 0:00:20.911: 19s\n"
    "0:00:21.477 to 0:00:21.477: 21s\n"
    "0:00:24.050 to 0:00:28.010: 24s\n"
    "0:00:29.108 to 0:00:29.700: 29s\n"
    "0:00:29.760 to 0:00:34.002: 29s\n"
)


@pytest.fixture
def stored(tmp_path):
    def store(content, name="Project.qdpx"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return store


@pytest.fixture
def arrived(reader, stored):
    return import_project(
        by=reader,
        path=stored(CODED),
        wanted=Wanted(slug="trial", content_note="Made up."),
    )


@pytest.mark.parametrize(
    ("content", "codes", "selections", "codings"),
    [(BASELINE, 0, 1, 0), (CODED, 2, 8, 4)],
)
def test_as_many_come_in_as_are_published(stored, content, codes, selections, codings):
    path = stored(content)
    found = ours(read_file(path))
    assert found == counted(path)
    assert found == {
        "users": 2, "codes": codes, "texts": 1, "empty": 0, "selections": selections,
        "codings": codings, "sets": 0, "cases": 0,
    }  # fmt: skip


def test_every_mark_is_a_line_with_all_that_was_said_of_it(stored):
    project = read_file(stored(CODED)).project
    [film] = project.sources
    assert (film.name, film.text, film.of_marks) == (NAME, LINES, True)
    quoted = [film.text[one.start : one.end] for one in film.selections]
    assert quoted == LINES.splitlines()
    assert {one.description for one in film.selections} - {""} == COMMENTS
    coded = {one.name: [c.code for c in one.codings] for one in film.selections}
    both = [HELLO.lower(), TEST.lower()]
    assert {name: c for name, c in coded.items() if c} == {"2s": both, "15s": both}
    assert all(one.made.by and one.made.at for one in film.selections)
    assert all(one.by and one.at for one in project.codings())


def test_what_is_not_here_is_said_and_no_path(stored):
    losses = " ".join(map(str, read_file(stored(CODED)).losses))
    assert "The film itself is not here" in losses
    assert "its 8 marked times as a list of 8 lines" in losses
    assert SOMEBODY not in losses
    assert ".mov" not in losses


def test_out_and_in_again(stored):
    project = read_file(stored(CODED)).project
    back = read_file(stored(write_project(project)[0], "again.qdpx"))
    assert back.losses == ()
    assert back.project.sources == project.sources
    assert back.project.sources[0].description == ""


def test_into_the_store(arrived):
    assert (arrived.texts, arrived.codes, arrived.codings) == (1, 2, 4)
    text = arrived.project.texts.get()
    assert version_words(text.version) == LINES
    assert text.version.text.kind == TextKind.MARKS
    coded = Counter(
        (LINES[one.excerpt.start : one.excerpt.end], one.code.label)
        for one in Coding.objects.select_related("excerpt", "code")
    )
    first, third = LINES.splitlines()[:3:2]
    expected = [(line, code) for line in (first, third) for code in ("hello", "test")]
    assert coded == Counter(expected)
    assert Excerpt.objects.filter(version=text.version).count() == 8
    assert {original_words(one.words) for one in Memo.objects.all()} == COMMENTS
    assert SOMEBODY not in " ".join(map(str, arrived.losses))
    assert ("Elsewhere 1", "Coder") in arrived.coders


def test_and_out_of_the_store_again(arrived, reader, stored):
    by = coder_in(reader, arrived.project)
    state_basis(by=by, what=Basis.MADE_UP, record="Made up for a test.")
    content, _losses, _out = export_project(by=reader, project=arrived.project)
    [film] = read_file(stored(content, "out.qdpx")).project.sources
    assert (film.text, film.of_marks, film.description) == (LINES, True, "")
    said = [len(one.codings) for one in film.selections]
    assert sorted(said) == [0, 0, 0, 2, 2]  # commented, or coded


def test_a_project_without_codes_asks_for_a_framework(reader, stored):
    path, wanted = stored(BASELINE), Wanted(slug="trial", content_note="Made up.")
    with pytest.raises(NoCodesToCodeTo, match="Choose a framework"):
        import_project(by=reader, path=path, wanted=wanted)
    wanted = replace(wanted, framework=a_framework(reader))
    arrived = import_project(by=reader, path=path, wanted=wanted)
    assert (arrived.texts, arrived.codes, arrived.codings) == (1, 0, 0)
    text = arrived.project.texts.get()
    assert version_words(text.version) == "0:00:07.241 to 0:00:14.243: 7s\n"
    assert arrived.project.framework == wanted.framework
