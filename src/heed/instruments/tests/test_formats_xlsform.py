"""XLSForms of other people: what comes in, what is lost, what is refused."""

import pytest

from heed.foundation.spreadsheets import SheetLine
from heed.instruments.definition import gaps
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.losses import How
from heed.instruments.formats.xlsform.reading import read_tables
from heed.instruments.formats.xlsform.tables import tables_of

YES_NO = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]


def a_form(survey, choices=(), settings=()):
    sheets = {"survey": survey, "choices": choices, "settings": settings}
    return read_tables(
        tables_of(
            SheetLine(name, number, tuple(cells))
            for name, rows in sheets.items()
            for number, cells in enumerate(rows, start=1)
        ),
        name="a form",
    )


def asked(*rows, columns=("type", "name", "label", "relevant"), choices=YES_NO):
    return a_form([list(columns), *map(list, rows)], choices)


def lost(imported, item):
    return [loss for loss in imported.losses if loss.item == item]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("select_one yn", "one_choice"),
        ("select one yn", "one_choice"),
        ("SELECT_ONE yn", "one_choice"),
        ("select_multiple yn", "several"),
        ("select all that apply from yn", "several"),
        ("text", "short_text"),
        ("integer", "number"),
        ("decimal", "number"),
        ("range", "number"),
        ("date", "date"),
        ("dateTime", "date"),
        ("note", "statement"),
        ("acknowledge", "statement"),
    ],
)
def test_it_works(typed, kind):
    assert asked((typed, "x", "What?")).definition.by_code["x"].kind == kind


@pytest.mark.parametrize(
    "typed",
    ["geopoint", "image", "calculate", "start", "deviceid", "barcode", "rank yn"],
)
def test_what_heed_does_not_ask_is_listed(typed):
    imported = asked((typed, "x", "What?"), ("text", "y", "And?"))
    assert [one.code for one in imported.definition.items] == ["y"]
    assert "survey, row 2, column type" in {one.where for one in imported.losses}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("${x} = 'yes'", {"item": "x", "is": ["yes"]}),
        ("selected(${x}, 'yes')", {"item": "x", "is": ["yes"]}),
        ("'yes' = ${x}", {"item": "x", "is": ["yes"]}),
        ("${x} != 'yes'", {"not": {"item": "x", "is": ["yes"]}}),
        ('not(selected(${x}, "yes"))', {"not": {"item": "x", "is": ["yes"]}}),
        ("${x} = 'yes' or ${x} = 'no'", {"item": "x", "is": ["yes", "no"]}),
        ("${t} != ''", {"item": "t", "is": ["written"]}),
        (
            "${x} = 'yes' and (${t} = '' or ${x} = 'no')",
            {
                "all": [
                    {"item": "x", "is": ["yes"]},
                    {
                        "any": [
                            {"not": {"item": "t", "is": ["written"]}},
                            {"item": "x", "is": ["no"]},
                        ]
                    },
                ]
            },
        ),
    ],
)
def test_conditions(text, wanted):
    imported = asked(
        ("select_one yn", "x", "X?"), ("text", "t", "T?"), ("text", "y", "Y?", text)
    )
    assert imported.definition.as_json()["items"][2]["shown_if"] == wanted


@pytest.mark.parametrize(
    "text", ["${n} > 3", "${x} = 'maybe'", "${z} = '1'", "regex(${x}, 'y')", "${x} ="]
)
def test_a_condition_that_cannot_be_said_is_listed(text):
    imported = asked(
        ("select_one yn", "x", "X?"), ("integer", "n", "N?"), ("text", "y", "Y?", text)
    )
    assert imported.definition.by_code["y"].shown_if is None
    [loss] = lost(imported, "y")
    assert loss.where == "survey, row 4, column relevant"
    assert loss.what.startswith("Asked of everyone")


def test_groups_hand_their_condition_on():
    imported = asked(
        ("select_one yn", "x", "X?"),
        ("begin group", "g", "About you", "${x} = 'yes'"),
        ("text", "y", "Y?"),
        ("end group", "", ""),
        ("text", "z", "Z?"),
    )
    shown = [one.shown_if is not None for one in imported.definition.items]
    assert [one.code for one in imported.definition.items][1] == "g_heading"
    assert shown == [False, True, True, False]


def test_or_other_asks_for_words():
    definition = asked(("select_one yn or_other", "x", "X?")).definition
    assert definition.by_code["x"].routing_codes == {"yes", "no", "other"}
    assert definition.by_code["x_other"].shown_if.is_ == ("other",)


def test_the_names_of_the_file_are_kept():
    choices = [["list_name", "name", "label"], ["l", "1", "One"], ["l", "-99", "No"]]
    imported = asked(("select_one l", "Q 1", "Q?"), choices=choices)
    [item] = imported.definition.items
    assert item.code == "q_1"
    assert item.maps_to[0].codes == {"c1": "1", "minus_99": "-99"}
    assert [one.how for one in lost(imported, "q_1")] == [How.CHANGED]


def test_every_cell_that_is_not_carried_is_listed():
    columns = ("type", "name", "label", "required", "colour", "label::Français (fr)")
    imported = asked(("text", "x", "X?", "yes", "red", "Quoi ?"), columns=columns)
    assert [one.where.partition("column ")[2] for one in lost(imported, "x")] == [
        "required",
        "colour",
        "label::Français (fr)",
    ]


@pytest.mark.parametrize(
    ("rows", "place", "what"),
    [
        ([("select_one none", "x", "X?")], "row 2, column type", "has no list none"),
        ([("dance", "x", "X?")], "row 2, column type", "none of XLSForm's"),
        ([("text", "", "X?")], "row 2, column name", "has no name"),
        ([("begin group", "g", "G")], "row 2", "is not closed"),
        ([("end group", "", "")], "row 2", "No group is open"),
        ([("calculate", "x", "")], "settings", "Nothing in the file can be asked"),
    ],
)
def test_mistakes_have_their_place_and_a_remedy(rows, place, what):
    with pytest.raises(DefinitionError) as caught:
        asked(*rows)
    [problem] = caught.value.problems
    assert place in problem.path
    assert what in problem.what
    assert problem.remedy.endswith(".")


def test_a_form_in_another_language_only():
    with pytest.raises(DefinitionError, match=r"All words are in français \(fr\)"):
        asked(("text", "x", "Q ?"), columns=("type", "name", "label::Français (fr)"))


def test_an_import_cannot_be_published_as_it_is():
    imported = asked(("text", "x", "What?"))
    missing = {problem.path.rpartition(".")[2] for problem in gaps(imported.definition)}
    protocol = {"why", "who_uses", "if_missing", "if_danger"}
    assert missing == {"before_free_text", *protocol}


def test_the_protocol_may_be_written_in_the_form():
    columns = ("type", "name", "label", "heed::why", "heed::if_danger")
    imported = asked(("note", "x", "X.", "To learn.", "Tell us."), columns=columns)
    assert imported.definition.by_code["x"].why == "To learn."
    assert lost(imported, "x") == []
