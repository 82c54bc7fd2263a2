"""What was made from a response follows when it is withdrawn."""

from collections import defaultdict
from uuid import uuid4

import pytest

from heed.safeguards import withdrawal
from heed.safeguards.errors import NothingRegistered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_register(monkeypatch):
    monkeypatch.setattr(withdrawal, "_followers", defaultdict(dict))


def test_it_works():
    response, gone = uuid4(), []
    withdrawal.follows("excerpts")(gone.append)
    withdrawal.follows("datasets")(gone.append)
    assert withdrawal.announce(response) == ["datasets", "excerpts"]
    assert gone == [response, response]


def test_each_kind_has_its_own_followers():
    interview, gone = uuid4(), []
    withdrawal.follows("excerpts", "response", "interview")(gone.append)
    withdrawal.follows("datasets")(gone.append)
    assert withdrawal.announce(interview, "interview") == ["excerpts"]
    assert gone == [interview]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused():
    with pytest.raises(NothingRegistered, match="transaction"):
        withdrawal.announce(uuid4())
