"""A planned table, for those inside the study and for those outside."""

import pytest

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.choices import Decision, Group
from heed.safeguards.audit import Event
from heed.safeguards.disclosure import Audience
from heed.safeguards.models import AuditEntry
from heed.studies.actions import join_study, plan_table
from heed.studies.errors import NoSuchTable, NotAnItem, NotInTheStudy
from heed.studies.queries import planned_table
from heed.studies.tables import table_inside, table_outside
from heed.studies.tests.factories import AFTER, PUBLISHED, a_study, answered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


def counts(table):
    return [line.count for line in table.lines]


def percents(table):
    return [line.percent for line in table.lines]


def test_the_published_table_on_the_base_of_the_group():
    planned, by = a_study()
    table = table_inside(planned, by=by)
    assert counts(table) == [1, 4, 16, 35, 38]
    assert percents(table) == [1.1, 4.2, 16.8, 36.8, 40.0]
    assert (table.base, table.base_count) == ("group", 95)
    assert table.missing == {"skipped": 1, "not_shown": 0, "not_reached": 0}
    assert "1 gave no answer" in table.sentence


def test_the_other_base_has_figures_of_its_own():
    planned, by = a_study()
    table = table_inside(planned, by=by, base="answered")
    assert (table.base, table.base_count) == ("answered", 94)
    assert percents(table) == [1.1, 4.3, 17.0, 37.2, 40.4]


def test_each_opening_inside_is_written_down():
    planned, by = a_study()
    table_inside(planned, by=by)
    entry = AuditEntry.objects.get(event=Event.AGGREGATE_OPENED)
    assert entry.by == by.id


def test_a_stranger_does_not_open_it():
    planned, by = a_study()
    colleague = an_account("researcher", organisation=by.organisation)
    with pytest.raises(NotInTheStudy):
        table_inside(planned, by=colleague)
    join_study(by=by, study=planned.study, account=colleague)
    assert table_inside(planned, by=colleague).base_count == 95


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.ORGANISATION])
def test_outside_small_cells_are_kept_and_counts_rounded(audience):
    planned, _ = a_study()
    table = table_outside(planned, audience)
    assert counts(table) == [None, None, None, 35, 40]
    assert table.missing["skipped"] is None
    assert table.suppressed
    assert set(percents(table)) == {None}
    # 1 + 4 + 1 is below eight, so sixteen is kept too: nothing can be worked out.


def test_while_people_still_answer_nothing_leaves_the_study():
    planned, _ = a_study()
    with clock.at(AFTER.replace(month=5, day=20)):
        table = table_outside(planned, Audience.PUBLIC)
    assert counts(table) == [None] * 5
    assert table.withheld


def test_seven_people_are_too_few_to_show():
    planned, _ = a_study({"easy": 7})
    table = table_outside(planned, Audience.PUBLIC)
    assert counts(table) == [None] * 5
    assert "8" in table.withheld


def test_who_did_not_agree_to_research_is_not_counted():
    planned, by = a_study()
    fieldwork = planned.study.fieldworks.get().fieldwork
    answered(fieldwork, by, {"easy": 3}, research=Decision.NO)
    assert counts(table_inside(planned, by=by)) == [1, 4, 16, 35, 38]


def test_other_groups_are_not_counted():
    planned, by = a_study()
    fieldwork = planned.study.fieldworks.get().fieldwork
    answered(fieldwork, by, {"easy": 3}, group=Group.STAFF)
    assert table_inside(planned, by=by).base_count == sum(PUBLISHED.values())


def test_an_unknown_name_says_which_there_are():
    a_study()
    with pytest.raises(NoSuchTable, match="There is ease"):
        planned_table("hardship")


def test_a_question_that_nobody_asks_is_refused():
    planned, by = a_study()
    wrong = plan_table(
        by=by,
        study=planned.study,
        slug="wrong",
        title="Wrong",
        item="nothing",
        groups=[Group.CARER],
    )
    with pytest.raises(NotAnItem):
        table_inside(wrong, by=by)
