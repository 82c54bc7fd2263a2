"""Editions of findings for audiences outside a project."""

import pytest

from heed.coding.actions import (
    Choice,
    look_first,
    publish_findings,
    take_back_edition,
)
from heed.coding.actions.withdrawing import forget_coded_texts
from heed.coding.errors import (
    EditionIsFixed,
    FloorsDiffer,
    NothingToShow,
    NotYoursToPublish,
)
from heed.coding.found import LONGER, Found
from heed.coding.models import CountedPerson, Edition, Source, Step
from heed.coding.tests.factories import a_coder, a_project
from heed.coding.tests.told import Telling
from heed.people.tests.factories import a_ward
from heed.responses.tests.factories import feedback_at
from heed.safeguards.audience import Audience
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry, BlockSlice, ReleasedBlock

LOAD, TEAM = "Staff workload", "Team factors"
JUNE, JULY = (2026, 6), (2026, 7)
MONTHLY = Choice(Audience.ORGANISATION, Step.MONTH, by_place=True)
WHOLE = Choice(Audience.ORGANISATION, Step.WHOLE, by_place=False)


@pytest.fixture
def ward(db):
    return a_ward(days=400, staff=25)


@pytest.fixture
def rowan(ward):
    return a_ward(ward.parent, "Rowan ward", days=400, staff=25)


@pytest.fixture
def lead(reader, ward, rowan):
    return a_project(reader, ward.parent)


@pytest.fixture
def tell(lead, reader, edition, ward, rowan):
    fieldwork = feedback_at(ward, rowan, by=reader, editions=[edition])
    return Telling(lead, fieldwork, edition, reader).tell


def published(lead, choice=MONTHLY):
    return publish_findings(by=lead, choice=choice, about="Made up.")


def people(edition, axis, code="staff-workload"):
    found = Found.from_json(edition.figures)
    return {one.key: (one.people[code], one.base) for one in found.axes[axis]}


def test_it_works(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=6, times=2)
    tell(ward, "staff", JUNE, [], people=5)
    edition = published(lead)
    assert people(edition, "all") == {"everybody": (6, 11)}
    assert people(edition, "group") == {"staff": (6, 11)}
    assert people(edition, "month") == {"2026-06-01": (6, 11)}
    assert people(edition, "place") == {str(ward.pk): (6, 11)}
    line = Found.from_json(edition.figures).everybody
    assert line.mentions["staff-workload"] == 12


def test_small_numbers_are_hidden_with_their_mentions(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=4, times=9)
    tell(ward, "staff", JUNE, [TEAM], people=6)
    line = Found.from_json(published(lead).figures).everybody
    assert line.people["staff-workload"] is None
    assert line.mentions["staff-workload"] is None
    assert line.people["team-factors"] is None  # all but four: who did not is as small


def test_what_is_too_few_for_a_month_is_shown_over_a_longer_time(lead, tell, ward):
    for month in (JUNE, JULY):
        tell(ward, "staff", month, [LOAD], people=3)
        tell(ward, "staff", month, [], people=1)
    edition = published(lead)
    assert people(edition, "month") == {
        "2026-06-01": (None, None),
        "2026-07-01": (None, None),
        LONGER: (None, 8),
    }
    assert people(edition, "place") == {str(ward.pk): (None, 8)}


def test_a_month_of_which_nothing_is_shown_has_its_line(lead, tell, ward):
    for month in ((2026, 5), JULY):
        tell(ward, "staff", month, [], people=12)
    months = people(published(lead), "month")
    assert list(months) == ["2026-05-01", "2026-06-01", "2026-07-01"]
    assert months["2026-06-01"] == (None, None)


def test_nothing_is_published_of_too_few(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=4)
    with pytest.raises(NothingToShow):
        published(lead)
    assert not Edition.objects.exists()
    assert not ReleasedBlock.objects.exists()


def test_nothing_is_published_where_nobody_knows_how_many_there_were(lead, tell, ward):
    small = a_ward(ward.parent, "Alder ward", staff=None, days=400)
    tell(small, "staff", JUNE, [LOAD], people=9)
    with pytest.raises(NothingToShow):
        published(lead)


