"""The commands about questionnaires."""

import json
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from heed.instruments.actions import publish_edition
from heed.instruments.library.shelf import files
from heed.instruments.queries import edition_in_use
from heed.instruments.tests.samples import a_definition, document, item
from heed.people.tests.factories import an_account


def said(*arguments):
    out = StringIO()
    call_command(*[str(one) for one in arguments], stdout=out)
    return out.getvalue()


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump(document(item("x", why="", colour="red"))))
    return path


def test_check_a_good_file():
    assert "can be published" in said("instrument_check", files()[0])
    found = json.loads(said("instrument_check", files()[0], "--json"))
    assert found == {"ready": True, "problems": []}


def test_check_says_where_and_what_to_do(broken, capsys):
    with pytest.raises(CommandError, match="1 things to mend"):
        call_command("instrument_check", broken)
    said = capsys.readouterr().out
    assert "items.1 (x).colour: This key is not known. Remove it" in said


def test_check_for_a_machine(broken, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("instrument_check", broken, "--json")
    assert stopped.value.code == 1
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert problem["path"] == "items.1 (x).colour"


def test_check_a_file_that_is_not_there(tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command("instrument_check", tmp_path / "none.yaml")
    assert "Check the name of the file." in capsys.readouterr().out


@pytest.mark.django_db
def test_publish_a_file(tmp_path):
    account, path = an_account(), tmp_path / "sample.yaml"
    path.write_text(yaml.safe_dump(document()))
    out = said("instrument_publish", path, "--by", account.email)
    assert out == "sample version 1 is published.\n"
    assert edition_in_use(account.organisation, "sample").published_by == account


@pytest.mark.django_db
def test_publish_the_library():
    account = an_account()
    out = said("instrument_publish", "--library", "--by", account.email, "--json")
    codes = [one["code"] for one in json.loads(out)["published"]]
    assert codes == [path.stem for path in files()]


@pytest.mark.django_db
def test_publish_refuses_a_changed_file_loudly(tmp_path):
    account, path = an_account(), tmp_path / "sample.yaml"
    publish_edition(by=account, definition=a_definition())
    path.write_text(yaml.safe_dump(document(about="Changed.")))
    with pytest.raises(CommandError, match="higher version"):
        said("instrument_publish", path, "--by", account.email)


@pytest.mark.django_db
def test_publish_needs_an_account():
    with pytest.raises(CommandError, match="no account"):
        said("instrument_publish", "--library", "--by", "nobody@example.org")


@pytest.mark.django_db
def test_list():
    assert "Nothing is published yet" in said("instrument_list")
    publish_edition(by=an_account(), definition=a_definition())
    assert said("instrument_list").startswith("sample               version 1")
    [one] = json.loads(said("instrument_list", "--json"))["editions"]
    assert (one["code"], one["version"]) == ("sample", 1)
