"""heed warehouse update, status, check and rebuild."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.warehouse import folder as places
from heed.warehouse.models import StoredFile, WaitingWindow
from heed.warehouse.tests.made import MARCH

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _later():
    with clock.at(MARCH + timedelta(days=40)):
        yield


@pytest.fixture
def said(capsys):
    def command(name):
        call_command(f"warehouse_{name}", json=True)
        return json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def answered(house):
    for ease in ("easy", "difficult"):
        house.answer({"ease": ease, "causes": ["noise"], "more": "written"})
    house.settle()
    return house


def test_they_work(answered, said):
    assert said("update") == {"rows": 2}
    slug = answered.fieldwork.slug
    status = said("status")
    assert status["fieldworks"] == {slug: [2, 1]}
    assert (status["waiting"], status["tombstones"]) == (0, 0)
    checked = said("check")["fieldworks"][slug]
    assert checked == {"operational": 2, "analysis": 2, "agrees": True}
    assert said("rebuild") == {"rows": 2}


def test_a_row_that_is_lacking_is_found(answered, said, capsys):
    said("update")
    answered.answer({"ease": "easy"})
    answered.settle()
    WaitingWindow.objects.all().delete()
    with pytest.raises(CommandError, match="heed warehouse rebuild"):
        call_command("warehouse_check")
    assert "3 rows in the operational store, 2" in capsys.readouterr().out


def test_an_answer_that_differs_is_found(answered, said):
    said("update")
    one = answered.fieldwork.response_set.first()
    one.answers = {**one.answers, "ease": "neither"}
    one.save()
    with pytest.raises(CommandError):
        call_command("warehouse_check")


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_a_file_that_was_touched_is_found_and_made_anew(answered, said, harm):
    said("update")
    path = places.path_of(StoredFile.objects.get())
    path.write_bytes(b"PAR1") if harm == "altered" else path.unlink()
    with pytest.raises(CommandError):
        call_command("warehouse_check")
    said("rebuild")
    assert said("check")["altered"] == []


def test_whoever_comes_second_waits(answered):
    with places.copying(), pytest.raises(CommandError, match="another process"):
        call_command("warehouse_update")
