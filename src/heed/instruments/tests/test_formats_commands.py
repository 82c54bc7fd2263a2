"""``heed instrument import`` and ``heed instrument export``."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.instruments.actions import publish_edition
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.files import ENDINGS, export, read_file
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.library.shelf import files
from heed.instruments.tests.samples import a_definition, asking, item
from heed.people.tests.factories import an_account

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def said(*arguments):
    out = StringIO()
    call_command(*[str(one) for one in arguments], stdout=out)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("form", ENDINGS)
def test_it_works(form, tmp_path):
    account, definition = an_account(), a_definition()
    publish_edition(by=account, definition=definition)

    out = said("instrument_export", "sample", "--as", form)

    path = tmp_path / f"sample{ENDINGS[form]}"
    assert f"sample version 1 is in {path.name}." in out
    assert read_file(path).definition == definition


def test_a_draft_can_be_exported():
    told = said("instrument_export", files()[0], "--as", "fhir", "--json")
    assert {one["how"] for one in json.loads(told)["losses"]} == {"aside"}


@pytest.mark.django_db
def test_nothing_is_published():
    with pytest.raises(CommandError, match="No edition of nothing is published"):
        said("instrument_export", "nothing", "--as", "yaml")


@pytest.mark.django_db
def test_two_organisations_are_told_apart():
    first, second = an_account(), an_account()
    publish_edition(by=first, definition=a_definition())
    publish_edition(by=second, definition=a_definition(about="Another."))
    with pytest.raises(CommandError, match="--organisation"):
        said("instrument_export", "sample", "--as", "yaml")

    mine = ("--organisation", second.organisation)
    said("instrument_export", "sample", "--as", "yaml", *mine)


@pytest.mark.django_db
def test_an_older_edition(tmp_path):
    account = an_account()
    publish_edition(by=account, definition=a_definition())
    publish_edition(by=account, definition=a_definition(version=2, about="New."))

    said("instrument_export", "sample", "--as", "yaml", "--edition", "1")
    assert read_yaml(tmp_path / "sample.yaml").version == 1
    said("instrument_export", "sample", "--as", "yaml")
    assert read_yaml(tmp_path / "sample.yaml").version == 2


def test_an_import_is_a_draft(tmp_path):
    content, _ = export(asking(item("x", why="")), "xlsform")
    (tmp_path / "form.xlsx").write_bytes(content)

    out = said("instrument_import", "form.xlsx", "--code", "other-name")

    assert "1 items are in other-name.yaml" in out
    assert "there are 1 things to write" in out
    assert read_yaml(tmp_path / "other-name.yaml").code == "other-name"


def test_losses_are_listed_and_the_exit_code_says_so(tmp_path, capsys):
    (tmp_path / "form.csv").write_text(
        "field_name,field_type,field_label,required_field\n"
        "id,text,ID,\nx,text,What?,y\nsum,calc,Sum,\n"
    )
    with pytest.raises(SystemExit) as stopped:
        call_command("instrument_import", "form.csv", "--json")

    assert stopped.value.code == 3
    losses = json.loads(capsys.readouterr().out)["losses"]
    assert [one["where"] for one in losses] == [
        "row 2",
        "row 3, column required_field",
        "row 4, column field_type",
        "the dictionary",
    ]


def test_a_draft_is_not_written_over(tmp_path):
    content, _ = export(asking(), "fhir")
    (tmp_path / "form.json").write_bytes(content)
    said("instrument_import", "form.json")

    with pytest.raises(CommandError, match="exists"):
        said("instrument_import", "form.json")
    said("instrument_import", "form.json", "--replace")


def test_a_refusal_has_its_place(tmp_path):
    (tmp_path / "form.json").write_text('{"resourceType": "Patient"}')
    with pytest.raises(CommandError, match="resourceType: The file holds Patient"):
        said("instrument_import", "form.json")


@pytest.mark.parametrize("name", ["form.xls", "form.xml", "form.md", "none.xlsx"])
def test_other_files_are_refused_with_a_remedy(name, tmp_path):
    if name.startswith("form"):
        (tmp_path / name).write_text("x")
    with pytest.raises(CommandError, match=r"not read|No such file"):
        said("instrument_import", name)


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        (
            "form.csv",
            "SURVEY  ,\n  , TYPE , NAME\n  , note , n , x\n",
            "Excel workbook",
        ),
        ("form.md", "| survey |\n", "Excel workbook"),
    ],
)
def test_an_xlsform_in_another_dress_is_named_as_such(tmp_path, name, text, remedy):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError, match=remedy):
        read_file(tmp_path / name)
