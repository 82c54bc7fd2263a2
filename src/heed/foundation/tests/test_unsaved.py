"""Rows that are made without Django's own way are the same rows."""

import pytest

from heed.foundation.models import OutboxTask
from heed.foundation.tests.factories import NOON, ORGANISATION
from heed.foundation.unsaved import unsaved

GIVEN = {"kind": "a.kind", "due": NOON, "organisation": ORGANISATION}


def held(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_a_row_is_the_one_that_django_makes():
    ours, theirs = unsaved(OutboxTask, **GIVEN), OutboxTask(**GIVEN)
    assert held(ours) | {"id": 0} == held(theirs) | {"id": 0}
    assert (ours._state.adding, type(ours)) == (True, OutboxTask)


def test_what_is_made_for_each_row_is_made_anew():
    one, other = unsaved(OutboxTask, **GIVEN), unsaved(OutboxTask, **GIVEN)
    assert one.id != other.id
    assert one.payload is not other.payload


def test_what_is_given_stands_in_place_of_the_default():
    one = unsaved(OutboxTask, **GIVEN)
    assert unsaved(OutboxTask, **GIVEN, id=one.id, attempts=3).attempts == 3
    assert unsaved(OutboxTask, **GIVEN, id=one.id).id == one.id


def test_a_field_that_is_not_there_is_refused():
    with pytest.raises(TypeError, match="has no field “colour”"):
        unsaved(OutboxTask, **GIVEN, colour="green")
