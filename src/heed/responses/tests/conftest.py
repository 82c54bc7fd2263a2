"""A ward that asks, with one reader outside it."""

import pytest

from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.tests.factories import a_ward, an_account
from heed.responses.tests.factories import feedback_at


@pytest.fixture
def ward(db):
    return a_ward()


@pytest.fixture
def reader(ward):
    return an_account("first_reader", at=ward.parent)


@pytest.fixture
def edition(reader):
    load_library(by=reader)
    return edition_in_use(reader.organisation, "ward-check")


@pytest.fixture
def fieldwork(ward, reader, edition):
    return feedback_at(ward, by=reader, editions=[edition])
