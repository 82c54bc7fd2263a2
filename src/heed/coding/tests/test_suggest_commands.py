"""heed suggest train and heed suggest apply, as they are typed."""

import csv
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from heed.coding.tests.coded_texts import write_coded


@pytest.fixture
def file(tmp_path):
    return write_coded(tmp_path / "coded.csv")


def train(file, capsys, *options):
    chosen = options or ("--labels", "all")
    call_command(
        "suggest_train", str(file), "--text", "Words", "--group", "Who", *chosen
    )
    return capsys.readouterr()


def test_the_last_line_is_one_object_that_begins_with_the_averages(file, capsys):
    said = train(file, capsys, "--labels", "all", "--json")
    last = said.out.splitlines()[-1]
    assert last.startswith('{"micro": ')
    assert list(json.loads(last))[:2] == ["micro", "macro"]
    assert "Hard sentences" in said.err
    assert len(said.out.splitlines()) == 1


def test_one_label_with_a_comma_is_chosen(file, capsys):
    said = train(file, capsys, "--label", "Food, drink", "--json")
    assert [one["label"] for one in json.loads(said.out)["labels"]] == ["Food, drink"]


def test_the_score_card_is_printed(file, capsys, tmp_path):
    beside = tmp_path / "agreement.csv"
    beside.write_text("label,agreement\nWaiting,0.66\n")
    said = train(file, capsys, "--labels", "all", "--agreement", str(beside))
    assert "switched on when at least 10 test texts" in said.out
    assert "0.66" in said.out


def test_a_kept_model_proposes_codes_for_another_file(file, capsys, tmp_path):
    model, new, out = (tmp_path / name for name in ("m.heed", "new.csv", "out.csv"))
    train(file, capsys, "--labels", "all", "--out", str(model))
    new.write_text("Said\nMy dinner came slow.\n\nThe queue was terrible.\n")
    call_command("suggest_apply", str(model), str(new), "--text", "Said", out=out)
    with out.open(newline="") as written:
        rows = list(csv.DictReader(written))
    assert [(row["row"], row["code"]) for row in rows] == [
        ("2", "Food, drink"),
        ("4", "Waiting"),
    ]
    capsys.readouterr()
    call_command("suggest_apply", str(model), str(new), "--text", "Said", "--next")
    assert sorted(capsys.readouterr().out.split()) == ["2", "4", "row"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--label", "Drink"), "no column “Drink”, which --label names. The columns"),
        (("--labels", "all", "--out", "/no/such/m"), "no folder such for the model"),
        (("--labels", "all", "--agreement", "/no.csv"), "no.csv cannot be opened"),
        ((), "one of the arguments --labels --label is required"),
    ],
)
def test_a_mistake_is_told_with_the_remedy(file, options, problem):
    with pytest.raises(CommandError, match=problem):
        call_command(
            "suggest_train", str(file), "--text", "Words", "--group", "Who", *options
        )