def test_looking_first_uses_nothing_up(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=6)
    tell(ward, "staff", JUNE, [], people=6)
    found = look_first(by=lead, choice=MONTHLY)
    assert found.everybody.people["staff-workload"] == 6
    assert not ReleasedBlock.objects.exists()
    assert not BlockSlice.objects.exists()


def test_publishing_and_taking_back_are_written_down(lead, tell, ward):
    tell(ward, "staff", JUNE, [], people=12)
    edition = published(lead)
    take_back_edition(by=lead, edition=edition, why="Made up.")
    events = (Event.FINDINGS_PUBLISHED, Event.FINDINGS_TAKEN_BACK)
    rows = AuditEntry.objects.filter(event__in=events).order_by("position")
    assert [row.event for row in rows] == list(events)
    assert rows[0].details == {"number": 1, "audience": "organisation"}


def test_an_edition_never_changes(lead, tell, ward):
    tell(ward, "staff", JUNE, [], people=12)
    edition = published(lead)
    edition.about = "Something else."
    with pytest.raises(EditionIsFixed):
        edition.save()


def test_only_the_lead_publishes(lead, tell, ward):
    tell(ward, "staff", JUNE, [], people=12)
    with pytest.raises(NotYoursToPublish):
        published(a_coder(lead))


def test_whoever_takes_words_back_counts_in_no_new_edition(lead, tell, ward, rowan):
    gone = tell(ward, "staff", JUNE, [LOAD], people=6)[0]
    tell(ward, "staff", JUNE, [], people=6)
    tell(rowan, "staff", JUNE, [LOAD], people=7)
    tell(rowan, "staff", JUNE, [], people=7)
    first = published(lead)
    assert people(first, "all") == {"everybody": (13, 26)}
    forget_coded_texts(gone.person)
    assert not CountedPerson.objects.filter(person=gone.person).exists()
    second = published(lead)
    # Not the one person less, who could be had by subtraction: the whole block.
    assert people(second, "all") == {"everybody": (7, 14)}
    assert people(second, "place") == {str(rowan.pk): (7, 14)}
    assert people(first, "all") == {"everybody": (13, 26)}


def test_what_came_late_into_a_month_that_was_shown_waits(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=6)
    tell(ward, "staff", JUNE, [], people=6)
    published(lead)
    tell(ward, "staff", JUNE, [LOAD])
    assert people(published(lead), "all") == {"everybody": (6, 12)}


def test_new_months_are_added_up_where_both_may_be_seen(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=6)
    tell(ward, "staff", JUNE, [], people=6)
    published(lead, WHOLE)
    tell(ward, "staff", JULY, [LOAD], people=5)
    tell(ward, "staff", JULY, [], people=8)
    assert people(published(lead, WHOLE), "all") == {"everybody": (11, 25)}


def test_a_small_addition_is_not_told_by_the_sum(lead, tell, ward):
    tell(ward, "staff", JUNE, [LOAD], people=6)
    tell(ward, "staff", JUNE, [], people=6)
    published(lead, WHOLE)
    tell(ward, "staff", JULY, [LOAD], people=1)
    tell(ward, "staff", JULY, [], people=8)
    assert people(published(lead, WHOLE), "all") == {"everybody": (None, 21)}


def test_an_open_survey_has_higher_floors_rounded_and_no_place(lead, tell, ward):
    Source.objects.all().delete()
    tell.__self__.source = None
    tell(ward, "staff", JUNE, [LOAD], people=9)
    tell(ward, "staff", None, [], people=12)
    edition = published(lead)
    assert edition.open_survey
    assert people(edition, "all") == {"everybody": (10, 20)}
    assert people(edition, "place") == {LONGER: (10, 20)}


def test_editions_with_other_floors_are_refused(lead, tell, ward):
    tell(ward, "staff", JUNE, [], people=12)
    published(lead)
    tell(ward, "staff", None, [])
    with pytest.raises(FloorsDiffer):
        published(lead)
