"""Erasing a thing takes all that hangs on it, or nothing."""

from uuid import uuid4

import pytest

from heed.safeguards import audit, erasure
from heed.safeguards.errors import NothingRegistered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_register(monkeypatch):
    monkeypatch.setattr(erasure, "_erasers", erasure.defaultdict(dict))


def erase(kind="member", **more):
    asked = {"by": uuid4(), "id": uuid4(), "organisation": uuid4(), "ground": "asked"}
    return erasure.erase(kind=kind, **(asked | more))


def test_it_works():
    person, thing = uuid4(), uuid4()
    seen = []
    erasure.erases("member", "payments")(lambda id: seen.append(id) or 2)
    erasure.erases("member", "access needs")(lambda id: seen.append(id) or 1)
    assert erase(by=person, id=thing) == {"access needs": 1, "payments": 2}
    assert seen == [thing, thing]
    (entry,) = audit.entries_about("member", thing)
    assert (entry.by, entry.details) == (person, {"ground": "asked", "rows": 3})


def test_an_unknown_kind_is_refused():
    erasure.erases("member", "payments")(lambda id: 1)
    with pytest.raises(NothingRegistered, match="visitor"):
        erase("visitor")


@pytest.mark.django_db(transaction=True)
def test_a_failure_undoes_all_of_it():
    def fail(id):
        raise RuntimeError

    organisation = uuid4()
    erasure.erases("member", "a")(lambda id: record(organisation))
    erasure.erases("member", "b")(fail)
    with pytest.raises(RuntimeError):
        erase()
    assert organisation not in audit.chains()


def record(organisation):
    about = audit.About("member", uuid4())
    audit.record(
        by=uuid4(), event=audit.Event.ERASED, about=about, organisation=organisation
    )
    return 1
