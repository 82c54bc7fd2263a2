"""Answers and words go when their time is over, and only then."""

from datetime import timedelta

import pytest

from heed.foundation import clock
from heed.responses.actions.ageing import due_responses, remove_responses
from heed.responses.models import (
    ConsentDecision,
    Fieldwork,
    Link,
    Receipt,
    Response,
    Text,
    TextKey,
)
from heed.responses.tests.factories import given, stored

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=9 * 365)


@pytest.fixture
def old(fieldwork, edition, ward):
    """Something that was told nine years ago."""
    with clock.at(clock.now() - YEARS):
        return stored(given(fieldwork, edition, ward, texts={"what": ["Canary"]}))


@pytest.fixture
def before():
    return clock.now() - timedelta(days=8 * 365)


def test_it_works(old, ward, before):
    assert due_responses(ward.organisation, before).rows == 1
    assert remove_responses(ward.organisation, before) == 1
    for model in (Response, Text, TextKey, Receipt, ConsentDecision):
        assert not model.objects.exists(), model


def test_what_is_newer_stays(old, fieldwork, edition, ward, before):
    new = stored(given(fieldwork, edition, ward, texts={"what": ["Newer"]}))
    remove_responses(ward.organisation, before)
    assert Response.objects.get().pk == new.response.pk
    assert TextKey.objects.count() == 1


def test_another_organisations_stays(old, before, db):
    from_elsewhere = old.response.pk  # any identity that is not theirs
    assert remove_responses(from_elsewhere, before) == 0
    assert Response.objects.exists()


def test_a_survey_keeps_to_its_own_period(old, ward, before):
    Fieldwork.objects.update(retention_days=30 * 365)
    due = due_responses(ward.organisation, before)
    assert due.rows == 0
    assert due.held == {"the survey has a period of its own": 1}
    assert remove_responses(ward.organisation, before) == 0


def test_threads_that_end_there_go_too(old, ward, before):
    Link.objects.create(
        organisation=ward.organisation,
        from_kind="response",
        from_id=old.response.pk,
        to_kind="concern",
        to_id=ward.pk,
        why=Link.Why.OPENED,
        linked_on=clock.now().date(),
    )
    remove_responses(ward.organisation, before)
    assert not Link.objects.exists()
