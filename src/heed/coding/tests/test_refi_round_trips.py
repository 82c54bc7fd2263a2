"""What goes out comes in again, whole; and others read what we meant."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
import xmlschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.coding.definition.exchange import Code, Project, Selection, Source
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import Unit, read_file, write_codebook, write_project
from heed.coding.tests.refi_made import guid, projects
from heed.coding.tests.refi_slow import expected, read_slowly

SCHEMAS = Path(__file__).parent / "schemas"
PROJECT = xmlschema.XMLSchema(SCHEMAS / "Project.xsd")
CODEBOOK = xmlschema.XMLSchema(SCHEMAS / "Codebook.xsd")
ONE = Project("One", codes=(Code(guid(1).lower(), "Noise"),))
EXAMPLES = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def read(content, name="project.qdpx"):
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_file(path)


def check_a_project(project, unit):
    """What one written file must be, all of it for each example: making one is slow."""
    content, lost = write_project(project, unit=unit)
    assert lost == ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.qdpx"
        path.write_bytes(content)
        comes_back_equal(project, read_file(path))
        # Another reader sees the same, where positions are those of the standard.
        if unit is Unit.CODE_POINTS:
            assert read_slowly(path) == expected(project)
        with ZipFile(path) as package:
            xml = package.read("project.qde").decode()
    PROJECT.validate(xml)
    if unit is Unit.UTF16:
        positions_are_those_of_other_programs(project, xml)


def comes_back_equal(project, back):
    assert back.losses == ()
    assert back.untrusted == ()
    assert replace(back.project, origin="") == project


def positions_are_those_of_other_programs(project, xml):
    for source in project.sources:
        for one in source.selections:
            start, end = (
                len(source.text[:at].encode("utf-16-le")) // 2
                for at in (one.start, one.end)
            )
            assert f'startPosition="{start}" endPosition="{end}"' in xml


def check_a_codebook(project):
    """It comes back equal, valid, and with what it leaves out listed."""
    content, lost = write_codebook(project)
    CODEBOOK.validate(content.decode())
    back = read(content, "codes.qdc")
    assert back.losses == ()
    assert back.project.codes == tuple(replace(c, notes=()) for c in project.codes)
    whole = [one for one in project.sets if not (one.sources or one.notes)]
    kept = {one.guid for one in back.project.sets}
    assert {one.guid for one in whole} <= kept
    told = {loss.item for loss in lost if loss.where == "Sets"}
    assert told == {one.name for one in project.sets if one.sources or one.notes}


A_PROJECT = given(projects(), st.sampled_from(Unit))
A_CODEBOOK = given(projects().filter(lambda project: project.codes))


@settings(max_examples=60, **EXAMPLES)
@A_PROJECT
def test_a_project_goes_out_and_comes_back(project, unit):
    check_a_project(project, unit)


@settings(max_examples=15, **EXAMPLES)
@A_CODEBOOK
def test_a_codebook_comes_back_equal_and_is_valid(project):
    check_a_codebook(project)


@pytest.mark.full
@settings(max_examples=500, **EXAMPLES)
@A_PROJECT
def test_many_projects_go_out_and_come_back(project, unit):
    check_a_project(project, unit)


@pytest.mark.full
@settings(max_examples=200, **EXAMPLES)
@A_CODEBOOK
def test_many_codebooks_come_back(project):
    check_a_codebook(project)


def test_the_same_project_gives_the_same_file():
    assert write_project(ONE) == write_project(ONE)


def test_control_characters_in_names_are_told():
    content, lost = write_project(replace(ONE, name="bell\x07"))
    assert [str(loss.how) for loss in lost] == ["changed"]
    assert read(content).project.name == "bell\ufffd"


def test_halves_of_characters_in_a_text_are_told():
    broken = replace(ONE, sources=(Source(guid(2).lower(), "t", "a\ud800b"),))
    content, lost = write_project(broken)
    assert [loss.item for loss in lost] == ["t"]
    assert read(content).project.sources[0].text == "a\ufffdb"


def test_a_text_that_begins_with_a_mark_keeps_it():
    words = "\ufeff😀 loud"
    mark = Selection(guid(3).lower(), 1, 2)
    source = Source(guid(2).lower(), "t", words, selections=(mark,))
    for unit in Unit:
        content, _ = write_project(replace(ONE, sources=(source,)), unit=unit)
        assert read(content).project.sources == (source,)


def test_no_codebook_without_codes():
    with pytest.raises(ExchangeRefused, match="no codes"):
        write_codebook(Project("Nothing"))


@pytest.mark.parametrize(
    "project",
    [
        replace(ONE, codes=(Code(guid(1), "capitals in its identity"),)),
        replace(ONE, codes=(*ONE.codes, *ONE.codes)),
        replace(ONE, codes=(Code(guid(1).lower(), "n", parent=guid(9).lower()),)),
        replace(ONE, about=(guid(5).lower(),)),
        replace(ONE, sources=(Source(guid(2).lower(), "t", "a\r\nb"),)),
    ],
)
def test_what_nobody_could_follow_is_not_written(project):
    with pytest.raises(ExchangeRefused):
        write_project(project)
