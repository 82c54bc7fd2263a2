"""The components print what they are given, safely and in the page's language."""

import pytest
from django.utils import translation

from heed.ui.forms import Choice
from heed.ui.frame import HelpBlock, HelpContact, Way
from heed.ui.tests.rendering import render, words

HOSTILE = "<script>alert(1)</script>\"'&"
CONTENT = [
    "inset(x)",
    "do_list([x])",
    "dont_list([x], heading=x)",
    "summary_list([{'key': x, 'words': x, 'change_url': x}])",
    "tag(x)",
    "tag(x, 'green')",
    "pager(newer_url='?' ~ x, newer=x)",
    "banner(x)",
    "banner(x, success=True)",
    "breadcrumb([{'text': x, 'href': x}])",
    "filters(x, [{'text': x, 'href': x, 'count': x}])",
]
WRAPPERS = ["callout(x)", "care_card(x)", "card(x, href=x)", "panel(x)", "details(x)"]
FORMS = [
    "button(x, name=x, value=x)",
    "button(x, href=x)",
    "back_link(x, x)",
    "radios('n', x, items, value=x, hint=x, error=x)",
    "checkboxes('n', x, items, values=[x], hint=x, error=x)",
    "text_input('n', x, value=x, hint=x, error=x, suffix=x)",
    "textarea('n', x, value=x, hint=x, error=x, limit=9)",
    "date_input('n', x, value={'day': x}, hint=x, error=x)",
    "file_input('n', x, hint=x, error=x, accept=x)",
    "error_summary([{'text': x, 'href': x}])",
]
ITEMS = [Choice(HOSTILE, HOSTILE, hint=HOSTILE)]


def piece(file, call, **context):
    """What one macro prints; a call with a body where the macro wraps something."""
    name = call.split("(")[0]
    start = f'{{% from "ui/components/{file}.html" import {name} %}}'
    body = f"{{{{ {call} }}}}"
    if call in WRAPPERS:
        body = f"{{% call {call} %}}{{{{ x }}}}{{% endcall %}}"
    return render(start + body, **context)


@pytest.mark.parametrize(
    ("file", "call"),
    [("content", call) for call in CONTENT + WRAPPERS]
    + [("forms", call) for call in FORMS]
    + [
        ("answers", "answer_buttons('n', x, items, value=x, hint=x, error=x)"),
        ("tables", "data_table(x, [{'text': x, 'sort_url': x}], [[x]])"),
        ("tables", "data_table(x, [{'text': x}], [[{'text': x, 'href': x}]])"),
    ],
)
def test_nothing_hostile_gets_through(file, call):
    html = piece(file, call, x=HOSTILE, items=ITEMS)
    assert "<script" not in html
    assert "\"'&" not in html


def test_each_answer_is_a_button_of_its_own():
    items = [Choice("calm", "Calm", picture="calm"), Choice("no", "I don't know")]
    html = piece(
        "answers", "answer_buttons('mood', 'How?', items, quiet=['no'])", items=items
    )
    assert html.count('type="submit" name="mood"') == 2
    assert 'alt=""' in html  # the picture stands beside words
    assert "heed-answer--quiet" in html


def test_an_earlier_answer_is_said_in_words():
    items = [Choice("calm", "Calm")]
    html = piece("answers", "answer_buttons('m', 'How?', items, 'calm')", items=items)
    assert "Your answer so far" in html


def test_nothing_is_chosen_before_the_person_chooses():
    items = [Choice("None", "None"), Choice("", "Empty")]
    html = piece("forms", "radios('m', 'How?', items)", items=items)
    assert " checked" not in html


def test_the_empty_table_says_so():
    html = piece("tables", "data_table('C', [{'text': 'A'}], [])")
    assert "There is nothing here." in html


def test_help_names_every_way_to_reach_someone():
    ways = [
        Way("phone", "Phone 00 00", "00 00"),
        Way("text", "Text 01", "01"),
        Way("relay", "Relay", "0 000 00"),
        Way("person", "Ask at the desk"),
    ]
    block = HelpBlock(contacts=[HelpContact("A nurse", ways, hours="Day and night")])
    html = render(
        '{% from "ui/components/help.html" import help %}{{ help(block, open=True) }}',
        block=block,
    )
    assert 'href="tel:0000"' in html
    assert 'href="sms:01"' in html
    assert 'href="tel:000000"' in html
    assert "Ask at the desk" in html
    assert "Day and night" in html
    assert "<details" in html
    assert " open>" in html


SAME_IN_BOTH = {"problem", "(X)"}


@pytest.mark.parametrize(
    ("file", "call"),
    [("content", call) for call in CONTENT + WRAPPERS]
    + [("forms", call) for call in FORMS]
    + [("tables", "data_table(x, [{'text': x, 'sort_url': x}], [])")],
)
def test_no_english_is_left_on_a_welsh_page(file, call):
    with translation.override("cy"):
        welsh = words(piece(file, call, x="X", items=[Choice("X", "X")]))
    with translation.override("en"):
        english = words(piece(file, call, x="X", items=[Choice("X", "X")]))
    ours = {word for word in english.split() if len(word) > 2}
    assert not ours & set(welsh.split()) - SAME_IN_BOTH
