"""Totals that grow by whole blocks, and never by one person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heed.safeguards.disclosure import OPEN_SURVEY, Audience, Subject
from heed.safeguards.errors import ReleaseRefused
from heed.safeguards.growing import growing_total
from heed.safeguards.ladder import closed_windows_ladder
from heed.safeguards.tests.figures import (
    CAUSES,
    MONDAY,
    MOOD,
    ZONE,
    a_slice,
    question,
)

pytestmark = pytest.mark.django_db
TUESDAY, NEXT_WEEK = MONDAY + timedelta(days=1), MONDAY + timedelta(days=8)


@pytest.fixture
def asked():
    return question(MOOD, CAUSES, floors=OPEN_SURVEY)


def total(asked, slices, now, **more):
    closed_windows_ladder(
        audience=Audience.ORGANISATION, question=asked, own=slices, zone=ZONE, now=now
    )
    return growing_total(asked, slices, **more)


def test_it_works(asked):
    found = total(asked, [a_slice(12, 9, 8, causes={"noise": 11})], TUESDAY)
    assert found.entries == 30
    shown = found.tables["mood"]
    assert [shown["calm"], shown["mixed"], shown["stormy"]] == [10, 10, 10]
    assert found.tables["causes"] == {"noise": 10, "staffing": None}
    assert found.bases["mood"] == 30


def test_what_waits_is_not_in_it(asked):
    slices = [a_slice(20), a_slice(7, day=1)]
    assert total(asked, slices, MONDAY + timedelta(days=2)).entries == 20
    slices.append(a_slice(2, day=2))
    assert total(asked, slices, NEXT_WEEK).entries == 30


def test_exact_numbers_may_not_grow(asked):
    with pytest.raises(ReleaseRefused, match="rounded numbers only"):
        growing_total(replace(asked, floors=question().floors), [a_slice(20)])


def test_answers_apart_are_in_no_cell_and_no_base(asked):
    apart = {"mood": frozenset({"stormy"})}
    found = total(asked, [a_slice(10, 10, 30)], TUESDAY, apart=apart)
    assert "stormy" not in found.tables["mood"]
    assert found.bases["mood"] == 20


def test_few_in_the_base_show_nothing(asked):
    apart = {"mood": frozenset({"stormy", "skipped", "not_shown", "not_reached"})}
    found = total(asked, [a_slice(3, 4, 30)], TUESDAY, apart=apart)
    assert found.tables["mood"] == {"calm": None, "mixed": None}
    assert found.bases["mood"] == 0


def test_an_answer_that_came_later_was_given_by_nobody_before(asked):
    slices = [a_slice(20, 12)]
    total(asked, slices, TUESDAY)
    wider = Subject("mood", (*MOOD.answers, "new"), MOOD.kind)
    found = growing_total(replace(asked, subjects=(wider,)), slices)
    assert found.tables["mood"]["calm"] == 20
    assert found.tables["mood"]["new"] == 0


def test_a_subject_asked_later_is_counted_unless_entries_changed(asked):
    slices = [a_slice(20)]
    total(replace(asked, subjects=(MOOD,)), slices, TUESDAY)
    assert growing_total(asked, slices).uncounted == frozenset()
    other = replace(asked, subjects=(MOOD, Subject("later", ("yes", "no"))))
    assert growing_total(other, [a_slice(19)]).uncounted == frozenset({"later"})
