"""What was made from a response follows when it is withdrawn."""

from uuid import uuid4

import pytest

from heed.safeguards import withdrawal
from heed.safeguards.errors import NothingRegistered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_register(monkeypatch):
    monkeypatch.setattr(withdrawal, "_followers", {})


def test_it_works():
    response, gone = uuid4(), []
    withdrawal.follows("excerpts")(gone.append)
    withdrawal.follows("datasets")(gone.append)
    assert withdrawal.announce(response) == ["datasets", "excerpts"]
    assert gone == [response, response]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused():
    with pytest.raises(NothingRegistered, match="transaction"):
        withdrawal.announce(uuid4())
