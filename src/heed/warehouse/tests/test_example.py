"""The example of the tutorial has the form of an export."""

import csv
from pathlib import Path

from heed.warehouse.queries import HOW

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "national-survey"


def read(name):
    with (EXAMPLE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_it_has_the_columns_that_an_export_has():
    people, book = read("national-survey.csv"), read("national-survey-codebook.csv")
    known = {*HOW, "language", "edition"}
    assert known < set(people[0])
    assert {line["column"] for line in book} == set(people[0])
    assert len(people) == 185


def test_every_code_of_it_is_in_the_codebook():
    book = read("national-survey-codebook.csv")
    meant = {(line["column"], line["value"]) for line in book}
    found = {(n, v) for one in read("national-survey.csv") for n, v in one.items()}
    assert {n for n, _ in found - meant} == {"language"}
