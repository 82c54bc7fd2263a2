"""What a questionnaire may be, and what is said when it is not."""

import pytest

from heed.instruments.definition import gaps, parse
from heed.instruments.errors import DefinitionError
from heed.instruments.tests.samples import document, item, options, words


def complaints(data):
    with pytest.raises(DefinitionError) as caught:
        parse(data)
    return caught.value.problems


KINDS = [
    "one_choice",
    "several",
    "five_point",
    "number",
    "date",
    "short_text",
    "long_text",
    "text_list",
    "statement",
    "consent",
]


@pytest.mark.parametrize("kind", KINDS)
def test_it_works(kind):
    definition = parse(document(item("x", kind)))
    assert definition.by_code["x"].kind == kind


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        (item("x", colour="red"), "items.1 (x).colour"),
        (item("X"), "items.1 (X).code"),
        (item("x", "picture_choice"), "items.1 (x)"),
        (item("x", options=options("only")), "items.1 (x).options"),
        (item("x", options=options("a", "a")), "items.1 (x).options"),
        (item("x", options=options("a", "skipped")), "items.1 (x).options.2"),
        (
            item("x", options=[*options("a"), {"code": "b"}]),
            "items.1 (x).options.2",
        ),
        (item("x", "five_point", options=options(*"abcd")), "items.1 (x).options"),
        (item("x", "consent", options=options("yes", "maybe")), "items.1 (x)"),
        (item("x", "number", least=5, most=5), "items.1 (x)"),
        (item("x", "date", coarseness="hour"), "items.1 (x).coarseness"),
        (item("x", "short_text", contact=True), "items.1 (x)"),
        (item("x", ask=words("  ")), "items.1 (x).ask.en-gb"),
        (item("x", ask={"fr": "Oui ?"}), "items.1 (x).ask.fr"),
        (item("x", why=3), "items.1 (x).why"),
        (item("x", groups=["nurses"]), "items.1 (x).groups"),
    ],
)
def test_each_mistake_has_its_path_and_a_remedy(wrong, path):
    problems = complaints(document(wrong))
    assert any(problem.path.startswith(path) for problem in problems), problems
    assert all(problem.what.endswith(".") for problem in problems)
    assert all(problem.remedy.endswith(".") for problem in problems)


def test_all_mistakes_are_told_at_once():
    data = document(item("x", colour="red"), item("y", why=3), version="1")
    assert len(complaints(data)) == 3


def test_a_code_used_twice_is_refused():
    [problem] = complaints(document(item("x"), item("x")))
    assert problem.path == "items.2 (x).code"


def test_exclusive_needs_several():
    alone = [{**option, "exclusive": True} for option in options("a", "b")]
    assert parse(document(item("x", "several", options=alone)))
    assert complaints(document(item("x", options=alone)))


def test_an_item_for_a_group_outside_the_questionnaire_is_refused():
    [problem] = complaints(document(item("x", groups=["staff"]), groups=["carer"]))
    assert problem.path == "items.1 (x).groups"


def test_words_need_something_said_before_them():
    data = document(item("x", "long_text"))
    del data["before_free_text"]
    [problem] = gaps(parse(data))
    assert problem.path == "before_free_text"


def test_a_translation_says_who_checked_it():
    [problem] = complaints(document(languages=["en-gb", "cy"]))
    assert problem.path == "marked_translation.cy"


def test_codes_elsewhere_fit_the_options():
    scheme = {"scheme": "S", "version": "1", "field": "F", "codes": {"z": "1"}}
    [problem] = complaints(document(item("x", maps_to=[scheme])))
    assert problem.path == "items.1 (x).maps_to.F"


@pytest.mark.parametrize("data", [None, [], "text", 3, {}, {"items": None}])
def test_what_is_no_questionnaire_is_refused(data):
    assert complaints(data)


@pytest.mark.parametrize(
    "condition",
    [
        {"item": "later", "is": ["a"]},
        {"item": "x", "is": ["a"]},
        {"item": "nowhere", "is": ["a"]},
        {"item": "first", "is": ["z"]},
        {"item": "said", "is": ["a"]},
        {"item": "told", "is": ["written"]},
        {"not": {"all": [{"item": "first", "is": ["a"]}, {"item": "x", "is": ["a"]}]}},
        {"item": "first"},
        {"is": ["a"]},
        {},
        {"all": []},
        {"item": "first", "is": ["a"], "not": {"item": "first", "is": ["b"]}},
    ],
)
def test_routing_that_goes_nowhere_or_in_a_circle_is_refused(condition):
    problems = complaints(
        document(
            item("first"),
            item("said", "long_text"),
            item("told", "statement"),
            item("x", shown_if=condition),
            item("later"),
        )
    )
    assert all("items.4 (x).shown_if" in problem.path for problem in problems)
