"""A study as a bundle: whole, private, the same each time, and checked by its sums."""

import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.actions import add_consent_text, withdraw_response
from heed.responses.choices import Group, Purpose
from heed.responses.models import Response, Withdrawal
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.actions import bundle_study, fill_blank
from heed.studies.bundle.access import Access
from heed.studies.bundle.verifying import verify
from heed.studies.errors import BundleIsThere, NotInTheStudy, TooSmallToBeOpen
from heed.studies.tests.factories import AFTER, a_study, answered

pytestmark = pytest.mark.django_db
FEW = {"easy": 9, "skipped": 2}


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


@pytest.fixture
def study():
    planned, by = a_study(FEW)
    return planned.study, by


def read(folder, name):
    return (folder / name).read_text(encoding="utf-8")


def test_everything_is_there_and_for_its_owner_alone(study, tmp_path):
    whole, by = study
    target = tmp_path / "deposit"
    files = bundle_study(by=by, study=whole, target=target)
    names = {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}
    assert {
        "README.md",
        "SHA256SUMS",
        "data/a-survey.csv",
        "data/a-survey-codebook.csv",
        "data/a-survey.parquet",
        "data/a-survey.sav",
        "data/a-survey.ddi.xml",
        "questionnaires/a-survey-v1-service_user-en-gb.html",
        "questionnaires/a-survey-v1-staff-en-gb.html",
        "consent/a-survey.md",
        "reports/survey.html",
        "reports/cherries.md",
        "reports/strobe.md",
    } <= names
    assert len(names) == files + 1
    assert {p.stat().st_mode & 0o077 for p in target.rglob("*")} == {0}
    assert [p.name for p in tmp_path.iterdir()] == ["deposit"]


def test_it_says_what_people_were_asked_and_told(study, tmp_path):
    whole, by = study
    work = whole.fieldworks.get().fieldwork
    sheet = {"kind": "sheet", "language": "cy", "body": "Taflen.\nAil linell."}
    add_consent_text(by=by, fieldwork=work, purpose=Purpose.RESEARCH, **sheet)
    fill_blank(by=by, study=whole, blank="weighting", words="Raked to the census.")
    bundle_study(by=by, study=whole, target=tmp_path / "b")
    assert "Raked to the census." in read(tmp_path / "b", "README.md")
    assert "Safeguarded: " in read(tmp_path / "b", "README.md")
    told = read(tmp_path / "b", "consent/a-survey.html")
    assert '<p lang="cy">Ail linell.</p>' in told
    assert "Information sheet version 1 (Welsh)" in told
    shown = read(tmp_path / "b", "questionnaires/a-survey-v1-carer-en-gb.html")
    assert "1. How easy was it?" in shown
    assert "<li>Very_easy</li>" in shown


def test_the_same_data_are_the_same_bytes(study, tmp_path):
    whole, by = study
    paths = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for path in paths:
        bundle_study(by=by, study=whole, target=path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_mode & 0o777 == 0o600


def test_no_file_has_an_identity_and_no_catalogue_a_count(study, tmp_path):
    whole, by = study
    bundle_study(by=by, study=whole, target=tmp_path / "b")
    text = b"".join(p.read_bytes() for p in (tmp_path / "b").rglob("*") if p.is_file())
    for response in Response.objects.all():
        assert str(response.id).encode() not in text
        assert response.id.bytes not in text
    assert "catStat" not in read(tmp_path / "b", "data/a-survey.ddi.xml")


def test_who_took_answers_back_is_not_in_it(study, tmp_path):
    whole, by = study
    work = whole.fieldworks.get().fieldwork
    (gone,) = answered(work, by, {"very_easy": 1})
    withdraw_response(response=gone, reason=Withdrawal.Reason.BY_CODE)
    bundle_study(by=by, study=whole, target=tmp_path / "b")
    assert len(read(tmp_path / "b", "data/a-survey.csv").splitlines()) == 12


def test_it_is_written_down_before_there_is_a_file(study, tmp_path, monkeypatch):
    def broken(*_words, **_options):
        raise OSError("The disk is full.")

    monkeypatch.setattr("heed.studies.actions.make_files", broken)
    whole, by = study
    with pytest.raises(OSError, match="full"):
        bundle_study(by=by, study=whole, target=tmp_path / "b")
    entry = AuditEntry.objects.get(event=Event.EXPORTED)
    assert (entry.by, entry.details["as"]) == (by.id, "bundle")
    assert not list(tmp_path.iterdir())


def test_a_stranger_gets_nothing(study, tmp_path):
    whole, by = study
    stranger = an_account("researcher", organisation=by.organisation)
    with pytest.raises(NotInTheStudy):
        bundle_study(by=stranger, study=whole, target=tmp_path / "b")
    assert not list(tmp_path.iterdir())


def test_a_small_group_is_not_proposed_as_open(study, tmp_path):
    whole, by = study
    bundle_study(by=by, study=whole, target=tmp_path / "a", access=Access.OPEN)
    work = whole.fieldworks.get().fieldwork
    answered(work, by, {"easy": 3}, group=Group.CARER)
    with pytest.raises(TooSmallToBeOpen):
        bundle_study(by=by, study=whole, target=tmp_path / "b", access=Access.OPEN)
    bundle_study(by=by, study=whole, target=tmp_path / "c")
    assert "Controlled: " in read(tmp_path / "c", "README.md")


def test_it_is_never_mixed_with_what_is_there(study, tmp_path):
    whole, by = study
    with pytest.raises(BundleIsThere):
        bundle_study(by=by, study=whole, target=tmp_path)


def test_verify_finds_every_change(study, tmp_path):
    whole, by = study
    target = tmp_path / "b"
    bundle_study(by=by, study=whole, target=target)
    assert verify(target).is_whole
    (target / "README.md").write_text("Nothing.")
    (target / "reports/strobe.md").unlink()
    (target / "data/more.csv").write_text("x")
    found = verify(target)
    assert found.changed == ["README.md"]
    assert found.missing == ["reports/strobe.md"]
    assert found.added == ["data/more.csv"]


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_commands(tmp_path):
    a_study(FEW)
    target = tmp_path / "study.zip"
    assert "Keep it safe" in run("study_bundle", "a-study", str(target))
    told = json.loads(run("study_verify", str(target), "--json"))
    assert told["whole"]
    assert "Whole" in run("study_verify", str(target))
    with zipfile.ZipFile(target, "a") as packed:
        packed.writestr("a-study/data/more.csv", "x")
    with pytest.raises(SystemExit) as left:
        run("study_verify", str(target))
    assert left.value.code == 1


def test_what_is_no_bundle_is_one_sentence(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "empty").mkdir()
    for name in ("x.zip", "empty"):
        with pytest.raises(CommandError, match="no study bundle"):
            run("study_verify", str(tmp_path / name))
    with pytest.raises(CommandError, match="There is no"):
        run("study_verify", str(tmp_path / "gone"))
