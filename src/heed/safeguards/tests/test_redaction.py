"""Spans that may tell who somebody is are suggested, and only suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.safeguards import redaction
from heed.safeguards.redaction import Kind, is_nhs_number, suggest

SEEDED = [
    ("I told Priya about it", "Priya", Kind.NAME),
    ("Then Dr Owen-Jones shouted", "Dr Owen-Jones", Kind.NAME),
    ("I saw Mary Smith crying", "Mary Smith", Kind.NAME),
    ("the nurse in charge laughed", "the nurse in charge", Kind.ROLE),
    ("My consultant said no", "My consultant", Kind.ROLE),
    ("she sleeps in room 12", "room 12", Kind.PLACE),
    ("Bed B is broken", "Bed B", Kind.PLACE),
    ("it was J.S. again", "J.S.", Kind.INITIALS),
    ("and JT knows it", "JT", Kind.INITIALS),
    ("my number is 943 476 5919 ok", "943 476 5919", Kind.NHS_NUMBER),
    ("I live at LS2 9JT now", "LS2 9JT", Kind.POSTCODE),
    ("ring me on 07700 900123", "07700 900123", Kind.PHONE),
    ("on ext 4321", "ext 4321", Kind.PHONE),
    ("write to me@example.org please", "me@example.org", Kind.EMAIL),
    ("since 3rd of March 2026", "3rd of March 2026", Kind.DATE),
    ("on 12/11/2026 they", "12/11/2026", Kind.DATE),
    ("from March 3 on", "March 3", Kind.DATE),
    ("he is 94 years old", "is 94 years old", Kind.AGE),
]


@pytest.mark.parametrize(("text", "span", "kind"), SEEDED)
def test_it_works(text, span, kind):
    found = {(text[s.start : s.end], s.kind) for s in suggest(text)}
    assert (span, kind) in found


@pytest.mark.parametrize(
    "text",
    [
        "The ward was cold and nobody came.",
        "I think the NHS should do better. Staff were kind on Monday.",
        "HELP ME NOW PLEASE THEY WILL NOT STOP",
        "There were 12 of us and 30 beds.",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert suggest(text) == []


def test_a_known_name_is_found_however_it_is_typed():
    found = suggest("it was parveen who did it", names=["Parveen Akhtar"])
    assert [(s.start, s.end) for s in found] == [(7, 14)]


def test_positions_are_code_points():
    text = "😢 I told Priya"
    (one,) = suggest(text)
    assert text[one.start : one.end] == "Priya"


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("943 476 5919", True),
        ("9434765919", True),
        ("943 476 5918", False),
        ("1234567890", False),
        ("12", False),
    ],
)
def test_the_check_digit_counts(number, valid):
    assert is_nhs_number(number) is valid


@given(st.text(max_size=200))
def test_suggestions_never_overlap_and_stay_inside(text):
    end = 0
    for one in suggest(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.integers(10**8, 10**9 - 1))
def test_exactly_one_check_digit_fits(first_nine):
    fitting = [d for d in range(10) if is_nhs_number(f"{first_nine}{d}")]
    assert len(fitting) <= 1


def test_nothing_here_can_change_a_text():
    public = [name for name in vars(redaction) if not name.startswith("_")]
    assert not {"apply", "redact", "edit", "replace"} & set(public)
