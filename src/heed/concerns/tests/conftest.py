"""A ward with its service, and readers outside it."""

import pytest

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
