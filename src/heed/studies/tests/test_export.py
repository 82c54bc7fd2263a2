"""heed dataset export: for those inside the study, each time written down."""

import csv

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.actions import withdraw_response
from heed.responses.choices import Decision
from heed.responses.models import Response, Withdrawal
from heed.safeguards.audit import AT_THE_CONSOLE, Event
from heed.safeguards.models import AuditEntry
from heed.studies.actions import export_study
from heed.studies.errors import NotInTheStudy
from heed.studies.tests.factories import AFTER, PUBLISHED, a_study, answered
from heed.warehouse.formats import ENDINGS, WRITERS

pytestmark = pytest.mark.django_db
EASE = (1, 2, 3, 4, 5, -1)


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


def column(path, name):
    with path.open(encoding="utf-8") as file:
        return [row[name] for row in csv.DictReader(file)]


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_it_works(tmp_path, kind):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind=kind, folder=tmp_path)
    assert (tmp_path / f"a-survey.{ENDINGS.get(kind, kind)}").stat().st_size


def test_every_answer_is_there_with_its_kind_of_missing(tmp_path):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    path = tmp_path / "a-survey.csv"
    found = column(path, "ease")
    counts = [found.count(str(code)) for code in EASE]
    assert counts == list(PUBLISHED.values())


def test_rows_come_in_an_order_of_their_own(tmp_path):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    path = tmp_path / "a-survey.csv"
    first = column(path, "ease")
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    assert sorted(first) == sorted(column(path, "ease"))
    assert first != column(path, "ease")


def test_no_file_has_an_identity_or_a_time(tmp_path):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    path = tmp_path / "a-survey.csv"
    text = path.read_text(encoding="utf-8")
    assert "2026" not in text
    for response in Response.objects.all():
        assert str(response.id) not in text


def test_it_is_written_down(tmp_path):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    entry = AuditEntry.objects.get(event=Event.EXPORTED)
    assert (entry.by, entry.details["rows"]) == (by.id, 95)


def test_nobody_else_on_the_machine_may_read_it(tmp_path):
    planned, by = a_study()
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    made = sorted(tmp_path.iterdir())
    assert [path.name for path in made] == ["a-survey-codebook.csv", "a-survey.csv"]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}


def test_a_file_that_cannot_be_written_leaves_nothing_but_the_entry(
    tmp_path, monkeypatch
):
    def broken(dataset, path):
        path.write_text("half")
        raise OSError("The disk is full.")

    monkeypatch.setitem(WRITERS, "csv", broken)
    planned, by = a_study()
    with pytest.raises(OSError, match="full"):
        export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    assert not list(tmp_path.iterdir())
    assert AuditEntry.objects.filter(event=Event.EXPORTED).exists()


def test_a_stranger_gets_no_file(tmp_path):
    planned, by = a_study()
    colleague = an_account("researcher", organisation=by.organisation)
    with pytest.raises(NotInTheStudy):
        export_study(by=colleague, study=planned.study, kind="csv", folder=tmp_path)
    assert not list(tmp_path.iterdir())


def test_whoever_did_not_agree_or_took_it_back_is_not_in_it(tmp_path):
    planned, by = a_study()
    fieldwork = planned.study.fieldworks.get().fieldwork
    answered(fieldwork, by, {"easy": 3}, research=Decision.NO)
    (taken_back,) = answered(fieldwork, by, {"very_easy": 1})
    withdraw_response(response=taken_back, reason=Withdrawal.Reason.BY_CODE)
    export_study(by=by, study=planned.study, kind="csv", folder=tmp_path)
    path = tmp_path / "a-survey.csv"
    assert len(column(path, "ease")) == 95


@pytest.mark.django_db(transaction=True)
def test_the_command(tmp_path, capsys):
    a_study()
    call_command("dataset_export", "a-study", kind="sav", to=tmp_path)
    assert "Keep it safe" in capsys.readouterr().out
    assert AuditEntry.objects.get(event=Event.EXPORTED).by == AT_THE_CONSOLE


def test_an_unknown_study_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="None is open yet"):
        call_command("dataset_export", "gone", kind="sav", to=tmp_path)
