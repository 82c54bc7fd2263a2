"""Habits of other programs (docs/reference/refi-qda.md), in files made up here."""

import io
from zipfile import ZipFile

import pytest

from heed.coding.definition.exchange import Kind, Value
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import read_file
from heed.coding.tests.refi_foreign import (
    CODE,
    SOURCE,
    USER,
    project,
    selection,
    source,
)
from heed.coding.tests.refi_made import guid, packed

TEXT = {f"{SOURCE}.txt": b"The ward was loud last night."}
LOUD = selection(1, 13, 17)


@pytest.fixture
def bring(tmp_path):
    def brought(content, name="theirs.qdpx"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path)

    return brought


def told(imported):
    return [str(loss) for loss in imported.losses]


def the_words(imported):
    [text] = imported.project.sources
    return [text.text[one.start : one.end] for one in text.selections]


def test_the_xml_named_after_the_project(bring):
    imported = bring(packed(project(source(LOUD)), TEXT, name="Trial.qde"))
    assert the_words(imported) == ["loud"]
    assert "project.qde" in told(imported)[0]


def test_two_projects_and_none_named_as_the_standard_says(bring, tmp_path):
    content = packed(project(source(LOUD)), {**TEXT, "../b.qde": b""}, name="a.qde")
    with pytest.raises(ExchangeRefused):
        bring(content)
    content = packed(project(source(LOUD)), TEXT, name="a.qde")
    content = add(content, "b.qde", b"<Project/>")
    with pytest.raises(ExchangeRefused, match="several projects"):
        bring(content)


def add(content, name, words):
    file = io.BytesIO(content)
    with ZipFile(file, "a") as package:
        package.writestr(name, words)
    return file.getvalue()


@pytest.mark.parametrize(
    "path",
    [
        f"internal://{SOURCE}.txt",
        f"internal:///{SOURCE}.txt",
        f"internal://sources/{SOURCE}.txt",
        f"INTERNAL://{SOURCE.lower()}.TXT",
        f"{SOURCE}.txt",
    ],
)
@pytest.mark.parametrize("folder", ["sources", "Sources", "Export/sources"])
def test_ways_to_name_a_file_inside(bring, path, folder):
    name = "Export/project.qde" if "/" in folder else "project.qde"
    content = packed(project(source(LOUD, path=path)), TEXT, name=name, folder=folder)
    imported = bring(content)
    assert the_words(imported) == ["loud"]
    assert told(imported) == []


@pytest.mark.parametrize("path", ["relative:///a.txt", "absolute:///C:/Users/a.txt"])
def test_texts_outside_are_lost_by_name(bring, path):
    imported = bring(packed(project(source(LOUD, path=path))))
    assert imported.project.sources == ()
    [loss] = imported.losses
    assert (loss.item, "1 selections and 1 codings" in loss.what) == ("Interview", True)
    assert "no paths out" in loss.why


def test_words_in_the_xml_alone(bring):
    inside = "<PlainTextContent>The ward\r\nwas loud</PlainTextContent>"
    xml = project(
        f'<TextSource guid="{SOURCE}" name="x">{inside}{selection(1, 13, 17)}'
        "</TextSource>",
        origin="MAXQDA 24",
    )
    assert the_words(bring(packed(xml))) == ["loud"]
    assert the_words(bring(xml, "project.qde")) == ["loud"]


@pytest.mark.parametrize("space", ["project:0.4", "project:1.5", ""])
def test_other_versions_and_none(bring, space):
    imported = bring(packed(project(source(LOUD), space=space), TEXT))
    assert the_words(imported) == ["loud"]
    assert "as if it were version 1.0" in told(imported)[0]


def test_identities_in_capitals_braces_and_none(bring):
    xml = project(source(LOUD)).replace(f'"{CODE}"', f'"{{{CODE}}}"', 1)
    xml = xml.replace(f'targetGUID="{CODE}"', f'targetGUID="{CODE.lower()}"')
    xml = xml.replace(f'<Coding guid="{guid(5001)}"', "<Coding")
    imported = bring(packed(xml, TEXT))
    [coding] = imported.project.codings()
    assert coding.code == CODE.lower()
    assert coding.guid


def test_a_comment_without_author_stays_a_comment(bring):
    mark = selection(1, 13, 17).replace(
        "<Coding", "<Description>Again?</Description><Coding", 1
    )
    imported = bring(packed(project(source(mark), origin="ATLAS.ti 26.1.2"), TEXT))
    [one] = imported.project.sources[0].selections
    assert one.description == "Again?"
    assert imported.project.notes == ()


def test_a_selection_of_nothing_stays(bring):
    imported = bring(packed(project(source(selection(1, 13, 13))), TEXT))
    [one] = imported.project.sources[0].selections
    assert one.start == one.end == 13


