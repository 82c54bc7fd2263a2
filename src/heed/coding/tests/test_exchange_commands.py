"""``heed coding export`` and ``heed coding import``."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.coding.models import Project
from heed.coding.tests.factories import coded
from heed.coding.tests.refi_made import packed
from heed.safeguards.audit import AT_THE_CONSOLE, Event
from heed.safeguards.models import AuditEntry


def ran(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def file(lead, coder, texts, tmp_path):
    """A file of a coded project."""
    coded(coder, texts[0], "Staff workload", "Team factors")
    path = tmp_path / "theirs.qdpx"
    ran("coding_export", "a-project", path)
    return path


def test_a_file_is_written_for_its_maker_alone(file):
    assert file.stat().st_mode & 0o777 == 0o600
    entry = AuditEntry.objects.get(event=Event.EXPORTED)
    assert entry.by == AT_THE_CONSOLE


def test_out_and_in_by_machine(file, lead, tmp_path):
    by = lead.account.email
    more = ["--by", by, "--counting", "programs", "--json"]
    out = json.loads(ran("coding_export", "a-project", tmp_path / "b.qdpx", *more))
    assert (out["texts"], out["left_out"], out["codings"]) == (3, 0, 2)
    assert out["not_carried"]
    said = ["--project", "theirs", "--by", by, "--json"]
    found = json.loads(ran("coding_import", file, *said))
    assert (found["texts"], found["codings"], found["untrusted"]) == (3, 2, [])
    assert [one["name"] for one in found["coders"]] == ["Coder 2"]


def test_in_words(file, lead):
    said = ran("coding_import", file, "--project", "theirs", "--by", lead.account.email)
    assert "theirs: 3 texts, 4 codes, 2 codings." in said
    assert "Elsewhere 1: Coder 2" in said
    assert "Not as it was:" in said


def test_a_refusal_is_a_sentence_and_leaves_nothing(lead, tmp_path):
    path = tmp_path / "bad.qdpx"
    path.write_bytes(packed("<!DOCTYPE a><Project/>"))
    with pytest.raises(CommandError):
        ran("coding_import", path, "--project", "bad", "--by", lead.account.email)
    assert not Project.objects.filter(slug="bad").exists()


def test_a_coder_writes_no_file(coder, texts, tmp_path):
    path = tmp_path / "theirs.qdpx"
    with pytest.raises(CommandError, match="do not work inside"):
        ran("coding_export", "a-project", path, "--by", coder.account.email)
    assert not path.exists()


def test_an_unknown_person_is_said(lead, tmp_path):
    with pytest.raises(CommandError, match="no account"):
        ran("coding_import", tmp_path / "x", "--project", "x", "--by", "a@example.org")


def test_a_file_that_is_not_there_is_said(lead, tmp_path):
    said = ["--project", "x", "--by", lead.account.email]
    with pytest.raises(CommandError, match="cannot be written or read"):
        ran("coding_import", tmp_path / "missing.qdpx", *said)


def test_whoever_coded_may_have_an_account(file, lead, coder):
    who = f"Coder 2={coder.account.email}=lived_experience"
    said = ["--project", "theirs", "--title", "Mine", "--by", lead.account.email]
    ran("coding_import", file, *said, "--coder", who)
    project = Project.objects.get(slug="theirs")
    assert project.title == "Mine"
    assert project.coders.get(account=coder.account).kind == "lived_experience"
