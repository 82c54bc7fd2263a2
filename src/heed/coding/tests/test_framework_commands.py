"""Frameworks from the command line, for people and for machines."""

import json

import pytest
from django.core.management import CommandError, call_command

from heed.coding.actions.frameworks import load_frameworks
from heed.coding.formats.frameworks.files import ENDINGS
from heed.coding.models import Framework
from heed.people.tests.factories import an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return an_account()


def said(capsys, *words, code=None):
    if code is None:
        call_command(*words)
    else:
        with pytest.raises(SystemExit) as stop:
            call_command(*words)
        assert stop.value.code == code
    return capsys.readouterr().out


def as_json(capsys, *words, code=None):
    return json.loads(said(capsys, *words, "--json", code=code))


def test_the_list_has_the_library_and_what_is_published(capsys, account):
    found = as_json(capsys, "framework_list")
    assert len(found["library"]) == 5
    assert found["published"] == []
    load_frameworks(by=account)
    assert len(as_json(capsys, "framework_list")["published"]) == 5
    assert "ycff-mh" in said(capsys, "framework_list")


def test_one_is_shown(capsys):
    found = as_json(capsys, "framework_show", "ycff-mh", "--version-label", "2021")
    assert (found["slug"], found["factors"]) == ("ycff-mh", 21)
    text = said(capsys, "framework_show", "ycff-mh", "--version-label", "2018")
    assert "Missing:" in text
    assert "Layer unknown:" in text


def test_several_versions_need_a_choice(capsys):
    with pytest.raises(CommandError, match="2018, 2021"):
        call_command("framework_show", "ycff-mh")


def test_none_is_told(capsys):
    with pytest.raises(CommandError, match="heed framework list"):
        call_command("framework_show", "nothing")


@pytest.mark.parametrize("form", ["csv", "qdc", "fhir", "yaml"])
def test_one_goes_out_and_comes_in(capsys, tmp_path, account, form):
    path = tmp_path / f"out{ENDINGS[form]}"
    told = as_json(capsys, "framework_export", "ycff", str(path), "--as", form)
    assert told["file"] == str(path)
    back = ["framework_import", str(path), "--version-label", "mine"]
    words = [*back, "--by", account.email, "--slug", "ours"]
    found = as_json(capsys, *words)
    assert found["published"][0]["version"] == "mine"
    assert Framework.objects.get().codes.count() == 21


def test_without_an_account_nothing_is_published(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("code,label\na,A\n")
    found = as_json(capsys, "framework_import", str(path))
    assert (found["read"][0]["codes"], found["published"]) == (1, [])
    assert not Framework.objects.exists()


def test_what_could_not_be_carried_ends_with_three(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("code,label,colour\na,A,red\n")
    found = as_json(capsys, "framework_import", str(path), code=3)
    assert found["losses"][0]["where"] == "row 2, column colour"


def test_a_mistake_ends_with_one(capsys, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("code,kind\na,thing\n")
    found = as_json(capsys, "framework_import", str(path), code=1)
    assert found["problems"][0]["path"] == "row 2, column kind"


def test_the_library_is_published(capsys, account):
    found = as_json(capsys, "framework_import", "--library", "--by", account.email)
    assert len(found["published"]) == 5


def test_the_library_needs_an_account():
    with pytest.raises(CommandError, match="--by"):
        call_command("framework_import", "--library")


def test_a_crosswalk_goes_out_as_a_concept_map(capsys, tmp_path):
    path = tmp_path / "map.json"
    found = as_json(
        capsys, "framework_crosswalk", "ycff-mh", str(path), "--version-label", "2021",
        "--from", "ycff@2012",
    )  # fmt: skip
    assert found["file"] == str(path)
    made = json.loads(path.read_text())
    assert (made["resourceType"], made["version"]) == ("ConceptMap", "2021")


def test_a_crosswalk_that_nobody_knows_is_refused(tmp_path):
    path = str(tmp_path / "map.json")
    with pytest.raises(CommandError, match="no crosswalk"):
        call_command("framework_crosswalk", "ycff", path)
    with pytest.raises(CommandError, match=r"--from which: .*ycff@2012"):
        call_command(
            "framework_crosswalk", "ycff-mh", path, version_label="2021", earlier="x@1"
        )
