"""Closed windows are copied, each row once, whatever happened before."""

from datetime import timedelta

import pytest

from heed.foundation import clock
from heed.responses.choices import Group
from heed.responses.models import Response
from heed.warehouse import folder as places
from heed.warehouse.actions import copy_closed_windows, rebuild
from heed.warehouse.errors import WarehouseBusy
from heed.warehouse.layout import who
from heed.warehouse.models import StoredFile, WaitingWindow
from heed.warehouse.stored import stored
from heed.warehouse.tests.made import MARCH

pytestmark = pytest.mark.django_db
LATER = MARCH + timedelta(days=40)


def copied(moment=LATER):
    with clock.at(moment):
        return copy_closed_windows()


def names(house):
    with stored(house.fieldwork) as there:
        return sorted(there.columns(["who"])["who"].to_pylist()) if there else []


def everybody():
    return sorted(who(pk) for pk in Response.objects.values_list("pk", flat=True))


def test_it_works(house, folder):
    for day in range(3):
        house.answer({"ease": "easy"}, MARCH + timedelta(days=day))
    house.settle()
    assert copied() == 3
    assert names(house) == everybody()
    assert not WaitingWindow.objects.exists()
    assert StoredFile.objects.get().rows == 3


def test_a_second_time_copies_nothing(house):
    house.answer({"ease": "easy"})
    house.settle()
    assert (copied(), copied()) == (1, 0)
    assert names(house) == everybody()


def test_what_came_late_is_added_once_and_does_not_stand_apart(house, folder):
    for moment in (LATER, LATER + timedelta(days=3)):
        house.answer({"ease": "easy"}, kind="day")
        house.settle(moment)
        copied(moment)
    assert names(house) == everybody()
    assert len(list(folder.glob("*/*/*.parquet"))) == 1


def test_an_open_window_waits(house):
    house.answer({"ease": "easy"}, kind="month")
    in_the_month = MARCH + timedelta(days=5)
    house.settle(in_the_month)
    assert copied(in_the_month) == 0
    assert WaitingWindow.objects.count() == 1
    assert copied() == 1


def test_a_window_settled_while_it_is_copied_waits_for_the_next_time(
    house, monkeypatch
):
    house.answer({"ease": "easy"})
    house.settle()
    path = "heed.warehouse.actions.copying.names_in"

    def meanwhile(*_):
        house.answer({"ease": "difficult"})
        house.settle()
        monkeypatch.undo()
        return set()

    monkeypatch.setattr(path, meanwhile)
    house.fieldwork.refresh_from_db()
    copied()
    copied()
    assert names(house) == everybody()


def test_two_at_once_do_not_write(house):
    with places.copying(), pytest.raises(WarehouseBusy):
        copy_closed_windows()


def test_files_are_for_their_owner_alone_and_tell_no_time(house, folder):
    house.answer({"ease": "easy"})
    house.settle()
    copied()
    inside = [path for path in folder.rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o777 for path in [folder, *inside]} == {0o700}
    (path,) = folder.glob("*/*/*.parquet")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_mtime == 946_684_800


def test_a_fieldwork_and_a_month_each_have_files_of_their_own(house, folder):
    for moment in (MARCH, MARCH + timedelta(days=31)):
        house.answer({"ease": "easy"}, moment, group=Group.CARER)
    house.settle(MARCH + timedelta(days=80))
    copied(MARCH + timedelta(days=80))
    found = {path.parent.name for path in folder.glob("*/*/*.parquet")}
    assert found == {"month=2026-03", "month=2026-04"}


def test_rebuilding_gives_the_same(house):
    house.answer({"ease": "easy"})
    house.settle()
    copied()
    before = names(house)
    with clock.at(LATER):
        assert rebuild() == 1
    assert names(house) == before == everybody()


def test_rows_that_were_there_before_the_store_are_found(house):
    house.answer({"ease": "easy"})
    house.settle()
    WaitingWindow.objects.all().delete()
    assert copied() == 1
