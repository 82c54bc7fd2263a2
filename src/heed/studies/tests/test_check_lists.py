"""Check lists are filled from records; what only a person can write is a blank."""

from datetime import date

import pytest

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.actions.counting import count_page, write_counts
from heed.responses.choices import Group, State
from heed.responses.models import PageCount
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.actions import fill_blank
from heed.studies.errors import NoSuchBlank, NotInTheStudy
from heed.studies.reports import REPORTS
from heed.studies.reports.checklists import blanks, check_list, names
from heed.studies.reports.facts import FACTS
from heed.studies.reports.filled import filled
from heed.studies.tests.factories import AFTER, a_study, answered
from heed.ui.documents.markdown import as_markdown

pytestmark = pytest.mark.django_db
FEW = {"easy": 9}


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


def sections(report):
    """The words under each heading of an item."""
    found = {}
    for part in report.parts:
        if getattr(part, "level", 0) == 3:
            found[part.words] = []
        elif found and hasattr(part, "is_blank"):
            list(found.values())[-1].append(part)
    return {name: " ".join(p.words for p in parts) for name, parts in found.items()}


def counted(fieldwork, **pages):
    for page, count in pages.items():
        PageCount.objects.create(
            organisation=fieldwork.organisation,
            fieldwork=fieldwork,
            day=date(2026, 5, 3),
            page=page,
            count=count,
        )


@pytest.mark.parametrize("name", names())
def test_every_fact_of_a_list_is_one_that_we_tell(name):
    items = check_list(name).items
    assert {fact for item in items for fact in item.facts} <= set(FACTS)
    assert len({item.code for item in items}) == len(items)


def test_every_fact_is_asked_for_by_a_list():
    asked = {
        f for name in names() for item in check_list(name).items for f in item.facts
    }
    assert asked == set(FACTS)


def test_the_lists_are_whole():
    assert len(check_list("cherries").items) == 30
    assert [item.code for item in check_list("strobe").items] == [
        str(number) for number in range(1, 23)
    ]


def test_figures_come_from_our_own_records():
    planned, by = a_study(FEW)
    fieldwork = planned.study.fieldworks.get().fieldwork
    counted(fieldwork, start=400, consented=200, completed=150)
    told = sections(filled(planned.study, "cherries", by=by))
    assert "200 of 400 (50.0%)" in told["Participation rate"]
    assert "150 of 200 (75.0%)" in told["Completion rate"]
    assert "opened 400 times" in told["Unique visitors"]
    assert told["When"] == "From 2026-05-01 to 2026-05-31."
    assert "Every group meets up to 1 question." in told["Number of items"]
    assert "went to the end" in told["Incomplete questionnaires"]
    assert (
        "consent statement “research” version 1 (English)" in told["Informed consent"]
    )


def test_pages_that_people_reach_are_the_ones_that_are_counted():
    planned, by = a_study(FEW)
    fieldwork = planned.study.fieldworks.get().fieldwork
    write_counts()
    for page, times in (("start", 3), ("consented", 2), ("completed", 1)):
        for _ in range(times):
            count_page(fieldwork, page)
    write_counts()
    told = sections(filled(planned.study, "cherries", by=by))
    assert "2 of 3 (66.7%)" in told["Participation rate"]


def test_counters_that_disagree_give_no_rate():
    planned, by = a_study(FEW)
    fieldwork = planned.study.fieldworks.get().fieldwork
    assert (
        "No pages were counted"
        in sections(filled(planned.study, "cherries", by=by))["Completion rate"]
    )
    counted(fieldwork, start=1, consented=2, completed=3)
    told = sections(filled(planned.study, "cherries", by=by))
    assert "do not fit" in told["Completion rate"]
    assert "%" not in told["Completion rate"]


def test_small_counts_of_people_are_not_told():
    planned, by = a_study(FEW | {"skipped": 2})
    fieldwork = planned.study.fieldworks.get().fieldwork
    answered(fieldwork, by, {"easy": 3}, group=Group.STAFF, state=State.PARTIAL)
    told = sections(filled(planned.study, "strobe", by=by))
    assert "In the data: 14 people." in told["13. Participants at each stage"]
    assert "fewer than 8 stopped on the way" in told["13. Participants at each stage"]
    assert "ease: fewer than 8" in told["14. Who they are, and what is missing"]


def test_what_anonymity_forbids_says_why():
    planned, by = a_study(FEW)
    told = sections(filled(planned.study, "cherries", by=by))
    for name in ("Cookies", "Check of IP addresses", "View rate"):
        assert told[name].startswith("Not done, because ")


def test_an_open_link_has_no_response_rate():
    planned, by = a_study(FEW)
    for name in ("cherries", "strobe"):
        assert (
            "response rate"
            not in as_markdown(filled(planned.study, name, by=by)).lower()
        )


def test_a_blank_is_filled_once_for_every_list():
    planned, by = a_study(FEW)
    before = {name: REPORTS[name](planned.study, by=by).blanks for name in names()}
    fill_blank(by=by, study=planned.study, blank="weighting", words=" None. ")
    for name in names():
        report = REPORTS[name](planned.study, by=by)
        assert report.blanks == before[name] - 1
        assert "None." in as_markdown(report)
    fill_blank(by=by, study=planned.study, blank="weighting", words="Raked.")
    assert planned.study.written.get().words == "Raked."


def test_an_unknown_blank_is_refused():
    planned, by = a_study(FEW)
    with pytest.raises(NoSuchBlank, match="funding"):
        fill_blank(by=by, study=planned.study, blank="nothing", words="x")
    assert "weighting" in blanks()


def test_a_stranger_sees_and_changes_nothing():
    planned, by = a_study(FEW)
    stranger = an_account("researcher", organisation=by.organisation)
    with pytest.raises(NotInTheStudy):
        filled(planned.study, "strobe", by=stranger)
    with pytest.raises(NotInTheStudy):
        fill_blank(by=stranger, study=planned.study, blank="funding", words="x")


def test_opening_it_is_written_down():
    planned, by = a_study(FEW)
    filled(planned.study, "strobe", by=by)
    entry = AuditEntry.objects.get(event=Event.AGGREGATE_OPENED)
    assert entry.details["report"] == "strobe"
