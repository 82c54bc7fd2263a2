"""Marks by the hundred thousand, with names made to harm, and any that can be made."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.coding.formats.refi import Unit, read_file, write_project
from heed.coding.tests.refi_foreign import project
from heed.coding.tests.refi_made import NAMES, guid, packed
from heed.coding.tests.refi_media import PLACES, coding, mark, medium
from heed.coding.tests.test_refi_examples import counted, ours

NUMBERS = st.integers(-(10**6), 10**9)
MARKS = st.lists(
    st.tuples(NUMBERS, NUMBERS, NAMES, st.integers(0, 3)), max_size=5
)  # begin, end, name, codings


def stored(folder, content):
    path = Path(folder) / "theirs.qdpx"
    path.write_bytes(content)
    return path


def a_source(kind, number, marks, whole):
    inside = "".join(
        mark(kind, 1000 * number + 10 * n, begin, end, name=name, inside="".join(
            coding(1000 * number + 10 * n + c) for c in range(1, codings + 1)
        ))
        for n, (begin, end, name, codings) in enumerate(marks, 1)
    )  # fmt: skip
    inside += "".join(coding(1000 * number + 900 + n) for n in range(whole))
    return medium(kind, inside, number=1000 * number)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLACES)), MARKS, st.integers(0, 2)), max_size=4
    ),
    st.sampled_from(Unit),
)
def test_no_mark_and_no_coding_is_lost(sources, unit):
    xml = project("".join(
        a_source(kind, n, marks, whole)
        for n, (kind, marks, whole) in enumerate(sources, 1)
    ))  # fmt: skip
    with TemporaryDirectory() as folder:
        path = stored(folder, packed(xml))
        imported = read_file(path)
        assert ours(imported) == counted(path)
        for text in imported.project.sources:
            lines = [text.text[one.start : one.end] for one in text.selections]
            assert text.text.splitlines() == (lines or text.text.splitlines()[:1])
        again = read_file(stored(folder, write_project(imported.project, unit=unit)[0]))
    assert again.losses == ()
    assert again.project.sources == imported.project.sources


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("two\nlines\r\n\tand \u2028 more", "two lines and more"),
        ("bell\x85\x9b and \x7f", "bell and"),
        ("\ufeff mark", "\ufeff mark"),
        ("joined 👩🏽\u200d⚕️", "joined 👩🏽\u200d⚕️"),
        (" \n ", ""),
        ("w" * 200, "w" * 200),
        ("w" * 201, "w" * 199 + "…"),
    ],
)
def test_names_made_to_harm(tmp_path, name, line):
    film = medium("VideoSource", mark("VideoSource", 60, 0, 9, name=name))
    imported = read_file(stored(tmp_path, packed(project(film))))
    [text] = imported.project.sources
    assert (
        text.text == "0:00:00.000 to 0:00:00.009" + (f": {line}" if line else "") + "\n"
    )
    cut = [one for one in imported.losses if "end of the words of 1 mark" in one.what]
    assert len(cut) == (len(name) > 200)


def test_a_hundred_thousand_marks_take_no_longer_each(tmp_path):
    """Twenty times as many take about twenty times as long, and never the square."""
    few, many = (timed_reading(tmp_path, count) for count in (5_000, 100_000))
    assert many < 60 * max(few, 0.05)


def timed_reading(folder, count):
    marks = "".join(
        mark("VideoSource", 10 * n, n, n + 5, name="29s", inside=coding(10 * n + 1))
        for n in range(10, count + 10)
    )
    path = stored(folder, packed(project(medium("VideoSource", marks))))
    began = time.process_time()
    [text] = read_file(path).project.sources
    took = time.process_time() - began
    assert len(text.selections) == count
    return took


def test_one_identity_for_every_mark(tmp_path):
    marks = "".join(mark("AudioSource", 60, n, n, inside=coding(61)) for n in range(20))
    imported = read_file(
        stored(tmp_path, packed(project(medium("AudioSource", marks))))
    )
    [text] = imported.project.sources
    assert len({one.guid for one in text.selections}) == 20
    assert guid(60).lower() in {one.guid for one in text.selections}
