"""Nobody looks through people's words for a word, and no page makes a cloud of them.

A method or a place of self-harm that stands in one text must not be found, counted or
shown large across many (hazard H11). Words lie sealed, so that no store can search
them; what is left is to know every place that opens them, which this test names.
"""

import re
from pathlib import Path

import yaml
from django.apps import apps
from django.db.models import BinaryField

from heed.responses.models import Text, TextVersion

SOURCE = Path(__file__).parents[2] / "src/heed"
ROUTES = Path(__file__).with_name("routes.yaml")
OPENS = re.compile(r"\b(original_words|version_words)\b")
OPENED_IN = {
    "responses/sealed_words.py": "opens and closes the seal",
    "responses/actions/texts.py": "one text, whose opening is written down",
    "responses/queries/ward_words.py": "edited copies chosen for a ward, whole",
    "concerns/queries/themes.py": "a reader's few words for a ward, never a writer's",
    "concerns/queries/writers.py": "one conversation, for its writer",
    "coding/actions/arriving.py": "looks whether a text may weigh on its reader",
    "coding/actions/coding.py": "one text, whose opening is written down",
    "coding/actions/notes_left.py": "looks whether a note repeats what goes",
    "coding/actions/summaries.py": "looks whether a summary says what it said before",
    "coding/queries/own_notes.py": "a coder's own notes, for that coder",
    "coding/queries/notes_left.py": "a note on which its project's lead decides",
    "coding/queries/desk.py": "the text on the desk, and quotes that are written down",
    "coding/queries/exchange.py": "a project's edited copies, written down as a file",
    "coding/queries/exchange_notes.py": "coders' notes, in the same file",
    "coding/queries/summaries.py": "a matrix and its quotes, which are written down",
    "coding/queries/learnable.py": "a project's edited copies, for a model",
}


def places_that_open_words():
    return {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts and OPENS.search(path.read_text())
    }


def test_words_are_opened_where_a_person_said_so():
    """Whoever opens words in another place says here for what."""
    assert places_that_open_words() == set(OPENED_IN)


def test_no_address_searches_words():
    text = ROUTES.read_text()
    addresses = re.findall(r'"(/[^"]*)"', text) + re.findall(r"^\s+(/\S*):", text, re.M)
    assert len(addresses) > 300
    assert isinstance(yaml.safe_load(text), dict)
    assert [one for one in addresses if re.search(r"(?<!re)search|cloud", one)] == []


def test_the_store_holds_no_word_that_it_could_search():
    for model, name in ((Text, "original"), (TextVersion, "body")):
        assert isinstance(model._meta.get_field(name), BinaryField)
    kinds = {
        type(field).__name__
        for model in apps.get_models()
        for field in model._meta.get_fields()
    }
    assert "SearchVectorField" not in kinds
