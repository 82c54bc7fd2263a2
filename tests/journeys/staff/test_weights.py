"""A study's member makes weights and reads a table by them."""

import pytest

from heed.studies.tests.test_weights import CAME, SHARES, a_table, expect
from heed.studies.tests.watched import Survey, on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/staff/studies/of/a-study/surveys/a-survey/"


@pytest.fixture
def survey():
    """Carers of three nations, of whom one came less than the census has them."""
    with on(0):
        found = Survey()
    for nation, numbers in CAME.items():
        for ease, many in zip(("easy", "hard"), numbers, strict=True):
            said = {"nation": nation, "ease": ease}
            found.answer(0, many, group="carer", answers=said)
    expect(found, SHARES)
    a_table(found)
    return found


@pytest.mark.parametrize(
    ("width", "js"),
    [
        (360, False),
        pytest.param(768, True, marks=pytest.mark.full),
        pytest.param(1280, True, marks=pytest.mark.full),
    ],
)
def test_weights(survey, member, width, js):
    somebody = member(survey.by, width, js=js)
    somebody.opens(HERE)
    somebody.taps("Make weights")
    somebody.types("What do the weights fit the group to?", "Nation, census")
    somebody.types("Short name", "nations")
    somebody.page.get_by_label("Carer, family or friend").check()
    somebody.page.get_by_label("Between a fifth and five times the mean").check()
    somebody.taps("Make them")
    somebody.reads("Nation, census (nations)")
    somebody.opens("/staff/studies/of/a-study/tables/ease/")
    somebody.taps("Nation, census")
    somebody.reads("Weighted: Nation, census")
    somebody.reads("do not make an open, self-selected sample representative")
    page = somebody.page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"]
