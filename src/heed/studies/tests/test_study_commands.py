"""heed study list, show, open and report."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.studies.models import Study
from heed.studies.tests.factories import AFTER, a_study

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    with clock.at(AFTER):
        call_command(*words, stdout=out)
    return out.getvalue()


def test_list_and_show():
    assert "No study is open yet" in run("study_list")
    a_study()
    (listed,) = json.loads(run("study_list", "--json"))["studies"]
    assert (listed["study"], listed["fieldworks"]) == ("a-study", ["a-survey"])
    shown = json.loads(run("study_show", "a-study", "--json"))
    assert shown["fieldworks"][0]["asks"][0]["questionnaire"] == "a-survey version 1"
    assert "Table ease: How easy it is" in run("study_show", "a-study")


def test_an_unknown_study_is_one_sentence():
    with pytest.raises(CommandError, match="None is open yet"):
        run("study_show", "gone")
    with pytest.raises(CommandError, match="None is open yet"):
        run("study_report", "gone")


def test_open():
    planned, by = a_study()
    fieldwork = planned.study.fieldworks.get().fieldwork
    planned.delete()
    planned.study.members.all().delete()
    planned.study.fieldworks.all().delete()
    Study.objects.all().delete()
    words = ("study_open", "new", "--title", "New", "--by", by.email)
    with pytest.raises(CommandError, match="There is a-survey"):
        run(*words, "--fieldwork", "wrong")
    told = json.loads(run(*words, "--fieldwork", fieldwork.slug, "--json"))
    assert told["fieldworks"][0]["opens_on"] == date(2026, 5, 1).isoformat()
    assert Study.objects.get().members.get().account == by
    with pytest.raises(CommandError, match="already"):
        run(*words)


def test_report_is_printed_or_written_for_its_owner_alone(tmp_path):
    a_study()
    assert "| Very\\_easy | 1 (1.1%)" in run("study_report", "a-study")
    file = tmp_path / "report.html"
    told = run("study_report", "a-study", "--as", "html", "--to", str(file))
    assert "Written" in told
    assert "<td" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_report_for_the_public_is_suppressed():
    a_study()
    text = run("study_report", "a-study", "--audience", "public")
    assert "| not shown |" in text
    assert "16" not in text.replace("2016", "")


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    a_study()
    with pytest.raises(CommandError, match="cannot be written"):
        run("study_report", "a-study", "--to", str(tmp_path / "gone" / "x.md"))
