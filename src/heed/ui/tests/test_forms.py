"""The form fields: what they take, what they refuse, and in which words."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heed.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    EmailField,
    FileField,
    IntegerField,
    QuestionForm,
    SeveralField,
    TextAreaField,
    TextField,
)

ITEMS = [Choice("noise", "Noise"), Choice("dont-know", "I don't know", exclusive=True)]


class Form(QuestionForm):
    one = ChoiceField(label="Which one?", items=ITEMS, heading=True)
    several = SeveralField(label="Which?", items=ITEMS, required=False)
    words = TextAreaField(label="What happened?", limit=10, required=False)
    name = TextField(label="Its name", max_length=5, required=False)
    beds = IntegerField(label="Beds", min_value=1, max_value=40, required=False)
    email = EmailField(label="Email", required=False)
    day = DateField(label="When?", required=False)
    sheet = FileField(label="A file", required=False)


def error_of(field, files=None, /, **data):
    """The first error of one field."""
    form = Form({"one": "noise", **data}, files)
    return next(iter(form.errors.get(field, [])), None)


def test_it_works():
    data = {
        "one": "noise",
        "several": ["noise"],
        "words": "It was loud",
        "beds": "20",
        "day-day": "3",
        "day-month": "2",
        "day-year": "2026",
    }
    form = Form(data | {"words": "Loud"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == datetime.date(2026, 2, 3)
    assert form.cleaned_data["beds"] == 20


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("one", {"one": ""}, "Choose an answer."),
        ("one", {"one": "made-up"}, "Choose an answer from the list."),
        (
            "several",
            {"several": ["noise", "dont-know"]},
            "Choose “I don't know” alone, or choose other answers.",
        ),
        ("several", {"several": ["made-up"]}, "Choose an answer from the list."),
        ("words", {"words": "x" * 11}, "Write no more than 10 letters."),
        ("name", {"name": "x" * 6}, "Write no more than 5 letters."),
        ("beds", {"beds": "many"}, "Write a whole number."),
        ("beds", {"beds": "0"}, "Write a number that is 1 or more."),
        ("beds", {"beds": "41"}, "Write a number that is 40 or less."),
        (
            "email",
            {"email": "nobody"},
            "Write an email address, such as name@example.org.",
        ),
        ("day", {"day-day": "3"}, "Write the day, the month and the year."),
    ],
)
def test_a_mistake_is_told_in_a_plain_sentence(name, data, sentence):
    assert error_of(name, **data) == sentence


@pytest.mark.parametrize(
    "typed", [("31", "2", "2026"), ("x", "2", "2026"), ("1", "1", "26")]
)
def test_an_unreal_date_is_refused(typed):
    day, month, year = typed
    data = {"day-day": day, "day-month": month, "day-year": year}
    assert error_of("day", **data) == "Write a real date, such as 27 3 2026."


def test_an_empty_file_is_refused():
    files = {"sheet": SimpleUploadedFile("a.csv", b"")}
    assert "is empty" in error_of("sheet", files)


def test_errors_lead_to_their_place():
    form = Form({"one": "", "day-day": "3"})
    links = {error["href"] for error in form.error_list}
    assert links == {"#one", "#day-day"}
    html = "".join(str(field) for field in form)
    for link in links:
        assert f'id="{link[1:]}"' in html


def test_what_was_typed_stays_after_an_error():
    form = Form({"one": "made-up", "words": "<b>loud</b>", "day-day": "31"})
    html = "".join(str(field) for field in form)
    assert "&lt;b&gt;loud&lt;/b&gt;" in html
    assert 'value="31"' in html


def test_initial_values_are_shown():
    form = Form(initial={"one": "noise", "day": datetime.date(2026, 2, 3), "beds": 4})
    assert " checked" in str(form["one"])
    assert 'value="2026"' in str(form["day"])
    assert 'value="4"' in str(form["beds"])


def test_a_heading_is_the_heading_of_the_page():
    assert "<h1" in str(Form()["one"])
    assert "<h1" not in str(Form()["several"])


def test_two_forms_can_stand_on_one_page():
    assert 'id="a-one"' in str(Form(prefix="a")["one"])
