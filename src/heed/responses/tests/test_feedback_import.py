"""Every row of a file ends stored, as a duplicate, or refused with a reason."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from heed.people.models import Place
from heed.responses.models import Response, SourceRecord, Text
from heed.responses.sealed_words import original_words
from heed.safeguards.models import AuditEntry

REAL = Path(__file__).resolve().parents[4].parent / "shared/data/feedback_train.csv"
EXAMPLE = Path(__file__).resolve().parents[4] / "examples/fft-map.yaml"
MAP = """
version: 1
source: our-cards
source_id: [Card]
place:
  column: Ward
  organisation: {slug: elmwood, name: Elmwood Trust}
  places: {Larch: {slug: larch, name: Larch ward}}
  create: true
date: {column: Date, order: day-month-year, coarseness: month}
comments: [{column: Words, question: "What was it like?"}]
score:
  column: Score
  question: "How was it?"
  codes: {"1": good, "2": poor}
missing: ["", "Did not answer"]
"""
HEADER = "Card,Ward,Date,Words,Score\n"


@pytest.fixture
def bring(tmp_path, capsys):
    (tmp_path / "map.yaml").write_text(MAP)

    def bringing(rows, *options):
        path = tmp_path / "cards.csv"
        path.write_text(HEADER + rows)
        call_command(
            "feedback_import",
            path,
            "--map",
            tmp_path / "map.yaml",
            "--problems",
            tmp_path / "problems.csv",
            "--json",
            *options,
        )
        return json.loads(capsys.readouterr().out.splitlines()[-1])

    return bringing


@pytest.mark.django_db
def test_it_works(bring):
    counts = bring("a1,Larch,3/4/2025,The staff are kind.,1\n")
    assert counts == {"stored": 1, "duplicates": 0, "refused": 0}
    response = Response.objects.get()
    assert response.answers == {"score": "good", "comment_1": "written"}
    assert original_words(Text.objects.get()) == "The staff are kind."
    assert response.place.slug == "larch"


@pytest.mark.django_db
def test_repeating_stores_nothing(bring):
    rows = "a1,Larch,3/4/2025,One,1\na2,Larch,3/4/2025,One,2\n"
    bring(rows)
    assert bring(rows) == {"stored": 0, "duplicates": 2, "refused": 0}
    assert Place.objects.filter(slug="larch").count() == 1


@pytest.mark.django_db
def test_equal_words_are_no_duplicate(bring):
    rows = "a1,Larch,3/4/2025,Same,1\na2,Larch,3/4/2025,Same,1\n"
    assert bring(rows)["stored"] == 2


@pytest.mark.django_db
def test_the_same_id_twice_in_a_file_is_one(bring):
    rows = "a1,Larch,3/4/2025,One,1\na1,Larch,3/4/2025,Two,1\n"
    assert bring(rows) == {"stored": 1, "duplicates": 1, "refused": 0}


@pytest.mark.django_db
def test_no_answer_is_kept_as_skipped(bring):
    bring("a1,Larch,3/4/2025,Did not answer,2\n")
    answers = {"score": "poor", "comment_1": "skipped"}
    assert Response.objects.get().answers == answers
    assert not Text.objects.exists()


@pytest.mark.django_db
def test_a_refused_row_says_where_and_how_to_mend_it(bring, tmp_path):
    counts = bring("a1,Larch,31/31/2025,Words of a person,1\na2,Larch,1/1/2025,,1\n")
    assert counts == {"stored": 1, "duplicates": 0, "refused": 1}
    with (tmp_path / "problems.csv").open() as file:
        (problem,) = csv.DictReader(file)
    assert (problem["row"], problem["column"]) == ("2", "Date")
    assert problem["remedy"]
    assert "Words of a person" not in str(problem)


@pytest.mark.django_db
def test_a_dry_run_stores_nothing(bring):
    assert bring("a1,Larch,3/4/2025,One,1\n", "--dry-run")["stored"] == 1
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_a_column_that_the_map_does_not_know_is_refused_whole(bring, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("Card,Ward,Date,Words,Score,Secret\n1,Larch,1/1/2025,w,1,x\n")
    with pytest.raises(CommandError, match="Secret"):
        call_command("feedback_import", path, "--map", tmp_path / "map.yaml")
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_who_brought_it_in_is_on_record(bring):
    bring("a1,Larch,3/4/2025,One,1\n")
    entry = AuditEntry.objects.get(event="feedback imported")
    assert entry.details == {"stored": 1, "duplicates": 0, "refused": 0}


@pytest.mark.django_db
def test_the_source_id_is_kept_only_as_a_hash(bring):
    bring("patient-77,Larch,3/4/2025,One,1\n")
    assert len(bytes(SourceRecord.objects.get().look_up)) == 32


@pytest.mark.reference
@pytest.mark.django_db
@pytest.mark.skipif(not REAL.exists(), reason="the real feedback is not here")
def test_every_row_of_the_real_file_is_stored_once(capsys):
    for expected in ((5877, 0), (0, 5877)):
        call_command("feedback_import", REAL, "--map", EXAMPLE, "--json")
        counts = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (counts["stored"], counts["duplicates"]) == expected
        assert counts["refused"] == 0
    assert Response.objects.filter(answers__score="skipped").count() == 317
    assert Text.objects.count() == 5877 - 1271
