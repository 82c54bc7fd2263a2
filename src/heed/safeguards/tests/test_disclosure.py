"""The gate for figures: floors, suppression, and the ledger against subtraction."""

from datetime import timedelta
from uuid import uuid4

import pytest

from heed.safeguards import audit
from heed.safeguards.disclosure import (
    OPEN_SURVEY,
    Audience,
    Withheld,
    published,
    release,
)
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.models import BlockSlice, Release, ReleasedBlock
from heed.safeguards.tests.figures import CAUSES, LATER, MOOD, a_slice, question

pytestmark = pytest.mark.django_db
WARD = uuid4()


@pytest.fixture
def asked():
    return question()


def ask(asked, *slices, audience=Audience.WARD, now=LATER, **more):
    return release(audience=audience, question=asked, slices=slices, now=now, **more)


def test_it_works(asked):
    answer = ask(asked, a_slice(6, 7, 8, place=WARD))
    assert answer.shown
    assert answer.entries == 21
    assert answer.tables["mood"]["stormy"] == 8
    assert answer.middle["mood"] == "mixed"
    assert answer.places == (WARD,)


def test_six_entries_on_a_ward_of_twenty_are_shown(asked):
    answer = ask(asked, a_slice(0, 2, 4, place=WARD, writers=20))
    assert (answer.shown, answer.entries) == (True, 6)
    assert answer.middle["mood"] == "stormy"
    assert set(answer.tables["mood"].values()) == {None}


@pytest.mark.parametrize(
    ("slice_", "why"),
    [
        (a_slice(2, 2, 0), Withheld.FEW_ENTRIES),
        (a_slice(0, 0, 0), Withheld.FEW_ENTRIES),
        (a_slice(9, 9, 9, writers=9), Withheld.FEW_PEOPLE),
        (a_slice(9, 9, 9, writers=None), Withheld.WRITERS_UNKNOWN),
    ],
)
def test_below_a_floor_nothing_is_shown(asked, slice_, why):
    answer = ask(asked, slice_)
    assert answer.withheld is why
    assert (answer.entries, answer.tables) == (None, None)
    assert answer.reason.endswith(".")
    assert not ReleasedBlock.objects.exists()


def test_nobody_and_a_few_look_alike(asked):
    few, nobody = ask(asked, a_slice(1, 0, 0)), ask(asked, a_slice(0, 0, 0, day=1))
    assert few.reason == nobody.reason


def test_an_open_window_is_not_shown(asked):
    slice_ = a_slice(9, 9, 9)
    answer = ask(asked, slice_, now=slice_.window.end - timedelta(minutes=1))
    assert answer.withheld is Withheld.NOT_CLOSED
    assert answer.shows == slice_.window.end


def test_the_same_question_has_the_same_answer_when_late_entries_come(asked):
    first = ask(asked, a_slice(6, 6, 6))
    assert ask(asked, a_slice(6, 6, 7)) == first
    assert Release.objects.count() == 1


def test_another_audience_cannot_subtract_late_entries(asked):
    first = ask(asked, a_slice(6, 6, 6))
    second = ask(asked, a_slice(6, 6, 7), audience=Audience.PUBLIC)
    assert second.tables == first.tables


def test_a_part_of_what_was_shown_is_refused(asked):
    users, staff = a_slice(6, 6, 6), a_slice(5, 5, 5, group="staff")
    ask(asked, users, staff)
    assert ask(asked, staff).withheld is Withheld.TOGETHER


def test_more_than_was_shown_leaves_out_what_could_be_subtracted(asked):
    week = [a_slice(6, 6, 6, day=0), a_slice(1, 1, 0, day=1)]
    ask(asked, week[0])
    answer = ask(asked, *week)
    assert (answer.entries, answer.left_out) == (18, True)


def test_more_than_was_shown_is_shown_where_the_rest_is_enough(asked):
    ask(asked, a_slice(6, 6, 6, day=0))
    answer = ask(asked, a_slice(6, 6, 6, day=0), a_slice(5, 6, 0, day=1))
    assert (answer.entries, answer.left_out) == (29, False)
    assert answer.tables["mood"]["calm"] == 11


