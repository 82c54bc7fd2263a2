"""Posters and sheets, read back as a printer would get them."""

import re
from io import BytesIO

import pypdf
import pytest
import qrcode

from heed.responses.formats.posters import (
    PosterTooLong,
    PosterWords,
    SheetSection,
    poster_pdf,
    sheet_pdf,
)

ENGLISH = PosterWords(
    title="How does the ward feel today?",
    what_it_is=[
        "Say how it feels here. It takes three taps. You need give no name.",
        "You can also tell us what went well, or what worries you.",
    ],
    how_to_start="Point your phone's camera at the square, or type:",
    not_for_emergencies="This is not for emergencies.",
    help_lines=["Tell a member of staff.", "Call the number that staff give you."],
)
WELSH = PosterWords(
    title="Sut mae'r ward yn teimlo heddiw?",
    what_it_is=["Dŵr, tŷ, gŵyl, ŷd: â ê î ô û ŵ ŷ Ŵ Ŷ."],
    how_to_start="Pwyntiwch gamera eich ffôn at y sgwâr, neu teipiwch:",
    not_for_emergencies="Nid ar gyfer argyfwng.",
    help_lines=["Dywedwch wrth aelod o'r staff."],
)
TARGET = "https://heed.example.org/elm"


def poster(words=None, language="en"):
    words = words or {"en": ENGLISH}
    return poster_pdf("Elm ward", "heed.example.org/elm", TARGET, words, language)


def pages_of(content):
    return pypdf.PdfReader(BytesIO(content)).pages


def text_of(content):
    return " ".join(" ".join(p.extract_text() for p in pages_of(content)).split())


def drawn_matrix(content, size):
    """Read the squares back from the page's drawing commands."""
    commands = pages_of(content)[0].get_contents().get_data().decode("latin-1")
    squares = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", commands)
    boxes = [tuple(map(float, box)) for box in squares]
    boxes = [box for box in boxes if box[2] == box[3]]
    module, left = boxes[0][2], min(box[0] for box in boxes)
    top = max(box[1] for box in boxes)
    dark = {
        (round((top - b[1]) / module), round((b[0] - left) / module)) for b in boxes
    }
    return [[(down, over) in dark for over in range(size)] for down in range(size)]


def test_it_works():
    text = text_of(poster())

    assert len(pages_of(poster())) == 1
    for line in [ENGLISH.title, *ENGLISH.what_it_is, *ENGLISH.help_lines]:
        assert line in text
    assert "Elm ward" in text
    assert "heed.example.org/elm" in text


def test_the_square_is_the_code_of_the_address():
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(TARGET)
    code.make()
    expected = code.get_matrix()

    assert drawn_matrix(poster(), len(expected)) == expected


def test_two_languages_stand_on_one_page_with_welsh_first():
    content = poster({"en": ENGLISH, "cy": WELSH}, "cy")
    text = text_of(content)

    assert len(pages_of(content)) == 1
    assert "Dŵr, tŷ, gŵyl, ŷd: â ê î ô û ŵ ŷ Ŵ Ŷ." in text
    assert text.index(WELSH.title) < text.index(ENGLISH.title)
    assert pypdf.PdfReader(BytesIO(content)).root_object["/Lang"] == "cy"


def test_the_typeface_travels_with_the_page():
    fonts = pages_of(poster())[0]["/Resources"]["/Font"].values()
    used = [font.get_object() for font in fonts]
    ours = [font for font in used if "Atkinson" in font["/BaseFont"]]

    assert ours
    assert all("/FontFile2" in font["/FontDescriptor"] for font in ours)


def test_many_lines_of_help_are_set_smaller_on_the_one_page():
    lines = [f"Help line number {n}, at any time of day or night." for n in range(6)]
    busy = PosterWords(*[ENGLISH.title, ENGLISH.what_it_is * 2, "H", "N", lines])

    assert len(pages_of(poster({"en": busy}))) == 1
    assert lines[5] in text_of(poster({"en": busy}))


def test_words_that_do_not_fit_are_refused():
    long = PosterWords("T", ["word " * 2000], "H", "N", [])

    with pytest.raises(PosterTooLong):
        poster({"en": long})


def test_marks_in_a_name_are_printed_and_not_obeyed():
    content = poster_pdf("<b>Elm & Ash</b>", "a", TARGET, {"en": ENGLISH}, "en")

    assert "<b>Elm & Ash</b>" in text_of(content)


def test_the_same_poster_has_the_same_bytes():
    assert poster() == poster()


def test_a_sheet_repeats_the_names_of_its_columns_on_each_page():
    table = [["Shift", "Entries"], *([f"Day {n}", str(n)] for n in range(120))]
    content = sheet_pdf("Handover", [SheetSection("Elm", ["Seven spoke."], table)])

    assert len(pages_of(content)) > 1
    assert all("Shift" in page.extract_text() for page in pages_of(content))
    assert "Seven spoke." in text_of(content)
    assert "Day 119" in text_of(content)
