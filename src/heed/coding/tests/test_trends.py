"""Factors over time and by place, for those who settle."""

import csv
from io import StringIO

import pytest

from heed.coding.actions import open_found
from heed.coding.errors import NotInTheProject
from heed.coding.found import NOT_KNOWN, Found
from heed.coding.presenters.as_csv import found_csv
from heed.coding.presenters.trend import trend_parts
from heed.coding.queries.tallied import names_in
from heed.coding.tests.factories import a_coded_text, coded
from heed.coding.tests.told import Telling
from heed.people.queries import names_today
from heed.people.tests.factories import a_ward, an_account, client_for
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

LOAD, TEAM = "Staff workload", "Team factors"


@pytest.fixture
def tell(lead, fieldwork, edition, reader):
    return Telling(lead, fieldwork, edition, reader).tell


@pytest.fixture
def told(tell, ward):
    """Three months of which nobody was heard in one, and one person without a date."""
    other = a_ward(ward.parent, "Rowan ward")
    tell(ward, "staff", (2026, 1), [LOAD], times=3, people=2)
    tell(ward, "carer", (2026, 1), [])
    tell(other, "staff", (2026, 3), [LOAD, TEAM])
    tell(ward, "service_user", None, [TEAM])
    return other


@pytest.fixture
def found(lead, told):
    return open_found(by=lead, what="trend")


def people(found, axis, code):
    return {o.key: (o.people[code], o.base, o.mentions[code]) for o in found.axes[axis]}


def test_it_works(found):
    assert people(found, "month", "staff-workload") == {
        "2026-01-01": (2, 3, 6),
        "2026-02-01": (0, 0, 0),
        "2026-03-01": (1, 1, 1),
        NOT_KNOWN: (0, 1, 0),
    }
    assert people(found, "quarter", "team-factors") == {
        "2026-01-01": (1, 4, 1),
        NOT_KNOWN: (1, 1, 1),
    }


def test_places_and_groups_are_counted_apart(found, ward, told):
    assert people(found, "place", "staff-workload") == {
        str(ward.pk): (2, 4, 6),
        str(told.pk): (1, 1, 1),
    }
    assert people(found, "side", "team-factors") == {
        "own": (1, 2, 1),
        "staff": (1, 3, 1),
    }


def test_every_way_of_cutting_has_the_same_sum(found):
    for axis in ("group", "place", "source", "month", "quarter"):
        lines = found.axes[axis]
        assert sum(one.base for one in lines) == found.everybody.base
        assert sum(one.mentions["staff-workload"] for one in lines) == 7


def test_who_opens_it_is_written_down_once(lead, told):
    open_found(by=lead, what="trend")
    opened = AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED)
    assert [one.details["kind"] for one in opened] == [
        f"coding:{lead.project_id}:trend"
    ]


def test_a_coder_sees_nothing(coder, told):
    with pytest.raises(NotInTheProject):
        open_found(by=coder, what="trend")


def test_what_is_kept_can_be_read_again(found):
    assert Found.from_json(found.as_json()) == found


def test_the_file_has_a_row_for_each_code_of_each_line(found):
    rows = list(csv.DictReader(StringIO(found_csv(found))))
    lines = sum(len(lines) for lines in found.axes.values())
    assert len(rows) == lines * len(found.names.factors)
    undated = [r for r in rows if r["axis"] == "month" and r["key"] == NOT_KNOWN]
    assert {row["line"] for row in undated} == {"No date was kept"}


def test_the_figure_leaves_a_gap_where_nobody_was_heard(found):
    parts = trend_parts(found, "staff-workload", "month")
    assert parts["figure"].sentence == (
        "“Staff workload” was named by 2 of 3 people in January 2026, and by 1 of 1 "
        "people in March 2026."
    )
    dots = [m for m in parts["figure"].drawings[0].marks if m.element == "circle"]
    assert len(dots) == 2
    assert parts["time_rows"][1] == ["February 2026", "0", "0", "\N{EN DASH}", "0"]


def test_the_pages_are_for_those_who_settle(lead, coder, told):
    stranger = an_account("researcher", at=lead.project.place)
    pages = ["trend/", "trend/csv/", "trend/svg/", "trend/png/", "ranks/"]
    for end in pages:
        where = f"/staff/coding/projects/a-project/{end}"
        assert client_for(lead.account).get(where).status_code == 200, end
        assert client_for(coder.account).get(where).status_code == 404
        assert client_for(stranger).get(where).status_code == 404


def test_a_wrong_choice_is_said_and_the_usual_is_shown(lead, told):
    where = "/staff/coding/projects/a-project/trend/"
    page = client_for(lead.account).get(where, {"factor": "made-up", "step": "month"})
    assert page.status_code == 200
    assert "Choose an answer from the list." in page.content.decode()


def test_places_of_one_name_are_told_apart_by_their_codes(lead, reader, ward):
    wards = [a_ward(ward.parent, "Made-up ward") for _ in range(2)]
    for one in [*wards, ward]:
        coded(lead, a_coded_text(lead, one, reader), LOAD)
    called = names_in(lead.project).places
    assert {called[str(one.pk)] for one in wards} == {
        f"Made-up ward ({one.code})" for one in wards
    }
    assert called[str(ward.pk)] == names_today([ward])[ward.pk]
    page = client_for(lead.account).get("/staff/coding/projects/a-project/mentions/")
    assert page.status_code == 200
    assert f"Made-up ward ({wards[0].code})" in page.content.decode()
