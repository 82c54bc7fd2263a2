"""A ward that listens, and people who walk through its pages."""

import pytest

from heed.instruments.actions import load_library
from heed.people.tests.factories import a_live_ward, an_account
from heed.responses.actions import open_standing_feedback
from heed.responses.choices import Group
from heed.responses.throttle import receipt_guesses
from tests.journeys.public.person import Person


@pytest.fixture
def ward(transactional_db):
    return a_live_ward()


@pytest.fixture
def reader(ward):
    return an_account("first_reader", at=ward.parent)


@pytest.fixture(autouse=True)
def asked(ward, reader):
    receipt_guesses.refill()
    open_standing_feedback(
        by=reader,
        slug="standing-feedback",
        title="Standing feedback",
        places=[ward],
        editions=dict.fromkeys(Group.values, load_library(by=reader)),
    )


@pytest.fixture
def person(page_at, live_server, ward, assert_accessible):
    """``person(360, js=False)``: somebody with a device of that width."""

    def arrive(width, *, js=True):
        page = page_at(width, js=js)
        return Person(page, live_server.url, ward.code, assert_accessible)

    return arrive
