"""Ordered bars and dots with intervals: on a page, as SVG, as PNG."""

import re
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from heed.ui.figures import (
    Counted,
    DotRow,
    OrderedGroup,
    Point,
    Ranked,
    counted,
    dots,
    dots_drawing,
    line_drawing,
    ordered_bars,
    ordered_drawing,
    slope_drawing,
)
from heed.ui.figures.files import as_png, as_svg
from heed.ui.figures.ordered import SEVEN
from heed.ui.figures.parts import Drawing, Mark
from heed.ui.tests.rendering import render, words

EASE = ["Very easy", "Easy", "Neither", "Difficult", "Very difficult"]
USERS = OrderedGroup(
    "Service users and carers", [1.1, 4.2, 16.8, 36.8, 40.0], [1, 4, 16, 35, 38], "95"
)
HIDDEN = OrderedGroup("Staff", [None] * 5, [None] * 5, "9")
ROWS = [DotRow("Users", 76.8, 67.4, 84.2, "95"), DotRow("Staff", None, None, None, "9")]
PAGE = '{% from "ui/components/figures.html" import figure %}{{ figure(fig) }}'
SAID = "77% find it “hard” & say so."


def boxes(drawing):
    return [mark for mark in drawing.marks if mark.element == "rect"]


def texts(drawing):
    return [mark.words for mark in drawing.marks if mark.element == "text"]


def test_the_bar_parts_in_the_middle_answer():
    drawing = ordered_drawing(EASE, [USERS])
    one, two, middle, *rest = boxes(drawing)
    zero = next(mark.at["x1"] for mark in drawing.marks if mark.element == "line")
    assert middle.at["x"] + middle.at["width"] / 2 == pytest.approx(zero, abs=0.2)
    assert two.at["x"] + two.at["width"] == pytest.approx(middle.at["x"], abs=0.2)
    assert rest[-1].at["width"] / one.at["width"] == pytest.approx(40 / 1.1, rel=0.05)


shares = st.lists(st.floats(0, 100), min_size=2, max_size=7)


@given(shares, st.sampled_from([320, 640]))
def test_no_bar_leaves_its_drawing(percents, width):
    whole = sum(percents) or 1
    scaled = [100 * share / whole for share in percents]
    group = OrderedGroup("All", scaled, [0] * len(percents), "")
    drawing = ordered_drawing(
        [str(p) for p in range(len(percents))], [group], width=width
    )
    for mark in boxes(drawing):
        assert mark.at["x"] >= -0.2
        assert mark.at["x"] + mark.at["width"] <= width + 0.2


def test_a_withheld_group_is_said_and_not_drawn_as_zero():
    drawing = ordered_drawing(EASE, [USERS, HIDDEN])
    assert len(boxes(drawing)) == 5
    assert "too few to show" in texts(drawing)
    figure = ordered_bars(title="T", sentence="S", answers=EASE, groups=[HIDDEN])
    assert figure.table[0][1:6] == ["too few to show"] * 5


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("size", range(2, 8))
def test_numbers_can_be_read_on_every_colour(size):
    group = OrderedGroup("All", [100 / size] * size, [1] * size, "")
    drawing = ordered_drawing([str(p) for p in range(size)], [group])
    numbers = [m for m in drawing.marks if m.css.startswith("heed-on-scale")]
    for box, number in zip(boxes(drawing), numbers, strict=True):
        assert contrast(box.at["fill"], number.at["fill"]) >= 4.5


def test_without_colour_each_side_goes_from_light_to_dark():
    light = [luminance(colour) for colour in SEVEN]
    assert light[:4] == sorted(light[:4])
    assert light[3:] == sorted(light[3:], reverse=True)


@pytest.mark.parametrize("size", [1, 8])
def test_too_few_or_too_many_answers_are_refused(size):
    with pytest.raises(ValueError, match="two to seven"):
        ordered_drawing([str(p) for p in range(size)], [])
    with pytest.raises(ValueError, match="one number for each"):
        ordered_drawing(EASE, [OrderedGroup("x", [1.0], [1], "")])


def test_a_dot_has_its_interval_and_a_hidden_one_has_none():
    drawing = dots_drawing(ROWS)
    circles = [mark for mark in drawing.marks if mark.element == "circle"]
    assert len(circles) == 1
    assert circles[0].at["cx"] == pytest.approx(10 + 620 * 0.768, abs=0.1)
    assert "Staff: too few to show" in texts(drawing)
    assert dots(title="T", sentence="S", rows=ROWS).table[1][1] == "too few to show"


