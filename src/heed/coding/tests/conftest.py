"""A ward whose feedback is coded by a lead and two coders."""

import pytest

from heed.coding.actions import carrying_in, importing
from heed.coding.formats.refi import read_file
from heed.coding.tests.factories import a_coder, a_project, filled, told
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.tests.factories import a_ward, an_account, posted
from heed.responses.tests.factories import feedback_at

WORDS = [
    "Nobody listened to me. The ward was loud all night.",
    "Staff were kind 🌧️ and had no time.",
    "My notes were lost between two teams.",
]


@pytest.fixture
def ward(db):
    return a_ward()


@pytest.fixture
def reader(ward):
    account = an_account("first_reader", at=ward.parent)
    posted(account, "patient_safety_lead", ward.parent)
    return account


@pytest.fixture
def edition(reader):
    load_library(by=reader)
    return edition_in_use(reader.organisation, "ward-check")


@pytest.fixture
def fieldwork(ward, reader, edition):
    return feedback_at(ward, by=reader, editions=[edition])


@pytest.fixture
def responses(fieldwork, edition, ward, reader):
    return [told(fieldwork, edition, ward, reader, words) for words in WORDS]


@pytest.fixture
def lead(reader, ward):
    return a_project(reader, ward.parent)


@pytest.fixture
def coder(lead):
    return a_coder(lead)


@pytest.fixture
def texts(lead, responses, fieldwork):
    return filled(lead, fieldwork)


@pytest.fixture
def read_here(monkeypatch):
    """Files are read in this process: one of its own takes a second to begin."""
    for module in (carrying_in, importing):
        monkeypatch.setattr(module, "import_file", read_file)