def test_notes_tied_by_links(bring):
    note = f'<Notes><Note guid="{guid(70)}" plainTextPath="internal://n.txt"/></Notes>'
    link = (
        f'<Links><Link guid="{guid(71)}" originGUID="{guid(70)}" '
        f'targetGUID="{guid(1001)}"/></Links>'
    )
    xml = project(source(LOUD), origin="NVivo 14", more=note + link)
    imported = bring(packed(xml, {**TEXT, "n.txt": b"\xef\xbb\xbfAsk her."}))
    [one] = imported.project.sources[0].selections
    assert one.notes == (imported.project.notes[0].guid,)
    assert imported.project.notes[0].text == "Ask her."
    assert told(imported) == []


def test_a_note_that_says_where_it_belongs(bring):
    note = (
        f'<Notes><Note guid="{guid(70)}"><PlainTextContent>Ask her.</PlainTextContent>'
        f'<PlainTextSelection guid="{guid(72)}" startPosition="4" endPosition="8"/>'
        "</Note></Notes>"
    )
    xml = project(source(f'<NoteRef targetGUID="{guid(70)}"/>'), more=note)
    imported = bring(packed(xml, TEXT))
    assert the_words(imported) == ["ward"]
    assert imported.project.sources[0].notes == ()


def test_links_and_drawings_are_listed(bring):
    more = (
        f'<Links><Link guid="{guid(71)}" name="leads to" originGUID="{CODE}" '
        f'targetGUID="{CODE}"/></Links><Graphs><Graph guid="{guid(73)}" name="Map">'
        f'<Vertex guid="{guid(74)}" firstX="1" firstY="1"/></Graph></Graphs>'
    )
    imported = bring(packed(project(source(LOUD), more=more), TEXT))
    assert "leads to" in "".join(told(imported))
    assert "Graphs (Map): lost: A drawing of 1 shapes and 0 lines." in "".join(
        told(imported)
    )


def test_a_case_made_for_one_texts_values(bring):
    more = (
        f'<Variables><Variable guid="{guid(80)}" name="Age" typeOfVariable="Integer"/>'
        f'</Variables><Cases><Case guid="{guid(81)}"><VariableValue><VariableRef '
        f'targetGUID="{guid(80)}"/><IntegerValue> 41 </IntegerValue></VariableValue>'
        f'<SourceRef targetGUID="{SOURCE}"/></Case></Cases>'
    )
    imported = bring(packed(project(source(LOUD), more=more, origin="Quirkos"), TEXT))
    value = Value(guid(80).lower(), Kind.INTEGER, "41")
    assert imported.project.sources[0].values == (value,)
    assert imported.project.cases == ()


def test_codings_with_a_case_say_what_is_of_the_case(bring):
    more = f'<Cases><Case guid="{guid(81)}" name="Person A"/></Cases>'
    mark = LOUD.replace(CODE, guid(81))
    imported = bring(packed(project(source(mark), more=more, origin="NVivo 12"), TEXT))
    [case] = imported.project.cases
    assert case.selections == (guid(1001).lower(),)
    assert list(imported.project.codings()) == []


def test_codes_and_coders_that_are_not_there(bring):
    mark = LOUD.replace(CODE, guid(90)) + selection(2, 4, 8).replace(USER, guid(91))
    imported = bring(packed(project(source(mark)), TEXT))
    assert [one.by for one in imported.project.codings()] == [guid(91).lower()]
    assert guid(91).lower() in {one.guid for one in imported.project.users}
    assert "1 codings with 1 codes" in "".join(told(imported))


def test_files_nobody_refers_to_and_folders_on_a_computer(bring):
    xml = project(source(LOUD), head=' basePath="/Users/j-doe/Desktop"')
    imported = bring(packed(xml, {**TEXT, "stray.docx": b"x", ".root": b""}))
    assert "stray.docx" in "".join(told(imported))
    assert "j-doe" not in "".join(told(imported))


def test_elements_of_a_vendors_own(bring):
    extra = '<Extra xmlns="urn:vendor"><Coding/></Extra>'
    imported = bring(packed(project(source(LOUD + extra)), TEXT))
    assert the_words(imported) == ["loud"]
    assert len(list(imported.project.codings())) == 1
    assert "Extra" in "".join(told(imported))


def test_a_codebook_with_a_mark_and_no_name_for_its_version(bring):
    xml = (
        f'\ufeff<CodeBook><Codes><Code guid="{{{CODE}}}" name="Noise" color="#F0a">'
        "<Description>Loud.</Description></Code></Codes>"
        f'<Sets><Set guid="{guid(9)}" name="S"><MemberCode guid="{CODE}"/></Set></Sets>'
        "</CodeBook>"
    )
    imported = bring(xml, "codes.qdc")
    [code] = imported.project.codes
    assert (code.codable, code.colour, code.description) == (True, "#ff00aa", "Loud.")
    assert imported.project.sets[0].codes == (code.guid,)
