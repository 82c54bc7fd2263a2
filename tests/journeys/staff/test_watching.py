"""A study's member watches a survey, says whom they expected, and looks twice."""

import pytest
from playwright.sync_api import expect

from heed.responses.actions import set_quota
from heed.responses.queries import set_aside
from heed.studies.tests.watched import Survey, on
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/staff/studies/of/a-study/surveys/a-survey/watching/"
SHARES = (
    "service_user,nation,england,60\n"
    "service_user,nation,scotland,25\n"
    "service_user,nation,wales,10\n"
    "service_user,nation,ireland,5\n"
)


@pytest.fixture
def survey():
    with on(0):
        return Survey()


def people_answer(survey):
    """Some weeks of answers by two ways, and one that came by another."""
    set_quota(by=survey.by, fieldwork=survey.fieldwork, most=200)
    for day, many in enumerate([30, 12, 9, 3, 2, 0, 1, 14, 8, 25]):
        survey.answer(day, many, source_tag="forum" if day % 2 else "")
        survey.reach(day, start=many * 3, sheet=many * 2, consented=many)
        survey.reach(day, q__nation=many, q__ease=many, completed=many)
    survey.answer(8, 12, nation="scotland", group="carer", state="partial")
    survey.answer(9, 10, nation="scotland", mode="paper")
    return survey.answer(9, source_tag="elsewhere")[0]


def fits(somebody):
    """Nothing has to be scrolled sideways."""
    page = somebody.page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"]


@pytest.mark.parametrize(
    ("width", "js"), [(360, False), pytest.param(1280, True, marks=pytest.mark.full)]
)
def test_watching(survey, member, width, js):
    somebody = member(survey.by, width, js=js)
    somebody.opens(HERE)
    somebody.reads("Nothing can be shown yet.")
    odd = people_answer(survey)
    says_whom_they_expected(somebody)
    somebody.reads("Fewer than expected: Scotland, Wales, Ireland.")
    somebody.reads("4 May 2026")
    fits(somebody)
    opens_the_numbers_by_keyboard(somebody)
    looks_twice(somebody)
    fits(somebody)
    assert list(set_aside(survey.fieldwork)) == [odd.pk]


def says_whom_they_expected(somebody):
    somebody.taps("Say whom you expected to hear")
    somebody.types("Where do the shares come from?", "A census")
    somebody.page.locator("#dated-day").fill("21")
    somebody.page.locator("#dated-month").fill("3")
    somebody.page.locator("#dated-year").fill("2021")
    somebody.types("Or type the lines", SHARES)
    somebody.taps("Compare with these")


def opens_the_numbers_by_keyboard(somebody):
    summary = somebody.page.locator("summary", has_text="The numbers as a table").first
    somebody.tabs_to(summary)
    somebody.page.keyboard.press("Enter")
    expect(somebody.page.get_by_role("table").first).to_be_visible()


def looks_twice(somebody):
    somebody.taps("Responses to look at twice")
    somebody.reads("A way that the survey does not use")
    follow(somebody.page.get_by_role("table").first.get_by_role("link").first)
    somebody.check(somebody.page)
    somebody.reads("nobody is judged by how they write")
    somebody.page.get_by_label("One person seems").check()
    somebody.types("Why?", "It is the third with this mistake in its address.")
    somebody.taps("Save the decision")
    somebody.reads("Set aside now: 1.")
