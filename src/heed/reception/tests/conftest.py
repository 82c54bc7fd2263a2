"""A ward that listens, a reader outside it, and a browser without a name."""

from datetime import date

import pytest
from django.test import Client

from heed.instruments.actions import load_library
from heed.people.tests.factories import a_ward, an_account
from heed.responses.actions import open_standing_feedback
from heed.responses.choices import Group


@pytest.fixture
def ward(db):
    return a_ward(
        live_on=date(2024, 1, 1), person_in_charge="the nurse in charge", no_phone=True
    )


@pytest.fixture
def reader(ward):
    return an_account("first_reader", at=ward.parent)


@pytest.fixture(autouse=True)
def asked(ward, reader):
    editions = load_library(by=reader)
    return open_standing_feedback(
        by=reader,
        slug="standing-feedback",
        title="Standing feedback",
        places=[ward],
        editions=dict.fromkeys(Group.values, editions),
    )


@pytest.fixture
def browser():
    """Somebody's own device."""
    return Client(headers={"sec-fetch-site": "same-origin"})
