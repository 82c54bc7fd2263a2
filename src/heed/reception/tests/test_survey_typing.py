"""Typing in a survey from paper: for those who work inside its study, once."""

from datetime import timedelta

import pytest

from heed.foundation import clock
from heed.people.tests.factories import an_account, client_for
from heed.reception.tests.surveys import a_survey, statement
from heed.responses.models import ConsentDecision, Response
from heed.studies.actions import open_study
from heed.studies.models import Sampling

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(ward):
    return an_account("researcher", at=ward.parent)


@pytest.fixture
def survey(ward, owner):
    survey = a_survey(owner, ward.parent)
    open_study(
        by=owner,
        slug="a-study",
        title="A study",
        sampling=Sampling.OPEN,
        fieldworks=[survey],
    )
    return survey


def address(survey, group="carer", mode="paper", wording="en-gb"):
    return f"/staff/surveys/typing/{survey.code}/{group}/{mode}/{wording}/"


def written(survey, **changes):
    day = clock.now().date().isoformat()
    return {
        "day": day,
        "again": day,
        statement(survey, "take-part"): "yes",
        statement(survey, "quote"): "no",
        "ease": "difficult",
        "key": "0" * 64,
        **changes,
    }


def test_it_works(owner, survey):
    desk = client_for(owner)
    chosen = {
        "survey": survey.code,
        "group": "carer",
        "mode": "paper",
        "wording": "en-gb",
    }
    assert desk.get("/staff/surveys/typing/", chosen).url == address(survey)
    assert "[take-part, 1]" in desk.get(address(survey)).text
    for _ in range(2):  # sent twice is one paper
        stored = desk.post(address(survey), written(survey))
        assert "six words" in stored.text.lower()
    one = Response.objects.get()
    assert (one.mode, one.entrance, one.group) == ("paper", "desk", "carer")
    assert one.answers == {"ease": "difficult", "words": "skipped"}
    assert one.window_kind != "shift"
    decision = ConsentDecision.objects.get(purpose="research")
    assert (decision.decision, decision.mode) == ("yes", "paper")


def test_a_no_is_not_typed_in(owner, survey):
    no = {statement(survey, "take-part"): "no"}
    answer = client_for(owner).post(address(survey), written(survey, **no))
    assert answer.status_code == 422
    assert "Destroy the paper" in answer.text
    assert not Response.objects.exists()


def test_a_day_on_which_it_was_not_open_is_refused(owner, survey):
    day = (survey.opens_on - timedelta(days=1)).isoformat()
    answer = client_for(owner).post(
        address(survey), written(survey, day=day, again=day)
    )
    assert answer.status_code == 422
    assert "was not open on this day" in answer.text


def test_a_colleague_outside_the_study_and_a_stranger_see_nothing(ward, survey, client):
    colleague = client_for(an_account("researcher", at=ward.parent))
    assert colleague.get(address(survey)).status_code == 404
    assert "You do not work inside" in colleague.get("/staff/surveys/typing/").text
    assert colleague.post(address(survey), written(survey)).status_code == 404
    assert client.get(address(survey)).status_code == 302
    assert not Response.objects.exists()
