"""A ward with its service, and readers outside it."""

import pytest

from heed.concerns.actions import declare_conflict
from heed.concerns.tests.factories import a_concern
from heed.people.tests.factories import a_service, a_ward, an_account


@pytest.fixture
def service(db):
    return a_service()


@pytest.fixture
def ward(service):
    return a_ward(service)


@pytest.fixture
def reader(service):
    return an_account("first_reader", at=service)


@pytest.fixture
def lead(service):
    return an_account("safeguarding_lead", at=service)


@pytest.fixture
def safety(service):
    return an_account("patient_safety_lead", at=service)


@pytest.fixture
def concern(ward):
    return a_concern(ward, answers={"come_back": "code", "ward_sees": "edited"})


@pytest.fixture
def declared(reader, concern):
    """The first reader, who said that they do not stand too close."""
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    return reader
