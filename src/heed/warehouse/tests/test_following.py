"""What is taken back is left out at once, and is soon on no disk."""

from datetime import timedelta
from uuid import uuid4

import pytest

from heed.foundation import clock
from heed.responses.actions import withdraw_response
from heed.responses.actions.ageing import remove_responses
from heed.responses.models import Withdrawal
from heed.warehouse import folder as places
from heed.warehouse.actions import copy_closed_windows
from heed.warehouse.layout import rows_of, who
from heed.warehouse.models import StoredFile, Tombstone
from heed.warehouse.sealed_files import dataset_of
from heed.warehouse.stored import stored
from heed.warehouse.tests.made import MARCH

pytestmark = pytest.mark.django_db
LATER = MARCH + timedelta(days=40)
RARE = {"ease": "very_difficult", "years": 87.5}


def copied():
    with clock.at(LATER):
        return copy_closed_windows()


@pytest.fixture
def rare(house):
    """An answer like no other among others, all of them stored."""
    for number in range(5):
        house.answer({"ease": "easy", "years": number})
    one = house.answer(RARE)
    house.settle()
    copied()
    return one


def take_back(response):
    with clock.at(LATER):
        withdraw_response(response=response, reason=Withdrawal.Reason.ERASURE)


def names(house):
    with stored(house.fieldwork) as there:
        return there.columns(["who"])["who"].to_pylist()


def everything_on_disk(folder):
    """All that the files say to whoever has the key, and their bytes."""
    paths = sorted(folder.glob("*/*/*.parquet"))
    said = [row for path in paths for row in rows_of(dataset_of([path]).to_table())]
    raw = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return repr(said).encode() + raw


def test_it_is_left_out_at_once(house, rare):
    assert who(rare.id) in names(house)
    take_back(rare)
    assert who(rare.id) not in names(house)
    assert len(names(house)) == 5


def test_no_byte_of_it_stays_on_disk(house, rare, folder):
    before = {path: path.read_bytes() for path in folder.glob("*/*/*.parquet")}
    traces = [who(rare.id).encode(), b"very_difficult", b"87.5"]
    assert all(trace in everything_on_disk(folder) for trace in traces)
    take_back(rare)
    copied()
    assert not any(trace in everything_on_disk(folder) for trace in traces)
    assert not [path for path in before if path.exists()]
    assert not Tombstone.objects.exists()
    assert len(names(house)) == 5


def test_the_old_file_waits_until_it_is_read_and_then_goes(house, rare, folder):
    take_back(rare)
    with places.reading():
        copied()
        assert len(list(folder.glob("*/*/*.parquet"))) == 2
    copied()
    assert who(rare.id).encode() not in everything_on_disk(folder)


def test_the_last_one_takes_the_file_with_it(house, folder):
    one = house.answer(RARE)
    house.settle()
    copied()
    take_back(one)
    copied()
    assert not list(folder.glob("*/*/*.parquet"))
    assert not StoredFile.objects.exists()


def test_what_is_removed_for_its_age_goes_too(house, rare, folder):
    remove_responses(house.ward.organisation, LATER)
    copied()
    assert not list(folder.glob("*/*/*.parquet"))


def test_taken_back_while_it_is_copied_it_is_left_out(house, monkeypatch):
    one = house.answer(RARE)
    house.answer({"ease": "easy"})
    house.settle()
    path = "heed.warehouse.actions.copying.compact"
    monkeypatch.setattr(path, lambda: take_back(one))
    copied()
    assert who(one.id) not in names(house)
    monkeypatch.undo()
    copied()
    assert len(names(house)) == 1


def test_a_file_says_nothing_without_the_key(house, rare, folder):
    (path,) = folder.glob("*/*/*.parquet")
    raw = path.read_bytes()
    assert raw[:4] == raw[-4:] == b"PARE"
    for trace in (who(rare.id), "very_difficult", "said__ease", "service_user"):
        assert trace.encode() not in raw


def test_a_copy_with_another_installations_key_does_not_open(
    house, rare, folder, settings
):
    (path,) = folder.glob("*/*/*.parquet")
    settings.HEED_KEYS = type(settings.HEED_KEYS)(uuid4().bytes * 2)
    with pytest.raises(Exception, match="seal does not open"):
        dataset_of([path])
