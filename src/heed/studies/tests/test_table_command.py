"""heed table: planned tables, and published ones from a file."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.safeguards.audit import AT_THE_CONSOLE, Event
from heed.safeguards.models import AuditEntry
from heed.studies.tests.factories import AFTER, a_study

pytestmark = pytest.mark.django_db
WHOLE = "domain,a,b,total\nOne,1,2,3\nOutcome,4,0,4\nGrand total,5,2,7\n"


def run(*words, **options):
    out = StringIO()
    with clock.at(AFTER):
        call_command("table", *words, stdout=out, **options)
    return out.getvalue()


def test_the_planned_table_as_json():
    a_study()
    shown = json.loads(run("ease", "--json"))
    assert [row["count"] for row in shown["rows"]] == [1, 4, 16, 35, 38]
    assert [row["percent"] for row in shown["rows"]] == [1.1, 4.2, 16.8, 36.8, 40.0]
    assert shown["base"] == {"of": "group", "count": 95}
    assert shown["missing"]["skipped"] == 1
    assert shown["audience"] == "custodian"


@pytest.mark.django_db(transaction=True)
def test_it_needs_no_transaction_around_it():
    a_study()
    assert "Base: 95" in run("ease")


def test_from_the_console_the_opening_is_written_down_as_such():
    a_study()
    run("ease")
    assert AuditEntry.objects.get(event=Event.AGGREGATE_OPENED).by == AT_THE_CONSOLE


def test_the_public_sees_no_small_cell():
    a_study()
    shown = json.loads(run("ease", "--json", "--audience", "public"))
    assert [row["count"] for row in shown["rows"]] == [None, None, None, 35, 40]


def test_for_people_it_says_its_base():
    a_study()
    text = run("ease")
    assert "Base: 95 in the group" in text
    assert "Very_difficult" in text


def test_an_unknown_table_is_one_sentence():
    with pytest.raises(CommandError, match="No study has a table called nothing"):
        run("nothing")


def test_published_counts_are_given_with_their_percentages(tmp_path):
    file = tmp_path / "published.csv"
    file.write_text(WHOLE)
    shown = json.loads(run(str(file), "--json"))
    found = {(r["answer"], r["group"]): r["percent"] for r in shown["rows"]}
    assert found["One", "a"] == 20.0
    assert shown["audience"] == "published"
    assert "Outcome" in run(str(file))


def test_a_table_that_lost_a_row_says_what_does_not_add_up(tmp_path):
    file = tmp_path / "published.csv"
    file.write_text(WHOLE.replace("Outcome,4,0,4\n", ""))
    with pytest.raises(CommandError, match="column “a” adds up to 1"):
        run(str(file))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "gone.csv"))
