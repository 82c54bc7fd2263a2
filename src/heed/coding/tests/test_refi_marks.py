"""What was marked in films, recordings, pictures and pages comes in as a list."""

import pytest

from heed.coding.formats.refi import read_file
from heed.coding.tests.refi_foreign import CODE, SOURCE, project, source
from heed.coding.tests.refi_made import guid, packed
from heed.coding.tests.refi_media import (
    LOUD,
    TEXT,
    TIMED,
    coding,
    mark,
    medium,
    transcript,
)
from heed.coding.tests.test_refi_examples import counted, ours


@pytest.fixture
def bring(tmp_path):
    """Read a project, and hold what came in against a plain count of the file."""

    def brought(sources, files=(), *, more="", equal=True):
        path = tmp_path / "theirs.qdpx"
        path.write_bytes(packed(project(sources, more=more), dict(files)))
        imported = read_file(path)
        assert not equal or ours(imported) == counted(path)
        return imported

    return brought


def told(imported):
    return " ".join(map(str, imported.losses))


def quotes(text):
    return [text.text[one.start : one.end] for one in text.selections]


@pytest.mark.parametrize(
    ("kind", "place", "line"),
    [
        ("VideoSource", (3_661_001, 3_661_001), "1:01:01.001 to 1:01:01.001: Door"),
        ("AudioSource", (-5, 90_000_000), "-0:00:00.005 to 25:00:00.000: Door"),
        ("AudioSource", ("", "soon"), "unknown to unknown: Door"),
        ("PictureSource", (1, 2, 30, 40), "area 1, 2 to 30, 40: Door"),
        ("PDFSource", (1, 2, 30, 40), "page 0, area 1, 2 to 30, 40: Door"),
    ],
)
def test_a_mark_is_a_line(bring, kind, place, line):
    marked = mark(kind, 60, *place, name="Door", inside=coding(61))
    imported = bring(medium(kind, marked))
    [text] = imported.project.sources
    assert (quotes(text), text.of_marks) == ([line], True)
    assert text.text == line + "\n"
    assert text.guid == guid(50).lower()
    assert text.selections[0].codings[0].code == CODE.lower()
    assert "as a list of 1 line." in told(imported)


def test_words_of_an_area_stand_in_its_line(bring):
    words = (
        f'<Representation guid="{guid(62)}"><PlainTextContent>Ask\nfor help.'
        "</PlainTextContent></Representation>"
    )
    marks = mark("PDFSource", 60, 1, 2, 3, 4, name="Quotation 1", inside=words)
    marks += mark("PDFSource", 61, 5, 6, 7, 8, name="Quotation 2")
    [text] = bring(medium("PDFSource", marks)).project.sources
    assert quotes(text) == [
        "page 0, area 1, 2 to 3, 4: Ask for help.",
        "page 0, area 5, 6 to 7, 8: Quotation 2",
    ]
    assert text.selections[0].name == "Quotation 1"


def test_what_is_said_of_the_whole_stays_on_the_whole(bring):
    marked = mark("VideoSource", 60, 0, 9, inside=coding(61)) + coding(62)
    [text] = bring(medium("VideoSource", marked)).project.sources
    assert [one.guid for one in text.codings] == [guid(62).lower()]
    assert text.selections[0].end < len(text.text)


@pytest.mark.parametrize(
    "said",
    [
        coding(62),
        f'<NoteRef targetGUID="{guid(70)}"/>',
        "<Description>Hm</Description>",
    ],
)
def test_a_film_that_was_coded_as_a_whole_is_one_line(bring, said):
    note = f'<Notes><Note guid="{guid(70)}"><PlainTextContent>N</PlainTextContent>'
    imported = bring(medium("VideoSource", said), more=note + "</Note></Notes>")
    [text] = imported.project.sources
    assert text.text == "The film as a whole.\n"
    assert text.codings or text.notes or text.description
    assert "on a text of one line" in told(imported)


def test_a_film_of_which_nothing_was_said_is_listed(bring):
    imported = bring(medium("VideoSource", ""))
    assert imported.project.sources == ()
    assert "(Talk): lost: The film. The file holds no words of it" in told(imported)


