"""Our question parts are those of the design system, element by element.

They are written out by hand because the design system's macros cost 3 ms each. When
its package is raised, these tests tell what to change.
"""

import re

import pytest

from heed.ui.forms import Choice, Divider
from heed.ui.tests.rendering import outline, render

ITEMS = [
    Choice("a", "Answer A", hint="About A"),
    Divider("or"),
    Choice("b", "Answer B"),
]
THEIR_ITEMS = [
    {"value": "a", "text": "Answer A", "hint": "About A"},
    {"divider": "or"},
    {"value": "b", "text": "Answer B", "checked": True},
]
LEGEND = {"legend": {"text": "Which?", "isPageHeading": True, "size": "l"}}
LABEL = {"text": "Say it", "isPageHeading": True, "size": "l"}
STATES = [{}, {"hint": "A hint", "error": "Choose one."}]


def ours(call, **context):
    names = call.split("(")[0]
    source = f'{{% from "ui/components/forms.html" import {names} %}}{{{{ {call} }}}}'
    return render(source, **context)


def theirs(component, macro, **options):
    source = (
        f'{{% from "nhsuk/components/{component}/macro.jinja" import {macro} %}}'
        f"{{{{ {macro}(options) }}}}"
    )
    return render(source, options=options)


def shared(state):
    """A state in the design system's words."""
    names = {"hint": "hint", "error": "errorMessage"}
    return {names[key]: value for key, value in state.items()}


@pytest.mark.parametrize("state", STATES)
def test_radios(state):
    mine = ours(
        "radios('x', 'Which?', items, value='b', **state)", items=ITEMS, state=state
    )
    other = theirs(
        "radios", "radios", idPrefix="x", name="x", fieldset=LEGEND,
        items=THEIR_ITEMS, **shared(state),
    )  # fmt: skip
    assert outline(mine) == outline(other)


@pytest.mark.parametrize("state", STATES)
def test_checkboxes(state):
    items = [*ITEMS[:2], Choice("b", "Answer B", exclusive=True)]
    their_items = [*THEIR_ITEMS[:2], {**THEIR_ITEMS[2], "exclusive": True}]
    mine = ours(
        "checkboxes('x', 'Which?', items, values=['b'], **state)",
        items=items,
        state=state,
    )
    other = theirs(
        "checkboxes", "checkboxes", idPrefix="x", name="x", fieldset=LEGEND,
        items=their_items, **shared(state),
    )  # fmt: skip
    assert outline(mine) == outline(other)


@pytest.mark.parametrize("state", STATES)
def test_text_input(state):
    mine = ours(
        "text_input('x', 'Say it', value='v', width=4, heading=True, **state)",
        state=state,
    )
    other = theirs(
        "input", "input", id="x", name="x", label=LABEL, value="v", width=4,
        **shared(state),
    )  # fmt: skip
    assert outline(mine, without={"autocomplete"}) == outline(other)


@pytest.mark.parametrize("state", STATES)
def test_textarea(state):
    mine = ours(
        "textarea('x', 'Say it', value='v', rows=8, heading=True, **state)", state=state
    )
    other = theirs(
        "textarea", "textarea", id="x", name="x", label=LABEL, value="v", rows=8,
        **shared(state),
    )  # fmt: skip
    assert outline(mine, without={"autocomplete"}) == outline(other)


@pytest.mark.parametrize("state", STATES)
def test_counted_textarea(state):
    mine = ours(
        "textarea('x', 'Say it', limit=100, heading=True, **state)", state=state
    )
    other = theirs(
        "character-count", "characterCount", id="x", name="x", label=LABEL, rows=6,
        maxlength=100, threshold=75,
        textareaDescriptionText="You can write up to %{count} letters.",
        **shared(state),
    )  # fmt: skip
    # What the helper says is ours, so that it is translated.
    said = set(re.findall(r"data-i18n[a-z.-]+", mine + other))
    spare = {"autocomplete", *said}
    assert outline(mine, without=spare) == outline(other, without=spare)


@pytest.mark.parametrize("state", STATES)
def test_date_input(state):
    mine = ours("date_input('x', 'Which?', value={'day': 3}, **state)", state=state)
    other = theirs(
        "date-input", "dateInput", id="x", namePrefix="x", fieldset=LEGEND,
        values={"day": 3}, **shared(state),
    )  # fmt: skip
    # An empty value says the same as none; the names are x-day, not x[day].
    spare = {"autocomplete", "name", "value"}
    assert outline(mine, without=spare) == outline(other, without=spare)


def test_file_input():
    mine = ours("file_input('x', 'Say it', **state)", state=STATES[1])
    other = theirs(
        "file-upload", "fileUpload", id="x", name="x",
        label={"text": "Say it", "size": "s"}, **shared(STATES[1]),
    )  # fmt: skip
    assert outline(mine) == outline(other, without={"data-module"})


def test_error_summary():
    mine = ours("error_summary([{'text': 'Choose one.', 'href': '#x'}])")
    other = theirs(
        "error-summary", "errorSummary", titleText="There is a problem",
        errorList=[{"text": "Choose one.", "href": "#x"}],
    )  # fmt: skip
    assert outline(mine) == outline(other)


def test_buttons_and_back_link():
    # Our own guard against a second tap takes the place of the helper's.
    mine = ours("button('Go', variant='secondary', name='n', value='v')")
    other = theirs(
        "button", "button", text="Go", variant="secondary", name="n", value="v"
    )
    assert outline(mine) == outline(other, without={"data-module"})
    assert outline(ours("back_link('/x')")) == outline(
        theirs("back-link", "backLink", href="/x")
    )


def test_details():
    mine = render(
        '{% from "ui/components/content.html" import details %}'
        '{% call details("More") %}<p>x</p>{% endcall %}'
    )
    other = theirs("details", "details", summaryText="More", html="<p>x</p>")
    assert outline(mine) == outline(other)


def test_summary_list():
    mine = render(
        '{% from "ui/components/content.html" import summary_list %}'
        '{{ summary_list([{"key": "K", "value": "V", "change_url": "/c"}]) }}'
    )
    change = {"href": "/c", "text": "Change", "visuallyHiddenText": "K"}
    row = {
        "key": {"text": "K"},
        "value": {"text": "V"},
        "actions": {"items": [change]},
    }
    assert outline(mine) == outline(theirs("summary-list", "summaryList", rows=[row]))


def test_table():
    columns = [
        {"text": "A", "sort_url": "?a", "sorted": "ascending"},
        {"text": "B", "numeric": True},
    ]
    mine = render(
        '{% from "ui/components/tables.html" import data_table %}'
        '{{ data_table("C", columns, [["x", 3]]) }}',
        columns=columns,
    )
    other = theirs(
        "tables", "table", firstCellIsHeader=True, responsive=True,
        caption={"text": "C", "visuallyHiddenText": "the column names sort the table"},
        head=[
            {"text": "A", "sort": "ascending", "href": "?a"},
            {"text": "B", "format": "numeric"},
        ],
        rows=[[{"text": "x"}, {"text": "3"}]],
    )  # fmt: skip
    # Ours names the row group of the body too, which the design system forgets.
    whole = other.replace("<tbody ", '<tbody role="rowgroup" ')
    assert outline(mine) == outline(whole)
