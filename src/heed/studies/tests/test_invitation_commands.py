"""A survey's list from the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.people.tests.factories import an_account, an_organisation
from heed.responses.models import Invitation
from heed.responses.tests.invited import a_survey, bring, by_post, someone
from heed.studies.actions import open_study
from heed.studies.models import Sampling
from heed.studies.tests.factories import an_edition

pytestmark = pytest.mark.django_db
HEAD = "name,email,address,group,language,easy_read\n"


@pytest.fixture
def owner(db):
    return an_account("researcher", at=an_organisation())


@pytest.fixture
def survey(owner):
    survey = a_survey(owner.postings.get().place, owner, an_edition(owner))
    open_study(
        by=owner,
        slug="a-study",
        title="A study",
        sampling=Sampling.NAMED,
        fieldworks=[survey],
    )
    return survey


def run(name, *arguments, **options):
    out = StringIO()
    call_command(name, "a-study", *arguments, "--json", stdout=out, **options)
    return json.loads(out.getvalue())


def test_import_may_be_repeated(survey, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(HEAD + "Ann,ann@example.org,,staff,,\n")
    assert run("invitation_import", path) == {"added": 1, "there_before": 0}
    assert run("invitation_import", path) == {"added": 0, "there_before": 1}


def test_a_wrong_row_is_printed_and_nothing_is_stored(survey, tmp_path):
    path, err = tmp_path / "list.csv", StringIO()
    path.write_text(HEAD + "Ann,ann@example.org,,staff,,\nBob,,,staff,,\n")
    with pytest.raises(SystemExit) as ended:
        run("invitation_import", path, stderr=err)
    assert ended.value.code == 3
    assert "3,email,,Nothing says where to write to.," in err.getvalue()
    assert not Invitation.objects.exists()


def test_letters_go_to_a_new_file_of_its_owner(survey, owner, tmp_path):
    bring(survey, owner, by_post(1))
    path = tmp_path / "letters.pdf"
    assert run("invitation_letters", "--to", str(path)) == {"letters": 1}
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_leaves_the_words_as_they_were(survey, owner, tmp_path):
    bring(survey, owner, by_post(1))
    path = tmp_path / "letters.pdf"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="cannot be used"):
        run("invitation_letters", "--to", str(path))
    assert Invitation.objects.get().look_up is None


def test_mails_and_those_that_came_back(survey, owner, tmp_path):
    bring(survey, owner, *[someone(n) for n in range(3)])
    assert run("invitation_mail") == {"mails_on_their_way": 3}
    path = tmp_path / "delivery.csv"
    path.write_text("email,status\nperson1@example.org,bounced\n")
    assert run("invitation_bounced", path) == {"out_of_reach": 1}


def test_a_short_list_does_not_say_who_answered(survey, owner):
    bring(survey, owner, someone(1))
    told = run("invitation_show")
    assert (told["listed"], told["complete"], told["no_answer"]) == (1, None, None)


def test_a_stranger_is_refused(survey, owner):
    stranger = an_account("researcher", at=an_organisation())
    with pytest.raises(CommandError, match="do not work inside"):
        run("invitation_show", "--by", stranger.email)