def test_a_film_with_its_words_is_two_texts(bring):
    marked = mark("VideoSource", 60, 0, 900, name="Door", inside=coding(61))
    film = medium("VideoSource", transcript(TIMED) + marked + coding(62))
    case = (
        f'<Cases><Case guid="{guid(80)}" name="P"><SourceRef targetGUID="{guid(50)}"/>'
    )
    case += f'<SelectionRef targetGUID="{guid(60)}"/></Case></Cases>'
    imported = bring(film, TEXT, more=case)
    words, marks = imported.project.sources
    assert (words.name, quotes(words), len(words.codings)) == ("Talk", ["ward"], 1)
    assert (marks.name, quotes(marks)) == (
        "Talk: marked times",
        ["0:00:00.000 to 0:00:00.900: Door"],
    )
    assert (words.of_marks, marks.of_marks, marks.codings) == (False, True, ())
    [of] = imported.project.cases
    assert of.sources == (words.guid, marks.guid)
    assert of.selections == (guid(60).lower(),)


def test_several_transcripts_and_what_was_said_of_the_whole(bring):
    both = transcript() + transcript(number=4)
    files = {**TEXT, f"{guid(4)}.txt": b"Welsh words."}
    imported = bring(medium("AudioSource", both + coding(62)), files)
    *_words, whole = imported.project.sources
    assert whole.text == "The sound recording as a whole.\n"
    assert len(whole.codings) == 1


def test_a_transcript_that_is_missing_leaves_its_times(bring):
    film = medium("VideoSource", transcript(TIMED) + coding(62))
    imported = bring(film, equal=False)
    [text] = imported.project.sources
    assert quotes(text) == ["0:00:00.000 to 0:00:00.900"]
    assert len(list(imported.project.codings())) == 2
    assert "missing from the file" in told(imported)


def test_pages_of_a_pdf_with_its_words_are_listed(bring):
    words = transcript(LOUD, tag="Representation")
    page = mark("PDFSource", 60, 1, 2, 3, 4, inside=coding(61))
    imported = bring(medium("PDFSource", page + words), TEXT)
    [text] = imported.project.sources
    assert (quotes(text), text.of_marks) == (["loud"], False)
    assert "lost: Its 1 marked page area with 1 coding." in told(imported)


def test_a_picture_with_a_description_keeps_both(bring):
    marked = mark("PictureSource", 60, 1, 2, 3, 4, inside=coding(61))
    words = transcript(LOUD, tag="TextDescription")
    imported = bring(medium("PictureSource", words + marked), TEXT)
    assert [one.of_marks for one in imported.project.sources] == [False, True]


def test_notes_on_marks_by_reference_and_by_link(bring):
    refers = mark("VideoSource", 60, 0, 9) + mark(
        "VideoSource", 61, 0, 9, inside=f'<NoteRef targetGUID="{guid(71)}"/>'
    )
    notes = "".join(
        f'<Note guid="{guid(n)}"><PlainTextContent>N</PlainTextContent></Note>'
        for n in (70, 71)
    )
    link = (
        f'<Links><Link guid="{guid(72)}" originGUID="{guid(70)}" '
        f'targetGUID="{guid(60)}"/></Links>'
    )
    more = f"<Notes>{notes}</Notes>{link}"
    [text] = bring(medium("VideoSource", refers), more=more).project.sources
    assert [one.notes for one in text.selections] == [
        (guid(70).lower(),),
        (guid(71).lower(),),
    ]


def test_places_of_a_note_are_no_places_in_a_list(bring):
    note = (
        f'<Notes><Note guid="{guid(70)}"><PlainTextContent>Ask her.</PlainTextContent>'
        f'<PlainTextSelection guid="{guid(72)}" startPosition="4" endPosition="8"/>'
        "</Note></Notes>"
    )
    marked = mark("VideoSource", 60, 0, 9) + f'<NoteRef targetGUID="{guid(70)}"/>'
    imported = bring(medium("VideoSource", marked), more=note)
    [text] = imported.project.sources
    assert (len(text.selections), text.notes) == (1, (guid(70).lower(),))
    assert "1 selections" in told(imported)


def test_marks_do_not_tell_how_texts_were_counted(bring):
    film = medium("VideoSource", mark("VideoSource", 60, 0, 9, name="😀 a"))
    imported = bring(film + source(LOUD), TEXT)
    assert [one.found for one in imported.placed] == [1]


def test_marks_where_none_can_be_are_listed(bring):
    inside = LOUD + mark("VideoSource", 60, 0, 9, inside=coding(61))
    imported = bring(source(inside, path=f"internal://{SOURCE}.txt"), TEXT, equal=False)
    assert "1 marked time or area with 1 coding." in told(imported)
