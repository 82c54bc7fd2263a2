"""Figures: what they draw, what they say, and what they must never claim."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from heed.ui.figures import Part, Window, bars, direction, distribution, strip
from heed.ui.tests.gallery import samples
from heed.ui.tests.rendering import render, words

GOLDEN = Path(__file__).parent / "golden"
LABELS = samples.LABELS
FIGURES = {figure.slug: figure for figure in samples.figures()["figures"]}
PAGE = '{% from "ui/components/figures.html" import figure %}{{ figure(fig) }}'


def drawn(figure):
    """A figure's HTML, one element a line."""
    return re.sub(r">\s*<", ">\n<", render(PAGE, fig=figure)).strip() + "\n"


def scale(*counts):
    return [Part(*pair) for pair in zip(LABELS, counts, strict=True)]


@pytest.mark.parametrize("slug", sorted(FIGURES))
def test_it_looks_as_before(slug):
    # After a wanted change: print drawn(figure) into golden/<slug>.html and look at it.
    assert drawn(FIGURES[slug]) == (GOLDEN / f"{slug}.html").read_text("utf-8")


@pytest.mark.parametrize("slug", sorted(FIGURES))
def test_it_has_title_sentence_and_table(slug):
    html = drawn(FIGURES[slug])
    figure = FIGURES[slug]
    assert html.count('role="img"') == len(figure.drawings)
    assert html.count("<title") == len(figure.drawings)
    assert words(html).count(figure.sentence) == 1 + len(figure.drawings)
    assert html.count("<tr") == len(figure.table) + 1
    assert " style=" not in html


def test_no_entry_is_a_gap_and_no_dot():
    figure = strip(
        title="T",
        levels=LABELS,
        windows=[Window("Monday", "1"), Window("Tuesday", "2")],
    )
    css = [mark.css for mark in figure.drawings[0].marks]
    assert css.count("heed-absent") == 2
    assert "heed-dot" not in css
    assert figure.table[0][1:] == ["no entry", "0"]


def test_too_few_is_neither_a_gap_nor_a_number():
    window = Window("Monday", "1", entries=None)
    figure = strip(title="T", levels=LABELS, windows=[window])
    css = [mark.css for mark in figure.drawings[0].marks]
    assert "heed-few" in css
    assert "heed-absent" not in css
    assert figure.table[0][1:] == ["too few to show", "too few to show"]


def test_every_window_is_in_the_table_even_if_not_drawn():
    windows = [Window(f"Day {day}", str(day), 2.0, 6) for day in range(90)]
    figure = strip(title="T", levels=LABELS, windows=windows)
    dots = [
        sum(mark.css == "heed-dot" for mark in drawing.marks)
        for drawing in figure.drawings
    ]
    assert dots == [50, 13]
    assert len(figure.table) == 90
    assert "the last 50, on a small screen the last 13" in figure.note


def test_a_withheld_count_is_said_and_not_reckoned_from():
    figure = distribution(title="T", parts=scale(3, 5, None, 2, 1))
    assert figure.drawings == []
    # Neither a base nor a “most often” is said.
    assert figure.sentence == "Some numbers are too small to show."
    assert figure.rows[2].length is None
    assert figure.table[2][1] == "too few to show"


def test_nobody_answered_is_not_a_bar():
    figure = distribution(title="T", parts=scale(0, 0, 0, 0, 0), skipped=2)
    assert figure.drawings == []
    assert figure.sentence == "0 people answered. 2 people skipped this question."


def test_a_tie_names_all_that_share_the_first_place():
    figure = distribution(title="T", parts=scale(4, 4, 1, 0, 0))
    assert "Most often: Very calm, Calm (4 each)." in figure.sentence


def test_direction_is_counts_with_a_shape_each():
    figure = direction(title="T", better=4, same=5, worse=3)
    assert [row.shape for row in figure.rows] == ["up", "level", "down"]
    assert [row.words for row in figure.rows] == ["4", "5", "3"]
    assert "%" not in figure.sentence


def test_direction_says_how_many_answered_only_where_nothing_is_withheld():
    whole = direction(title="T", better=4, same=5, worse=3)
    assert whole.sentence.startswith("12 people answered.")
    part = direction(title="T", better=None, same=7, worse=None)
    assert part.sentence == "Some numbers are too small to show."


def test_several_answers_are_shares_of_entries_and_not_said_to_be_all():
    figure = bars(title="T", parts=[Part("Noise", 3)], base=None, entries=4)
    assert figure.rows[0].length == 75.0
    assert "answered" not in figure.sentence


def test_several_answers_are_said_to_be_several():
    figure = bars(title="T", parts=[Part("Noise", 3)], base=4, several=True)
    assert figure.rows[0].length == 75.0
    assert figure.note == "People could choose several answers."


@given(st.lists(st.integers(0, 400), min_size=5, max_size=5))
def test_the_bar_fills_its_width_and_no_more(counts):
    for drawing in distribution(title="T", parts=scale(*counts)).drawings:
        boxes = [mark.at for mark in drawing.marks if mark.element == "rect"]
        ends = [box["x"] + box["width"] for box in boxes]
        assert len(boxes) == sum(1 for count in counts if count)
        assert all(box["width"] >= 0 for box in boxes)
        assert ends[-1] == pytest.approx(drawing.width - 1, abs=0.2)


@given(st.lists(st.floats(1, 5), max_size=60))
def test_every_dot_lies_inside_its_drawing(levels):
    windows = [Window(str(n), str(n), level, 5) for n, level in enumerate(levels)]
    for drawing in strip(title="T", levels=LABELS, windows=windows).drawings:
        for mark in drawing.marks:
            if mark.element == "circle":
                assert mark.at["cx"] - mark.at["r"] > 0
                assert mark.at["cx"] + mark.at["r"] <= drawing.width
                assert 0 < mark.at["cy"] < drawing.height


def test_it_speaks_welsh():
    with translation.override("cy"):
        figure = distribution(title="T", parts=scale(3, 0, 0, 0, 0), skipped=1)
    assert figure.sentence.startswith("Atebodd 3 pherson. Amlaf: Very calm (3).")


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", ["up", "level", "down"])
@pytest.mark.parametrize("page", ["#ffffff", "#f0f4f5"])
def test_shapes_stand_out_from_the_page(name, page):
    css = Path(GOLDEN.parents[1], "static/ui/css/more.css").read_text("utf-8")
    colour = re.search(rf"\.heed-shape__{name}[^{{]*\{{fill:(#[0-9a-f]{{6}})", css)[1]
    lighter, darker = sorted([luminance(page), luminance(colour)], reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3
