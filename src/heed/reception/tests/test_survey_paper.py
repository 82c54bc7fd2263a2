"""The survey on paper, read back as a printer would get it."""

from io import BytesIO

import pypdf
import pytest
from django.utils import translation

from heed.instruments.definition import for_reader
from heed.instruments.definition.conditions import Condition
from heed.instruments.queries import definition_of, edition_in_use
from heed.reception.presenters.paper import when
from heed.reception.tests.surveys import a_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


def text_of(answer):
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("wording", ["", "easy/"])
@pytest.mark.parametrize("language", ["", "/cy"])
def test_it_has_the_questions_with_their_codes(browser, survey, language, wording):
    where = f"{language}/s/{survey.code}/{wording}paper/carer.pdf"
    said = text_of(browser.get(where))
    for words in ("How easy was it to be heard?", "[ease]", "Very easy", "[very_easy]"):
        assert words in said
    assert "[words]" in said
    assert "[take-part, 1]" in said
    sheet = "What it means. In short." if wording else "What taking part means."
    assert sheet in said


def test_nobody_is_asked_on_paper_who_is_not_asked(browser, survey):
    survey.instruments.filter(group="staff").delete()
    assert browser.get(f"/s/{survey.code}/paper/staff.pdf").status_code == 404
    assert browser.get(f"/s/{survey.code}/paper/nobody.pdf").status_code == 404


def test_a_condition_is_said_in_words(reader):
    edition = edition_in_use(reader.organisation, "tell-us")
    view = for_reader(definition_of(edition), group="carer", language="en-gb")
    one = {"item": "kind", "is": ["went_wrong", "suggestion"]}
    both = Condition.model_validate({"all": [one, {"not": one}]})
    with translation.override("en-gb"):
        said = when(both, view)
    assert said.startswith("you answered “What would you like to tell us about?” with:")
    assert " and it is not so that you answered" in said
    assert "Something went wrong" in said
