"""A ward of twenty that is asked how it feels."""

from datetime import UTC, datetime, timedelta

import pytest

from heed.foundation import clock
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.queries import coarseness_of
from heed.people.tests.factories import a_ward, an_account
from heed.responses.tests.factories import feedback_at, given, stored

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def noon():
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def ward(db, noon):
    return a_ward()


@pytest.fixture
def nurse(ward):
    return an_account("ward_staff", at=ward)


@pytest.fixture
def edition(ward):
    administrator = an_account("administrator", at=ward.parent)
    load_library(by=administrator)
    return edition_in_use(ward.organisation, "ward-check")


@pytest.fixture
def say(ward, edition):
    """Say a number of times how the ward feels, some hours ago."""
    by = an_account("administrator", at=ward.parent)
    fieldwork = feedback_at(ward, by=by, editions=[edition])

    def saying(times, atmosphere="stormy", hours_ago=0):
        moment = clock.now() - timedelta(hours=hours_ago)
        with clock.at(moment):
            window = coarseness_of(ward, moment)
            for _ in range(times):
                answers = {
                    "atmosphere": atmosphere,
                    "direction": "worse",
                    "causes": ["staff"],
                    "more": "skipped",
                }
                stored(given(fieldwork, edition, ward, window=window, answers=answers))

    return saying
