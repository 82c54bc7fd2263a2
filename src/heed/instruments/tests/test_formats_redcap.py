"""REDCap dictionaries of other people: what comes in, what is lost."""

import pytest

from heed.foundation.spreadsheets import SheetRow
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.redcap.lines import lines_of
from heed.instruments.formats.redcap.reading import read_dictionary


def dictionary(*fields):
    first = {"field_name": "record_id", "field_type": "text", "field_label": "ID"}
    rows = [
        SheetRow(number, "", {**dict.fromkeys(COLUMNS, ""), **cells})
        for number, cells in enumerate([first, *fields], start=2)
    ]
    return read_dictionary(lines_of(rows), name="my_form")


COLUMNS = (
    *("field_name", "field_type", "field_label", "branching_logic", "identifier"),
    *("select_choices_or_calculations", "field_annotation", "section_header"),
    *("text_validation_type_or_show_slider_number", "text_validation_min"),
    *("text_validation_max", "required_field"),
)


def field(name, kind="text", choices="", rule="", **cells):
    return {
        "field_name": name,
        "field_type": kind,
        "field_label": f"{name}?",
        "select_choices_or_calculations": choices,
        "text_validation_type_or_show_slider_number": rule,
        **cells,
    }


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (field("x", "radio", "1, Yes | 0, No"), "one_choice"),
        (field("x", "dropdown", "1, Yes | 0, No"), "one_choice"),
        (field("x", "checkbox", "a, A | b, B"), "several"),
        (field("x", "yesno"), "one_choice"),
        (field("x", "text"), "short_text"),
        (field("x", "notes"), "long_text"),
        (field("x", "text", rule="integer"), "number"),
        (field("x", "text", rule="number_2dp_comma_decimal"), "number"),
        (field("x", "text", rule="date_dmy"), "date"),
        (field("x", "text", rule="datetime_seconds_ymd"), "date"),
        (field("x", "slider"), "number"),
        (field("x", "descriptive"), "statement"),
    ],
)
def test_it_works(made, kind):
    assert dictionary(made).definition.by_code["x"].kind == kind


@pytest.mark.parametrize("kind", ["calc", "file", "sql"])
def test_what_heed_does_not_ask_is_listed(kind):
    imported = dictionary(field("x", kind), field("y"))
    assert [one.code for one in imported.definition.items] == ["y"]
    assert any(f"x ({kind})" in one.what for one in imported.losses)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[x] = '1'", {"item": "x", "is": ["c1"]}),
        ('[x] <> "1"', {"not": {"item": "x", "is": ["c1"]}}),
        ("[x] = 1 or [x] = 0", {"item": "x", "is": ["c1", "c0"]}),
        ("[box(a)] = '1'", {"item": "box", "is": ["a"]}),
        ("[box(a)] = 0", {"not": {"item": "box", "is": ["a"]}}),
        (
            "[x] = '1' AND [box(b)] = '1'",
            {"all": [{"item": "x", "is": ["c1"]}, {"item": "box", "is": ["b"]}]},
        ),
    ],
)
def test_branching_logic(text, wanted):
    imported = dictionary(
        field("x", "radio", "1, Yes | 0, No"),
        field("box", "checkbox", "a, A | b, B"),
        field("y", branching_logic=text),
    )
    assert imported.definition.as_json()["items"][2]["shown_if"] == wanted


def test_an_identifier_is_kept_from_the_ward():
    definition = dictionary(field("x", identifier="y")).definition
    assert definition.contact_codes == {"x"}
    assert definition.kept_from_place == {"x"}


def test_an_option_that_stands_alone():
    annotation = {"field_annotation": "@NONEOFTHEABOVE='b' @HIDDEN"}
    imported = dictionary(field("x", "checkbox", "a, A | b, B", **annotation))
    assert [o.exclusive for o in imported.definition.items[0].options] == [False, True]
    assert "“@HIDDEN”." in {one.what for one in imported.losses}


def test_a_section_becomes_a_statement():
    definition = dictionary(field("x", section_header="About you")).definition
    assert [one.kind for one in definition.items] == ["statement", "short_text"]


def test_what_follows_our_mark_must_be_ours():
    with pytest.raises(DefinitionError, match="is not JSON"):
        dictionary(field("x", field_annotation="@HEED={oops"))


def test_a_file_that_is_no_dictionary():
    rows = [SheetRow(2, "", {"name": "x", "age": "3"})]
    with pytest.raises(DefinitionError, match="columns of a data dictionary"):
        read_dictionary(lines_of(rows), name="x")