def test_what_was_expected_is_a_square_and_a_column():
    rows = [DotRow("Wales", 4.0, 2.0, 8.0, 100, 5.0), DotRow("x", None, None, None, 0)]
    figure = dots(title="T", sentence="S", rows=rows)
    squares = [m for m in figure.drawings[0].marks if m.element == "rect"]
    assert len(squares) == 1
    assert squares[0].at["x"] == pytest.approx(10 + 620 * 0.05 - 8, abs=0.1)
    assert figure.columns[-1] == "Expected"
    assert [row[-1] for row in figure.table] == ["5.0%", ""]
    assert len(figure.keys) == 2


def test_counted_bars_are_as_long_as_their_counts():
    parts = [
        Counted("First", 40),
        Counted("Next", 10, "25% of visits"),
        Counted("x", None),
    ]
    figure = counted(title="T", sentence="S", parts=parts, beside_column="Share")
    assert [row.length for row in figure.rows] == [100.0, 25.0, None]
    assert figure.rows[1].label == "Next (25% of visits)"
    assert figure.rows[2].words == "too few to show"
    assert figure.table[1] == ["Next", "10", "25% of visits"]
    last = counted(title="T", sentence="S", parts=parts[:2], drawn=1)
    assert (len(last.rows), len(last.table)) == (1, 2)


@pytest.mark.parametrize("row", [(101, None, None), (50, -1, 60), (50, 40, 101)])
def test_a_value_beyond_the_axis_is_refused(row):
    with pytest.raises(ValueError, match="on the axis"):
        dots_drawing([DotRow("x", *row, "")])


FIGURES = {
    "bars": lambda: ordered_bars(
        title="Ease", sentence=SAID, answers=EASE, groups=[USERS, HIDDEN]
    ),
    "dots": lambda: dots(title="Shares", sentence=SAID, rows=ROWS),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_page_has_title_sentence_and_table(name):
    figure = FIGURES[name]()
    html = render(PAGE, fig=figure)
    assert html.count('role="img"') == len(figure.drawings) == 2
    assert html.count("<tr") == len(figure.table) + 1
    assert words(html).count(escape(SAID)) == 3
    assert " style=" not in html


DRAWINGS = {
    "bars": lambda: ordered_drawing(EASE, [USERS, HIDDEN], with_key=True),
    "dots": lambda: dots_drawing(ROWS),
    "line": lambda: line_drawing(YEAR),
    "slope": lambda: slope_drawing(("Users", "Staff"), [Ranked("Care", 1, 2.5)]),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_file_stands_alone(name):
    svg = as_svg(DRAWINGS[name](), title="<Ease>", sentence=SAID)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "<Ease>"
    assert root.find(f"{space}desc").text == SAID
    assert not re.search(r"<script|style=|href=|url\(|http(?!://www.w3.org/2000)", svg)


@pytest.mark.parametrize("name", DRAWINGS)
def test_an_image_for_papers(name):
    drawing = DRAWINGS[name]()
    image = Image.open(BytesIO(as_png(drawing)))
    assert image.format == "PNG"
    assert image.size == ((drawing.width + 24) * 3, (drawing.height + 24) * 3)
    colours = {colour for _, colour in image.getcolors(1 << 20)}
    assert (0x14, 0x50, 0x5C) in colours


def test_a_shape_that_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="polygon"):
        as_png(Drawing(10, 10, [Mark("polygon", "", {})]))


YEAR = [
    Point("May", "May", 56.0),
    Point("June", "Jun", None),
    Point("July", "Jul", None, is_withheld=True),
    Point("August", "Aug", 100.0),
    Point("September", "Sep", 0.0),
]


def test_what_is_not_known_is_a_gap_and_no_zero():
    drawing = line_drawing(YEAR)
    dots = [mark for mark in drawing.marks if mark.element == "circle"]
    assert len(dots) == 3
    assert len(boxes(drawing)) == 1  # withheld
    joined = [m for m in drawing.marks if m.at.get("stroke-width") == 3]
    assert len(joined) == 1  # August to September, and nothing over the gap


@given(st.lists(st.none() | st.floats(0, 100), min_size=1, max_size=40))
def test_every_time_lies_in_its_drawing(values):
    points = [Point(f"{n}", f"M {n}", value) for n, value in enumerate(values)]
    for width in (320, 640):
        drawing = line_drawing(points, width=width)
        for mark in drawing.marks:
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= mark.at.get(name, 0) <= width
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= mark.at.get(name, 0) <= drawing.height


def test_a_share_beyond_the_axis_is_refused():
    with pytest.raises(ValueError, match="between 0 and 100"):
        line_drawing([Point("May", "May", 101.0)])
