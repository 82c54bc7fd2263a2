"""Outcome rates of a named list, and what an open link may say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.actions.invitations import bring_invitations
from heed.responses.choices import Entrance
from heed.responses.queries.invitations import Dispositions
from heed.responses.tests.invited import someone
from heed.studies.errors import NotInTheStudy
from heed.studies.reports.outcomes import (
    in_standard_kinds,
    outcome_report,
    rates_of_list,
)
from heed.studies.tests.factories import AFTER, MAY, a_study, answered
from heed.ui.documents.document import Grid
from heed.ui.documents.markdown import as_markdown

LISTED = Dispositions(
    listed=1000,
    not_sent=20,
    complete=400,
    partial=50,
    taken_back=10,
    refused=140,
    undeliverable=30,
    no_answer=350,
)
count = st.integers(0, 300)


def test_everybody_on_the_list_is_in_the_denominator():
    rates = rates_of_list(LISTED)
    assert (rates["RR1"].numerator, rates["RR1"].denominator) == (400, 1000)
    assert rates["RR2"].percent == 45
    assert rates["RR3"].percent == rates["RR1"].percent
    assert rates["REF1"].percent == 15
    assert rates["CON1"].percent == 60
    assert rates["COOP1"].percent == pytest.approx(100 * 400 / 600)
    assert not {"RR5", "RR6", "REF3", "CON3"} & set(rates)


def test_rates_among_the_eligible_are_given_where_nobody_is_unknown():
    known = replace(LISTED, not_sent=0, undeliverable=0, no_answer=0, listed=600)
    assert rates_of_list(known)["RR5"].percent == pytest.approx(100 * 400 / 600)


@given(st.lists(count, min_size=7, max_size=7))
def test_nobody_is_lost_between_the_kinds(numbers):
    kinds = in_standard_kinds(Dispositions(sum(numbers), *numbers))
    assert kinds.eligible + kinds.unknown == sum(numbers)


@pytest.mark.django_db
def test_the_report_has_the_list_and_the_link():
    with clock.at(MAY):
        planned, by = a_study({"easy": 3})
        work = planned.study.fieldworks.get().fieldwork
        people = [someone(number) for number in range(10)]
        bring_invitations(by=by.id, fieldwork=work, rows=people)
        answered(work, by, {"easy": 4}, entrance=Entrance.INVITATION)
    with clock.at(AFTER):
        report = outcome_report(planned.study, by=by)
    grids = {
        part.caption: dict(row[:2] for row in part.rows)
        for part in report.parts
        if isinstance(part, Grid)
    }
    assert grids["What became of the list"]["On the list"] == "10"
    assert grids["What became of the list"]["Answered to the end"] == "4"
    words = as_markdown(report)
    assert "no rate of response" in words
    assert "No pages were counted" in words


@pytest.mark.django_db
def test_a_stranger_sees_nothing():
    planned, by = a_study({"easy": 1})
    stranger = an_account("researcher", organisation=by.organisation)
    with clock.at(AFTER), pytest.raises(NotInTheStudy):
        outcome_report(planned.study, by=stranger)
