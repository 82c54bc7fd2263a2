"""However a program counted, the words that were marked are the words that come in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.coding.formats.refi import Counting, LineEnds, Unit, read_file
from heed.coding.formats.refi.texts import text_from
from heed.coding.tests.refi_foreign import (
    SOURCE,
    WAYS,
    WORDS,
    counted,
    counted_file,
    project,
    selection,
    source,
    spans_of,
)
from heed.coding.tests.refi_made import TEXTS, packed

PROGRAMS = {
    "NVivo 14.23.0": Counting(Unit.UTF16),
    "MAXQDA 24 (24.4.1)": Counting(Unit.UTF16),
    "ATLAS.ti 26.1.2": Counting(Unit.UTF16, LineEnds.ONE),
    "QualCoder 3.8.2": Counting(Unit.CODE_POINTS, LineEnds.ONE),
    "Some program": Counting(Unit.CODE_POINTS),
}


@pytest.fixture
def bring(tmp_path):
    """Read a package made here."""

    def brought(content, **stated):
        path = tmp_path / "theirs.qdpx"
        path.write_bytes(content)
        return read_file(path, **stated)

    return brought


def marked(imported):
    """The places that came in."""
    [text] = imported.project.sources
    assert text.text == WORDS
    return [(one.start, one.end) for one in text.selections]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_stranger_is_found_out(bring, way):
    imported = bring(counted_file(way, "Some program"))
    assert marked(imported) == spans_of()
    [told] = imported.placed
    assert told.counting == way
    assert "edges" in told.why or "inside the text" in told.why


@pytest.mark.parametrize("origin", PROGRAMS)
def test_a_known_program_is_known(bring, origin):
    way = PROGRAMS[origin]
    imported = bring(counted_file(way, origin))
    assert marked(imported) == spans_of()
    assert imported.placed[0].counting == way


@pytest.mark.parametrize("origin", PROGRAMS)
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_program_that_changed_its_habit_is_believed_by_its_file(bring, origin, way):
    assert marked(bring(counted_file(way, origin))) == spans_of()


def test_where_nothing_tells_nothing_is_shifted(bring):
    way = Counting(Unit.UTF16, LineEnds.ONE)
    in_words = [(start + 1, start + 2) for start, _ in spans_of()]
    imported = bring(counted_file(way, "Some program", spans=in_words))
    assert marked(imported) == []
    [told] = imported.untrusted
    assert told.found == len(in_words)
    assert told.placed == 0
    [loss] = imported.losses
    assert loss.item == "Interview"
    assert f"{len(in_words)} selections with {len(in_words)} codings" in loss.what


def test_a_person_may_say_how_it_was_counted(bring):
    way = Counting(Unit.UTF16, LineEnds.ONE)
    in_words = [(start + 1, start + 2) for start, _ in spans_of()]
    content = counted_file(way, "Some program", spans=in_words)
    assert marked(bring(content, counting=way)) == in_words


def test_plain_words_need_no_evidence(bring):
    xml = project(source(selection(1, 1, 2)), origin="Some program")
    imported = bring(packed(xml, {f"{SOURCE}.txt": b"odd places"}))
    [one] = imported.project.sources[0].selections
    assert (one.start, one.end) == (1, 2)
    assert "same places" in imported.placed[0].why


def test_a_text_that_was_changed_since_is_doubted(bring):
    other = " ".join(["quieter"] * 200)
    marks = "".join(selection(n, 8 * n + 3, 8 * n + 5) for n in range(40))
    xml = project(source(marks), origin="NVivo 14")
    imported = bring(packed(xml, {f"{SOURCE}.txt": other.encode()}))
    assert imported.untrusted
    assert "may have changed" in imported.untrusted[0].why


def test_one_selection_outside_a_long_list_is_lost_alone(bring):
    words = "word " * 100
    marks = "".join(selection(n, 5 * n, 5 * n + 4) for n in range(90))
    xml = project(source(marks + selection(99, 499, 900)), origin="NVivo 14")
    imported = bring(packed(xml, {f"{SOURCE}.txt": words.encode()}))
    assert len(imported.project.sources[0].selections) == 90
    assert [loss.what for loss in imported.losses] == [
        "The selection from 499 to 900, with 1 codings."
    ]


def test_a_position_inside_a_character_is_no_position(bring):
    marks = selection(1, 0, 1) + selection(2, 2, 4)
    xml = project(source(marks), origin="NVivo 14")
    imported = bring(packed(xml, {f"{SOURCE}.txt": "😀😀 well".encode()}))
    assert imported.untrusted


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(WAYS), st.data())
def test_every_position_of_every_way_comes_back(words, way, data):
    stored = words.replace("\n", "\r\n")
    text = text_from("\ufeff" + stored if way.mark_counted else stored)
    at = data.draw(st.integers(0, len(words)))
    assert text.words == words
    theirs = counted(words, at, way)
    assert text.ruler(way).start(theirs) == at
    assert text.ruler(way).end(theirs - way.last_included) == at
    assert text.ruler(way).theirs(at) == theirs
