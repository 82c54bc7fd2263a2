"""Letters of invitation: one page each, whatever stands in them, or none at all."""

from dataclasses import replace

import pytest

from heed.responses.formats.invitation_letters import (
    Letter,
    LetterTooLong,
    letters_pdf,
)

LETTER = Letter(
    to=("Person 1", *[f"Line {n}" for n in range(7)]),
    words=("one", "two", "three", "four", "five", "six"),
    language="en-gb",
    title="We would like to ask you something",
    before=["A sentence that is as long as those of the house."] * 5,
    how="Open this page:",
    page="heed.example.org/i",
    target="https://heed.example.org/i/#one-two-three-four-five-six",
    after=["A sentence that is as long as those of the house."] * 2,
    stop="No more letters?",
)


@pytest.mark.parametrize("is_large", [False, True])
def test_each_has_one_page(is_large):
    letter = replace(LETTER, is_large=is_large)
    content = letters_pdf([letter] * 3)
    assert content.count(b"/Type /Page\n") == 3


@pytest.mark.parametrize("before", [["Long. " * 30] * 40, ["Long. " * 3000]])
def test_a_letter_of_two_pages_is_refused(before):
    with pytest.raises(LetterTooLong, match="longer than a page"):
        letters_pdf([LETTER, replace(LETTER, before=before)])


def test_marks_in_an_address_are_printed_and_not_obeyed():
    letters_pdf([replace(LETTER, to=("<b>Person", "1 < 2 & <para>"))])


def test_nobody_is_shown_by_accident():
    assert "Person 1" not in repr(LETTER)
    assert "three" not in repr(LETTER)