def test_a_sum_does_not_give_away_a_hidden_cell(asked):
    hidden = a_slice(1, 9, 9, day=1)
    assert ask(asked, hidden).tables["mood"]["calm"] is None
    assert ask(asked, a_slice(6, 6, 6, day=0)).tables["mood"]["calm"] == 6
    both = ask(asked, a_slice(6, 6, 6, day=0), hidden)
    assert both.tables["mood"]["calm"] is None


def test_a_sum_of_many_small_tables_is_shown(asked):
    weeks = [a_slice(2, 2, 2, day=7 * n) for n in range(8)]
    for week in weeks:
        assert ask(asked, week).tables["mood"]["calm"] is None
    assert ask(asked, *weeks).tables["mood"] == {
        "calm": 16, "mixed": 16, "stormy": 16,
        "skipped": 0, "not_shown": 0, "not_reached": 0,
    }  # fmt: skip


def test_whoever_did_not_answer_is_counted_as_skipped(asked):
    answer = ask(asked, a_slice(6, 6, 6))
    assert answer.tables["mood"]["skipped"] == 0
    quiet = a_slice(9, 9, 0, day=1)
    quiet = type(quiet)(**{**quiet.__dict__, "entries": 25})
    assert ask(asked, quiet).tables["mood"]["skipped"] == 7


def test_more_answers_than_entries_are_refused(asked):
    wrong = a_slice(9, 9, 9)
    wrong = type(wrong)(**{**wrong.__dict__, "entries": 20})
    with pytest.raises(ReleaseRefused, match="more answers"):
        ask(asked, wrong)


def test_causes_are_guarded_on_both_sides():
    asked = question(MOOD, CAUSES)
    shown = ask(asked, a_slice(6, 6, 6, causes={"noise": 12, "staffing": 16}))
    assert shown.tables["causes"] == {"noise": 12, "staffing": None}


def test_a_further_subject_is_counted_over_the_same_entries_only():
    asked = question(MOOD)
    more = question(MOOD, CAUSES, organisation=asked.organisation)
    ask(asked, a_slice(6, 6, 6))
    late = a_slice(6, 6, 7, causes={"noise": 9})
    assert "causes" not in ask(more, late).tables


def test_a_custodian_sees_all_and_it_is_logged(asked):
    person = uuid4()
    with pytest.raises(ReleaseRefused, match="person"):
        ask(asked, a_slice(1, 0, 0), audience=Audience.CUSTODIAN)
    few = a_slice(1, 0, 0, place=WARD)
    answer = ask(asked, few, audience=Audience.CUSTODIAN, by=person)
    assert answer.tables["mood"]["calm"] == 1
    (entry,) = audit.entries_about("place", WARD)
    assert (entry.by, entry.event) == (person, audit.Event.AGGREGATE_OPENED)


def test_staff_teams_are_people_too(asked):
    answer = ask(asked, a_slice(9, 9, 9, group="staff", writers=7))
    assert answer.withheld is Withheld.FEW_PEOPLE


def test_an_open_survey_is_rounded_and_knows_no_place():
    asked = question(MOOD, floors=OPEN_SURVEY)
    answer = ask(asked, a_slice(8, 13, 22, writers=None))
    assert answer.entries == 45
    assert answer.tables["mood"]["mixed"] == 15
    with pytest.raises(ReleaseRefused, match="nation"):
        ask(asked, a_slice(8, 13, 22, writers=None, place=WARD))


def test_published_tables_pass():
    answer = published({"harm": {"yes": 2}}, entries=185, data_cut=LATER)
    assert answer.tables["harm"]["yes"] == 2


@pytest.mark.parametrize("slices", [[], [a_slice(1), a_slice(2)]])
def test_a_question_without_sense_is_refused(asked, slices):
    with pytest.raises(ReleaseRefused):
        ask(asked, *slices)


def test_organisations_keep_ledgers_of_their_own(asked):
    ask(asked, a_slice(6, 6, 6))
    assert ask(question(), a_slice(9, 9, 9)).entries == 27
    assert BlockSlice.objects.count() == 2
