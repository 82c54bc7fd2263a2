"""The full report of a study, inside it and outside."""

import pytest

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.actions import decide_doubt
from heed.responses.choices import DoubtDecision, DoubtReason, Group, Signal
from heed.responses.models import Response
from heed.safeguards.audit import Event
from heed.safeguards.disclosure import Audience
from heed.safeguards.models import AuditEntry
from heed.studies.errors import NotInTheStudy
from heed.studies.reports.survey import report_outside, survey_report
from heed.studies.tests.factories import AFTER, a_study, answered
from heed.ui.documents.document import Grid, Heading, Paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


def grids(report):
    return {part.caption: part for part in report.parts if isinstance(part, Grid)}


def test_it_has_every_planned_table_with_its_base_and_what_is_missing():
    planned, by = a_study()
    fieldwork = planned.study.fieldworks.get().fieldwork
    answered(fieldwork, by, {"easy": 3}, group=Group.STAFF)
    grid = grids(survey_report(planned.study, by=by))["How easy it is"]
    assert grid.head == ("Answer", "Service users and carers")
    assert [cell for _, cell in grid.rows] == [
        "1 (1.1%)",
        "4 (4.2%)",
        "16 (16.8%)",
        "35 (36.8%)",
        "38 (40.0%)",
        "1 (1.1%)",
        "0 (0.0%)",
        "0 (0.0%)",
        "95",
    ]


def test_it_has_every_question_by_group():
    planned, by = a_study()
    grid = grids(survey_report(planned.study, by=by))["How easy was it?"]
    assert grid.head[1:] == ("Service user", "Carer, family or friend", "Staff")
    assert grid.rows[-1][0] == "Base: everybody in the group"
    assert sum(map(int, grid.rows[-1][1:])) == 95


def test_it_says_how_people_came_to_be_asked_and_what_missing_means():
    planned, by = a_study()
    report = survey_report(planned.study, by=by)
    words = " ".join(p.words for p in report.parts if isinstance(p, Paragraph))
    assert "figures are of those who did" in words
    assert "95 people" in words
    assert "Not reached" in words


def test_where_a_person_set_responses_aside_it_has_both():
    planned, by = a_study({"easy": 9, "difficult": 2})
    decide_doubt(
        by=by,
        response=Response.objects.filter(answers__ease="easy")[0],
        decision=DoubtDecision.SET_ASIDE,
        reason=DoubtReason.SAME_PERSON,
        note="Two of them came from one letter.",
        signals=[Signal.ALIKE],
    )
    report = survey_report(planned.study, by=by)
    bases = [part.rows[-1][1] for part in report.parts if is_planned(part)]
    assert bases == ["11", "10"]


def is_planned(part):
    return isinstance(part, Grid) and part.caption == "How easy it is"


def test_opening_it_is_written_down():
    planned, by = a_study()
    survey_report(planned.study, by=by)
    entry = AuditEntry.objects.get(event=Event.AGGREGATE_OPENED)
    assert (entry.by, entry.details["report"]) == (by.id, "survey")


def test_a_stranger_sees_nothing():
    planned, by = a_study()
    with pytest.raises(NotInTheStudy):
        survey_report(
            planned.study, by=an_account("researcher", organisation=by.organisation)
        )


def test_outside_there_are_the_planned_tables_alone_and_suppressed():
    planned, _ = a_study()
    report = report_outside(planned.study, Audience.PUBLIC)
    (grid,) = grids(report).values()
    assert [cell for _, cell in grid.rows][:5] == [*["not shown"] * 3, "35", "40"]
    assert "Every question, by group" not in [
        part.words for part in report.parts if isinstance(part, Heading)
    ]
