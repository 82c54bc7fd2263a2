"""Opening a survey: what its door says, who is asked what, and how long it is kept."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from heed.foundation import clock
from heed.responses.actions import add_consent_text, open_survey, set_quota
from heed.responses.actions.survey_ageing import (
    due_survey_responses,
    remove_survey_responses,
)
from heed.responses.actions.surveys import SHEET
from heed.responses.choices import Decision, Purpose
from heed.responses.errors import NotAskedHereError, OneQuestionnaireAGroupError
from heed.responses.models import ConsentText, Quota, Response, StatementAnswer
from heed.responses.queries import (
    edition_for_group,
    sheet_for,
    statements_for,
    survey_by_code,
)
from heed.responses.tests.factories import given, stored

pytestmark = pytest.mark.django_db
TODAY = clock.now().astimezone(ZoneInfo("Europe/London")).date()


def a_survey(reader, ward, edition, **changes):
    return open_survey(
        **{
            "by": reader,
            "slug": "a-survey",
            "title": "A survey",
            "place": ward.parent,
            "editions": {"staff": [edition]},
            "opens_on": TODAY - timedelta(days=60),
            "closes_on": TODAY - timedelta(days=31),
            **changes,
        }
    )


def text(reader, survey, body, **how):
    return add_consent_text(
        by=reader,
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        body=body,
        **{"language": "en-gb", **how},
    )


def test_it_works(reader, ward, edition):
    survey = a_survey(reader, ward, edition)
    assert survey_by_code(f" {survey.code.lower()} ") == survey
    assert edition_for_group(survey, "staff") == edition
    for nobody in ("carer", "\0"):
        with pytest.raises(NotAskedHereError):
            edition_for_group(survey, nobody)


def test_a_group_is_asked_one_questionnaire(reader, ward, edition):
    with pytest.raises(OneQuestionnaireAGroupError):
        a_survey(reader, ward, edition, editions={"staff": [edition, edition]})


def test_the_next_best_wording_is_shown(reader, ward, edition):
    survey = a_survey(reader, ward, edition)
    assert sheet_for(survey, "cy", easy_read=True) is None
    english = text(reader, survey, "Sheet", kind=SHEET)
    easy = text(reader, survey, "Easy", kind=SHEET, variant="easy_read")
    welsh = text(reader, survey, "Taflen", kind=SHEET, language="cy")
    newer = text(reader, survey, "Newer sheet", kind=SHEET)
    assert (english.number, newer.number, welsh.number) == (1, 2, 1)
    assert sheet_for(survey, "en-gb", easy_read=False) == newer
    assert sheet_for(survey, "en-gb", easy_read=True) == easy
    assert sheet_for(survey, "cy", easy_read=True) == welsh


def test_what_is_needed_is_asked_first(reader, ward, edition):
    survey = a_survey(reader, ward, edition)
    text(reader, survey, "Quote me", code="a-quote", is_needed=False)
    text(reader, survey, "Take part", code="take-part")
    shown = statements_for(survey, "en-gb", easy_read=False)
    assert [one.code for one in shown] == ["take-part", "a-quote"]


def test_a_quota_is_set_anew_not_twice(reader, ward, edition):
    survey = a_survey(reader, ward, edition)
    for most in (20, 30):
        set_quota(by=reader, fieldwork=survey, most=most, group="staff")
    assert Quota.objects.get().most == 30


@pytest.mark.parametrize(("days", "left"), [(29, 0), (31, 1)])
def test_answers_go_when_the_surveys_own_period_is_over(
    reader, ward, edition, days, left
):
    survey = a_survey(reader, ward, edition, retention_days=days)
    sheet = text(reader, survey, "Sheet", kind=SHEET)
    said = text(reader, survey, "Take part", code="take-part")
    agreed = {
        "group": "staff",
        "research": Decision.YES,
        "research_text": sheet,
        "statements": [(said, Decision.YES)],
    }
    stored(given(survey, edition, ward.parent, kind="month", **agreed))
    due = due_survey_responses(ward.organisation, clock.now())
    assert due.rows == 1 - left
    assert remove_survey_responses(ward.organisation, clock.now()) == 1 - left
    assert Response.objects.count() == StatementAnswer.objects.count() == left
    assert ConsentText.objects.count() == 2
